"""Tar archives (POSIX.1-2017 pax, "Extended Description"; GNU tar, "Basic Tar Format"), read in place.

An index says where in the archive each file's bytes are; nothing is unpacked. Formats: V7, ustar, GNU with long names and
large numbers, pax. Not here: sparse files and archives over several volumes, which are errors.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

Read = Callable[[int, int], bytes]

BLOCK: Final = 512
# Longest extended header; most of those before a member; longest name.
MOST_EXTENSION: Final = 1 << 20
MOST_EXTENSIONS: Final = 16
MOST_NAME: Final = 4096
MOST_MEMBERS: Final = 1_000_000
MOST_BYTES: Final = 1 << 60

FILE: Final = "file"
DIRECTORY: Final = "directory"
HARD_LINK: Final = "hard link"
SYMBOLIC_LINK: Final = "symbolic link"
SPECIAL: Final = "special"      # devices, FIFOs and what only other programs know

_ZEROS: Final = bytes(BLOCK)
_LONG_FIELDS: Final = ["path", "linkpath", "size", "mtime"]


class TarError(ValueError):
    """This is no tar archive, it is damaged, or it holds what cannot be read in place."""


@dataclass(frozen=True)
class Member:
    """An entry of an archive."""

    name: str       # without "." and empty parts, without a slash at either end
    kind: str       # FILE, ...
    offset: int     # of the file's bytes in the archive; 0 for what has none
    size: int       # bytes; 0 for what is no file
    mode: int       # permission bits
    mtime: int      # seconds since 1970, rounded down
    target: str     # of a hard link the other name, of a symbolic link what stands there; "" for others


def read_index(read: Read, size: int) -> dict[str, Member]:
    """The members of the archive that begins at offset 0 of `size` bytes, by name; of several with a name the last.

    `read(offset, length)` gives exactly `length` bytes; it is called for whole blocks of 512 inside of `size` only. What is
    behind the archive's end is not looked at. Raises TarError, also for names with ".." in them.
    """
    return _Reader(read, size).index()


class _Reader:
    def __init__(self, read: Read, size: int) -> None:
        self.read = read
        self.size = min(size, MOST_BYTES) // BLOCK * BLOCK
        self.at = 0                                 # the next header
        self.defaults: dict[str, str] = {}          # pax values for all members that follow
        self.pending: dict[str, str] = {}           # for the next member

    def load(self, at: int, length: int) -> bytes:
        """`length` bytes at `at`, which is at a block's start."""
        if length == 0:
            return b""
        wanted = _blocks(length)
        if wanted > self.size - at:
            raise TarError(f"the archive ends within the member at {at}")
        data = self.read(at, wanted)
        if len(data) != wanted:
            raise TarError(f"the archive cannot be read at {at}")
        return data[:length]

    def index(self) -> dict[str, Member]:
        members: dict[str, Member] = {}
        extensions = 0
        while self.at < self.size:
            start = self.at
            header = self.load(start, BLOCK)
            if header == _ZEROS:
                break
            _check(header, start)
            kind = header[156]
            self.at = start + BLOCK
            if kind in b"xXgLK":
                extensions += 1
                if extensions > MOST_EXTENSIONS:
                    raise TarError(f"too many extended headers at {start}")
                self.extend(kind, header, start)
                continue
            extensions = 0
            member = self.member(kind, header, start)
            self.pending.clear()
            if member.name != "":
                if len(members) == MOST_MEMBERS:
                    raise TarError(f"more than {MOST_MEMBERS} members")
                # A later member takes the place of an earlier one in the order, too.
                members.pop(member.name, member)
                members[member.name] = member
        if len(self.pending) > 0:
            raise TarError("the archive ends after an extended header")
        return members

    def extend(self, kind: int, header: bytes, start: int) -> None:
        """Take in an extended header: what it says is for the next member, or with kind "g" for all that follow."""
        length = _field(header, 124, 12, start)
        if length < 0 or length > MOST_EXTENSION:
            raise TarError(f"an extended header of {length} bytes at {start}")
        data = self.load(self.at, length)
        self.at += _blocks(length)
        if kind == ord("g"):
            for key, value in _records(data, start):
                self.defaults[key] = value
            return
        values: dict[str, str] = {}
        if kind == ord("L"):
            values["path"] = _text(data, start)
        elif kind == ord("K"):
            values["linkpath"] = _text(data, start)
        else:
            for key, value in _records(data, start):
                values[key] = value
        for key in values:
            # Of several extended headers before a member the first counts, as for other readers.
            if key not in self.pending:
                self.pending[key] = values[key]

    def value(self, key: str) -> str | None:
        """What extended headers say of the member at hand; an empty value takes a default back."""
        found = self.pending[key] if key in self.pending else self.defaults.get(key)
        return None if found == "" else found

    def member(self, kind: int, header: bytes, start: int) -> Member:
        name = self.value("path")
        if name is None:
            name = _text(header[:100], start)
            if header[257:263] == b"ustar\0":
                prefix = _text(header[345:500], start)
                if prefix != "":
                    name = prefix + "/" + name
        link = self.value("linkpath")
        if link is None:
            link = _text(header[157:257], start)
        time = self.value("mtime")
        mtime = _field(header, 136, 12, start) if time is None else _seconds(time, start)
        length = self.value("size")
        size = _field(header, 124, 12, start) if length is None else _decimal(length, start)
        mode = _field(header, 100, 8, start) & 0o7777
        what = _kind(kind, name, start)
        offset = 0
        # What is in a directory or behind a link is elsewhere, whatever the size says.
        if kind not in b"123456" and not (kind == 0 and what == DIRECTORY):
            if size < 0 or size > self.size - self.at:
                raise TarError(f"the member at {start} is longer than the archive")
            offset = self.at
            self.at += _blocks(size)
        if what != FILE:
            offset = 0
            size = 0
        target = ""
        if what == HARD_LINK:
            target = _normalized(link, start)
        elif what == SYMBOLIC_LINK:
            target = link
        return Member(_normalized(name, start), what, offset, size, mode, mtime, target)


def _kind(kind: int, name: str, start: int) -> str:
    if kind in b"SM":
        raise TarError(f"the member at {start} is sparse or begins in another volume")
    if kind == 0 and name.endswith("/"):
        return DIRECTORY
    if kind == 0 or kind in b"07":
        return FILE
    if kind in b"5D":
        return DIRECTORY
    if kind == ord("1"):
        return HARD_LINK
    if kind == ord("2"):
        return SYMBOLIC_LINK
    return SPECIAL


def _check(header: bytes, start: int) -> None:
    """TarError if the header's checksum is wrong. Some old programs took bytes for signed."""
    unsigned = 8 * 32
    signed = 8 * 32
    for index in range(BLOCK):
        if index < 148 or index >= 156:
            byte = header[index]
            unsigned += byte
            signed += byte if byte < 128 else byte - 256
    expected = _field(header, 148, 8, start)
    if expected != unsigned and expected != signed:
        raise TarError(f"no tar header at {start}")


def _field(header: bytes, at: int, length: int, start: int) -> int:
    """A number: octal digits between spaces and zero bytes, or GNU's base 256 with bit 7 of the first byte set."""
    first = header[at]
    if first >= 0x80:
        value = -1 if first == 0xFF else 0
        if first != 0xFF and first != 0x80:
            raise TarError(f"a number at {start} that is too large")
        for index in range(at + 1, at + length):
            if value >= MOST_BYTES >> 8 or value < -MOST_BYTES >> 8:
                raise TarError(f"a number at {start} that is too large")
            value = value << 8 | header[index]
        return value
    digits = _until_zero(header[at:at + length]).strip(b" ")
    value = 0
    for digit in digits:
        if digit < 0x30 or digit > 0x37:
            raise TarError(f"a number at {start} that is not octal")
        value = value << 3 | (digit - 0x30)
    return value


def _records(data: bytes, start: int) -> list[tuple[str, str]]:
    """The records of a pax header, "length key=value\\n" each, where the length counts all of it."""
    records: list[tuple[str, str]] = []
    at = 0
    while at < len(data) and data[at] != 0:
        digits = at
        length = 0
        while digits < len(data) and 0x30 <= data[digits] <= 0x39 and length <= MOST_EXTENSION:
            length = length * 10 + data[digits] - 0x30
            digits += 1
        end = at + length
        if digits == at or end > len(data) or end <= digits + 1 or data[digits] != 0x20 or data[end - 1] != 0x0A:
            raise TarError(f"a damaged record in the extended header at {start}")
        equals = data.find(b"=", digits + 1, end - 1)
        if equals <= digits + 1:
            raise TarError(f"a damaged record in the extended header at {start}")
        key = data[digits + 1:equals].decode("utf-8", "replace")
        if key.startswith("GNU.sparse."):
            raise TarError(f"the member at {start} is sparse")
        if key in _LONG_FIELDS:
            records.append((key, _decoded(data[equals + 1:end - 1], start)))
        at = end
    return records


def _until_zero(field: bytes) -> bytes:
    end = field.find(b"\0")
    return field[:end] if end >= 0 else field


def _text(field: bytes, start: int) -> str:
    """A name, up to a zero byte."""
    return _decoded(_until_zero(field), start)


def _decoded(text: bytes, start: int) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError:
        raise TarError(f"a name at {start} that is not UTF-8") from None


def _decimal(text: str, start: int) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise TarError(f"a number in the extended header of the member at {start} that is none")
    return int(text)


def _seconds(text: str, start: int) -> int:
    """A time in seconds with decimals, rounded down."""
    is_negative = text.startswith("-")
    whole, _, fraction = (text[1:] if is_negative else text).partition(".")
    seconds = _decimal(whole, start)
    is_whole = fraction.strip("0") == ""
    if not is_whole and not (fraction.isascii() and fraction.isdigit()):
        raise TarError(f"a time in the extended header of the member at {start} that is none")
    return seconds if not is_negative else -seconds if is_whole else -seconds - 1


def _normalized(name: str, start: int) -> str:
    """`name` relative to the archive's root; "" is the root itself."""
    if len(name) > MOST_NAME or "\0" in name:
        raise TarError(f"the member at {start} has an impossible name")
    parts = [part for part in name.split("/") if part != "" and part != "."]
    if ".." in parts:
        raise TarError(f"the name of the member at {start} leads out of the archive")
    return "/".join(parts)


def _blocks(length: int) -> int:
    """`length` rounded up to whole blocks."""
    return (length + BLOCK - 1) // BLOCK * BLOCK
