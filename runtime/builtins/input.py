"""Standard input: the console's bytes, buffered, and the text in them; what `input()` and `sys.stdin` read.

Chunks and decoding are as CPython's buffered reader and text layer have them. Nothing of this is in an image that does not read.
"""

from typing import Final

from unsafe import Array, array_data, load8, new_array, tail, u64_of
from machine import u8, u64

from runtime.builtins.output import flush, print_text
from runtime.builtins.text.storage import copy_bytes
from runtime.builtins.text.utf8 import decode_point, is_malformed
from runtime.platform import read

CHUNK: Final = 8192
# decode_point's answer for a sequence that the end cuts off, without the length.
CUT_OFF: Final = (u64(1) << 63) | (u64(2) << 8)
LONGEST_SEQUENCE: Final = 4

landing: Array[u8] = new_array(u8, CHUNK)


class ByteReader:
    """The bytes. `held[at:]`: what has come and nobody has taken."""

    held: bytes
    at: int
    closed: bool

    def __init__(self) -> None:
        self.held = b""
        self.at = 0
        self.closed = False

    def check(self, message: str) -> None:
        if self.closed:
            raise ValueError(message)

    def rest(self) -> bytes:
        """All that is held."""
        rest = self.held[self.at:]
        self.held = b""
        self.at = 0
        return rest

    def fill(self) -> bool:
        """Wait for bytes, when none are held; False at the end."""
        count = read(array_data(landing), u64(CHUNK))
        self.held = copy_bytes(array_data(landing), u64_of(count))
        self.at = 0
        return count > 0

    def take(self, most: int) -> bytes:
        """At most so many of the bytes held."""
        if most >= len(self.held) - self.at:
            return self.rest()
        start = self.at
        self.at += most
        return self.held[start:self.at]

    def read_some(self, most: int) -> bytes:
        """At least one byte and at most so many, from one read; b"" at the end."""
        if self.at == len(self.held):
            self.fill()
        return self.take(most)

    def read(self, size: int) -> bytes:
        """So many bytes, or all if it is negative; fewer only at the end."""
        parts = [self.rest()] if size < 0 else [self.take(size)]
        missing = size - len(parts[0])
        while (size < 0 or missing > 0) and self.fill():
            part = self.rest() if size < 0 else self.take(missing)
            missing -= len(part)
            parts.append(part)
        return b"".join(parts)

    def read_line(self, limit: int) -> bytes:
        """Up to a newline, which is included, the end, or so many bytes unless it is negative."""
        parts: list[bytes] = []
        missing = limit
        while missing != 0 and (self.at < len(self.held) or self.fill()):
            found = self.held.find(b"\n", self.at)
            size = len(self.held) - self.at if found < 0 else found + 1 - self.at
            part = self.take(size if limit < 0 else min(size, missing))
            missing -= len(part)
            parts.append(part)
            if part.endswith(b"\n"):
                break
        return b"".join(parts)


class TextReader:
    """The text: strict UTF-8 whose line ends are all read as "\\n". `decoded[at:]`: what nobody has taken."""

    source: ByteReader
    decoded: str
    at: int
    cut_off: bytes  # the beginning of a sequence at the end of a chunk

    def __init__(self, source: ByteReader) -> None:
        self.source = source
        self.decoded = ""
        self.at = 0
        self.cut_off = b""

    def check(self) -> None:
        self.source.check("I/O operation on closed file.")

    def decode(self, piece: bytes, is_last: bool) -> str:
        """The text of a further piece. UnicodeDecodeError for what is no UTF-8, which is dropped then."""
        data = self.cut_off + piece if len(self.cut_off) > 0 else piece
        kept = 0 if is_last else unfinished(data)
        text = data[:len(data) - kept].decode()
        self.cut_off = data[len(data) - kept:]
        return text

    def fill(self) -> bool:
        """Wait for text, when all has been taken; False at the end."""
        while True:
            piece = self.source.read_some(CHUNK)
            text = self.decode(piece, len(piece) == 0)
            if len(text) > 0 or len(piece) == 0:
                self.decoded = text
                self.at = 0
                return len(text) > 0

    def take(self, most: int) -> str:
        """At most so many of the characters held."""
        start = self.at
        self.at = min(start + most, len(self.decoded))
        return self.decoded[start:self.at]

    def read(self, size: int) -> str:
        """So many characters, or all if it is negative; fewer only at the end."""
        self.check()
        if size < 0:
            rest = self.decoded[self.at:]
            text = self.decode(self.source.read(-1), True)
            self.decoded = ""
            self.at = 0
            return rest + text
        parts = [self.take(size)]
        missing = size - len(parts[0])
        while missing > 0 and self.fill():
            part = self.take(missing)
            missing -= len(part)
            parts.append(part)
        return "".join(parts)

    def read_line(self, limit: int) -> str:
        """Up to a newline, which is included, the end, or so many characters unless it is negative."""
        self.check()
        parts: list[str] = []
        missing = limit
        while missing != 0 and (self.at < len(self.decoded) or self.fill()):
            found = self.decoded.find("\n", self.at)
            size = len(self.decoded) - self.at if found < 0 else found + 1 - self.at
            part = self.take(size if limit < 0 else min(size, missing))
            missing -= len(part)
            parts.append(part)
            if part.endswith("\n"):
                break
        return "".join(parts)


def unfinished(data: bytes) -> int:
    """How many bytes at the end are the beginning of a sequence whose rest may come yet."""
    end = tail(data) + u64_of(len(data))
    count = 1
    while count < LONGEST_SEQUENCE and count <= len(data):
        at = end - u64_of(count)
        if load8(at) >= 0xC0:
            answer = decode_point(at, end)
            return count if is_malformed(answer) and (answer | 0xFF) == (CUT_OFF | 0xFF) else 0
        count += 1
    return 0


console_bytes: ByteReader = ByteReader()
console_text: TextReader = TextReader(console_bytes)


def input(prompt: object = "") -> str:
    """A line without its end. EOFError at the end of the input, UnicodeDecodeError for what is no UTF-8."""
    print_text(str(prompt))
    flush()
    line = console_text.read_line(-1)
    if line == "":
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line
