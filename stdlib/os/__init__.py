"""os: the little of it that makes sense without files and processes. The environment is empty when the program starts."""

from __future__ import annotations

from typing import Final, TypeVar, overload

import os.path as path
from os._messages import MESSAGES
from pathlib import PurePosixPath
from runtime.entropy import random_bytes

D = TypeVar("D")

SEEK_SET: Final = 0
SEEK_CUR: Final = 1
SEEK_END: Final = 2

name: Final = "posix"
linesep: Final = "\n"
sep: Final = "/"
altsep: Final = None
curdir: Final = "."
pardir: Final = ".."
extsep: Final = "."
pathsep: Final = ":"
devnull: Final = "/dev/null"


class _Environ(dict[str, str]):
    """`os.environ`: an image gets no environment; what the program puts in stays with it."""

    def __repr__(self) -> str:
        return f"environ({super().__repr__()})"


environ: _Environ = _Environ()


@overload
def getenv(key: str) -> str | None: ...
@overload
def getenv(key: str, default: D) -> str | D: ...
def getenv(key: str, default: object = None) -> object:
    """The environment's value, or `default`."""
    return environ[key] if key in environ else default


def cpu_count() -> int:
    """An image has one processor."""
    return 1


def urandom(size: int) -> bytes:
    """Random bytes fit for keys."""
    if size < 0:
        raise ValueError("negative argument not allowed")
    return random_bytes(size)


def fspath(path: str | PurePosixPath) -> str:
    """The path as text."""
    return path if isinstance(path, str) else str(path)


def strerror(code: int) -> str:
    """The message of an error number."""
    message = MESSAGES.get(code)
    if message is not None:
        return message
    return "Success" if code == 0 else f"Unknown error {code}"
