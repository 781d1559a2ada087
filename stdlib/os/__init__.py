"""os: the little of it that makes sense without files, processes and environment variables."""

from __future__ import annotations

from typing import Final

import os.path as path
from os._messages import MESSAGES
from pathlib import PurePosixPath
from runtime.entropy import random_bytes

name: Final = "posix"
linesep: Final = "\n"
sep: Final = "/"
altsep: Final = None
curdir: Final = "."
pardir: Final = ".."
extsep: Final = "."
pathsep: Final = ":"
devnull: Final = "/dev/null"


def urandom(size: int) -> bytes:
    """Random bytes fit for keys."""
    if size < 0:
        raise ValueError("negative argument not allowed")
    return random_bytes(size)


def fspath(path: str | PurePosixPath) -> str:
    return path if isinstance(path, str) else str(path)


def strerror(code: int) -> str:
    """The message of an error number."""
    message = MESSAGES.get(code)
    if message is not None:
        return message
    return "Success" if code == 0 else f"Unknown error {code}"
