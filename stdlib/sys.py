"""`sys`: what a unikernel has of it.

There is one console: stdout and stderr both go to it, stdout by lines. There is no standard input.
"""

from __future__ import annotations

from typing import Final, NoReturn

from runtime.platform import arguments
from runtime.builtins import output
from runtime.builtins.traceback_text import handled

byteorder: Final = "little"
maxsize: Final = 0x7FFFFFFFFFFFFFFF
maxunicode: Final = 0x10FFFF
platform: Final = "unic"
version: Final = "3.11.0 (unic)"
hexversion: Final = 0x030B00F0
version_info: Final = (3, 11, 0, "final", 0)


class Implementation:
    """`sys.implementation`."""

    name: str

    def __init__(self) -> None:
        self.name = "unic"


class StandardOutput:
    """`sys.stdout`: text, buffered by lines."""

    encoding: str
    name: str

    def __init__(self) -> None:
        self.encoding = "utf-8"
        self.name = "<stdout>"

    def write(self, text: str) -> int:
        """Write `text`; the number of its characters. UnicodeEncodeError if there is a surrogate in it."""
        output.write_text(text)
        return len(text)

    def flush(self) -> None:
        output.flush()

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True


class StandardError:
    """`sys.stderr`: text, not buffered; surrogates are written as escapes."""

    encoding: str
    name: str

    def __init__(self) -> None:
        self.encoding = "utf-8"
        self.name = "<stderr>"

    def write(self, text: str) -> int:
        output.write_error(text)
        return len(text)

    def flush(self) -> None:
        output.flush()

    def isatty(self) -> bool:
        return False

    def writable(self) -> bool:
        return True


implementation: Implementation = Implementation()
stdout: StandardOutput = StandardOutput()
stderr: StandardError = StandardError()
# CPython has the path of the script in front.
argv: list[str] = ["main.py"] + arguments()


def exception() -> BaseException | None:
    """The exception being handled."""
    return handled()


def exc_info() -> tuple[type | None, BaseException | None, None]:
    """Class and instance of the exception being handled; a traceback is never a value."""
    error = handled()
    return (None, None, None) if error is None else (type(error), error, None)


def intern(string: str) -> str:
    """The same text; strings are compared by their contents anyway."""
    return string


def getrecursionlimit() -> int:
    """What CPython has by default; the stack itself is the limit here."""
    return 1000


def exit(status: object | None = None) -> NoReturn:
    """End the program by SystemExit: None is status 0, an int is the status, anything else is printed, status 1."""
    if status is None:
        raise SystemExit()
    raise SystemExit(status)
