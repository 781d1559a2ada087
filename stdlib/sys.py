"""`sys`: what a unikernel has of it.

There is one console: stdout and stderr both go to it, stdout by lines, and what comes from it is stdin.
"""

from __future__ import annotations

from _unsupported import UnsupportedOperation
from typing import Final, Iterable, Iterator, NamedTuple, NoReturn

from runtime.platform import arguments
from runtime.builtins import output
from runtime.builtins.input import ByteReader, TextReader, console_bytes, console_text
from runtime.builtins.traceback_text import handled

byteorder: Final = "little"
maxsize: Final = 0x7FFFFFFFFFFFFFFF
maxunicode: Final = 0x10FFFF
platform: Final = "unic"
version: Final = "3.11.0 (unic)"
hexversion: Final = 0x030B00F0
copyright: Final = ""
executable: Final = ""


class VersionInfo(NamedTuple):
    """`sys.version_info`."""

    major: int
    minor: int
    micro: int
    releaselevel: str
    serial: int


class FloatInfo(NamedTuple):
    """`sys.float_info`: IEEE 754 binary64."""

    max: float
    max_exp: int
    max_10_exp: int
    min: float
    min_exp: int
    min_10_exp: int
    dig: int
    mant_dig: int
    epsilon: float
    radix: int
    rounds: int

    def __repr__(self) -> str:
        return (f"sys.float_info(max={self.max}, max_exp={self.max_exp}, max_10_exp={self.max_10_exp}, min={self.min}, min_exp={self.min_exp}, "
                f"min_10_exp={self.min_10_exp}, dig={self.dig}, mant_dig={self.mant_dig}, epsilon={self.epsilon}, radix={self.radix}, rounds={self.rounds})")


version_info: VersionInfo = VersionInfo(3, 11, 0, "final", 0)
float_info: FloatInfo = FloatInfo(1.7976931348623157e308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1)


class Implementation:
    """`sys.implementation`."""

    name: str

    def __init__(self) -> None:
        self.name = "unic"


class Console:
    """What standard output and standard error have in common: they cannot be read."""

    encoding: str
    errors: str
    name: str
    mode: str

    def writelines(self, lines: Iterable[str]) -> None:
        """write() of each; nothing is put between them."""
        for line in lines:
            self.write(line)

    def write(self, text: str) -> int:
        """Writes text; the number of its characters."""
        raise UnsupportedOperation("not writable")

    def flush(self) -> None:
        """Hands what is kept back to the console; it has been taken when this returns."""
        output.flush()

    def isatty(self) -> bool:
        """False."""
        return False

    def readable(self) -> bool:
        """False."""
        return False

    def writable(self) -> bool:
        """True."""
        return True

    def seekable(self) -> bool:
        """False."""
        return False

    def fileno(self) -> int:
        """UnsupportedOperation: there are no file descriptors."""
        raise UnsupportedOperation("fileno")

    def read(self, size: int | None = -1) -> str:
        """UnsupportedOperation."""
        raise UnsupportedOperation("not readable")

    def readline(self, size: int | None = -1) -> str:
        """UnsupportedOperation."""
        raise UnsupportedOperation("not readable")

    def readlines(self, hint: int | None = -1) -> list[str]:
        """UnsupportedOperation."""
        raise UnsupportedOperation("not readable")

    def __iter__(self) -> Iterator[str]:
        return iter([self.readline()])

    def seek(self, cookie: int, whence: int = 0) -> int:
        """UnsupportedOperation."""
        raise UnsupportedOperation("underlying stream is not seekable")

    def tell(self) -> int:
        """UnsupportedOperation."""
        raise UnsupportedOperation("underlying stream is not seekable")

    def close(self) -> None:
        """The console stays open: what is behind it belongs to the image."""
        self.flush()

    @property
    def closed(self) -> bool:
        """False, always."""
        return False

    def reconfigure(self, *, encoding: str | None = None, errors: str | None = None, newline: str | None = None,
                    line_buffering: bool | None = None, write_through: bool | None = None) -> None:
        """The console is UTF-8 and buffered by lines."""


class StandardOutput(Console):
    """`sys.stdout`: text, buffered by lines."""

    def __init__(self) -> None:
        self.encoding = "utf-8"
        self.errors = "strict"
        self.name = "<stdout>"
        self.mode = "w"

    def write(self, text: str) -> int:
        """Write `text`; the number of its characters. UnicodeEncodeError if there is a surrogate in it."""
        output.write_text(text)
        return len(text)


class StandardError(Console):
    """`sys.stderr`: text, not buffered; surrogates are written as escapes."""

    def __init__(self) -> None:
        self.encoding = "utf-8"
        self.errors = "backslashreplace"
        self.name = "<stderr>"
        self.mode = "w"

    def write(self, text: str) -> int:
        """Writes text at once, after what standard output has kept back; the number of its characters."""
        output.write_error(text)
        return len(text)


class StandardInputBuffer:
    """`sys.stdin.buffer`: bytes. What the text layer has taken is not in it any more, up to 8192 bytes at a time."""

    name: str
    mode: str
    _reader: ByteReader

    def __init__(self, reader: ByteReader) -> None:
        self.name = "<stdin>"
        self.mode = "rb"
        self._reader = reader

    def _check(self, action: str) -> None:
        self._reader.check(action + " of closed file")

    def read(self, size: int | None = -1) -> bytes:
        """Exactly `size` bytes, fewer only at the end; all if it is negative or None."""
        self._check("read")
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        return self._reader.read(-1 if size is None else size)

    def read1(self, size: int = -1) -> bytes:
        """What is there, at least one byte unless it is the end; at most `size` if that is not negative."""
        self._check("read")
        if size == 0:
            return b""
        return self._reader.read_some(8192 if size < 0 else size)

    def readline(self, size: int | None = -1) -> bytes:
        """Up to a newline, which is included, or the end; at most `size` bytes if that is not negative."""
        self._check("readline")
        return self._reader.read_line(-1 if size is None else size)

    def readlines(self, hint: int | None = -1) -> list[bytes]:
        """All lines; no more once they have more than `hint` bytes, if that is positive."""
        lines: list[bytes] = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint < total:
                break
        return lines

    def __iter__(self) -> StandardInputBuffer:
        self._reader.check("I/O operation on closed file.")
        return self

    def __next__(self) -> bytes:
        line = self.readline()
        if line == b"":
            raise StopIteration
        return line

    def write(self, data: bytes) -> int:
        """UnsupportedOperation."""
        raise UnsupportedOperation("write")

    def flush(self) -> None:
        """Does nothing; ValueError when closed."""
        self._reader.check("flush of closed file")

    def readable(self) -> bool:
        """True."""
        return True

    def writable(self) -> bool:
        """False."""
        return False

    def seekable(self) -> bool:
        """False."""
        return False

    def isatty(self) -> bool:
        """False."""
        return False

    def seek(self, pos: int, whence: int = 0) -> int:
        """UnsupportedOperation."""
        raise UnsupportedOperation("underlying stream is not seekable")

    def tell(self) -> int:
        """UnsupportedOperation."""
        raise UnsupportedOperation("underlying stream is not seekable")

    def close(self) -> None:
        """Nothing can be read any more, by the text layer either."""
        self._reader.closed = True

    @property
    def closed(self) -> bool:
        """Whether close() was called, here or of the text layer."""
        return self._reader.closed


class StandardInput:
    """`sys.stdin`: text in UTF-8. Only "\\n" ends a line, and "\\r" stays what it is. Reading waits, and all tasks with it."""

    encoding: str
    errors: str
    name: str
    mode: str
    buffer: StandardInputBuffer
    _reader: TextReader

    def __init__(self, reader: TextReader, buffer: StandardInputBuffer) -> None:
        self.encoding = "utf-8"
        self.errors = "strict"
        self.name = "<stdin>"
        self.mode = "r"
        self.buffer = buffer
        self._reader = reader

    def read(self, size: int | None = -1) -> str:
        """Exactly `size` characters, fewer only at the end; all if it is negative or None."""
        return self._reader.read(-1 if size is None else size)

    def readline(self, size: int | None = -1) -> str:
        """Up to a line's end, which is included, or the input's; at most `size` characters if that is not negative."""
        return self._reader.read_line(-1 if size is None else size)

    def readlines(self, hint: int | None = -1) -> list[str]:
        """All lines; no more once they have more than `hint` characters, if that is positive."""
        lines: list[str] = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint < total:
                break
        return lines

    def __iter__(self) -> StandardInput:
        self._reader.check()
        return self

    def __next__(self) -> str:
        line = self._reader.read_line(-1)
        if line == "":
            raise StopIteration
        return line

    def write(self, text: str) -> int:
        """UnsupportedOperation."""
        self._reader.check()
        raise UnsupportedOperation("not writable")

    def writelines(self, lines: Iterable[str]) -> None:
        """UnsupportedOperation, unless there is nothing to write."""
        self._reader.check()
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Does nothing; ValueError when closed."""
        self._reader.check()

    def readable(self) -> bool:
        """True; ValueError when closed."""
        self._reader.check()
        return True

    def writable(self) -> bool:
        """False; ValueError when closed."""
        self._reader.check()
        return False

    def seekable(self) -> bool:
        """False; ValueError when closed."""
        self._reader.check()
        return False

    def isatty(self) -> bool:
        """False; ValueError when closed."""
        self._reader.check()
        return False

    def fileno(self) -> int:
        """UnsupportedOperation: there are no file descriptors."""
        raise UnsupportedOperation("fileno")

    def seek(self, cookie: int, whence: int = 0) -> int:
        """UnsupportedOperation."""
        raise UnsupportedOperation("underlying stream is not seekable")

    def tell(self) -> int:
        """UnsupportedOperation."""
        raise UnsupportedOperation("underlying stream is not seekable")

    def close(self) -> None:
        """Nothing can be read any more; input() then fails, too."""
        self.buffer.close()

    @property
    def closed(self) -> bool:
        """Whether close() was called."""
        return self.buffer.closed

    def __enter__(self) -> StandardInput:
        self._reader.check()
        return self

    def __exit__(self, kind: object, value: object, traceback: object) -> None:
        self.close()


implementation: Implementation = Implementation()
stdin: StandardInput = StandardInput(console_text, StandardInputBuffer(console_bytes))
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


_recursion_limit: int = 1000


def getrecursionlimit() -> int:
    """What CPython has by default, or setrecursionlimit() was told; the stack itself is the limit here."""
    return _recursion_limit


def setrecursionlimit(limit: int) -> None:
    """Kept for getrecursionlimit() only: RecursionError comes when the stack is used up. ValueError below 1."""
    global _recursion_limit
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _recursion_limit = limit


def getdefaultencoding() -> str:
    """"utf-8"."""
    return "utf-8"


def getfilesystemencoding() -> str:
    """"utf-8"."""
    return "utf-8"


def exit(status: object | None = None) -> NoReturn:
    """End the program by SystemExit: None is status 0, an int is the status, anything else is printed, status 1."""
    if status is None:
        raise SystemExit()
    raise SystemExit(status)
