"""What deflated data come in: nothing, zlib's header and trailer (RFC 1950), or gzip's (RFC 1952)."""

from __future__ import annotations

from typing import Final

from zlib.checksums import adler32, crc32

RAW: Final = 0
ZLIB: Final = 1
GZIP: Final = 2
EITHER: Final = 3       # the first byte tells zlib's from gzip's

_CRC: Final = 2
_EXTRA: Final = 4
_NAME: Final = 8
_COMMENT: Final = 16


def kind_of(wbits: int, reading: bool) -> int:
    """The container that zlib's parameter stands for; -1 for a value that is wrong."""
    if -15 <= wbits <= -8:
        return RAW
    if 8 <= wbits <= 15 or wbits == 0 and reading:
        return ZLIB
    if 24 <= wbits <= 31 or wbits == 16 and reading:
        return GZIP
    if reading and (40 <= wbits <= 47 or wbits == 32):
        return EITHER
    return -1


def window_bits(wbits: int) -> int:
    """The base-2 logarithm of the window; zlib makes 9 of 8."""
    return max(9, (-wbits if wbits < 0 else wbits) & 15)


def header(kind: int, level: int, wbits: int) -> bytes:
    if kind == ZLIB:
        first = window_bits(wbits) - 8 << 4 | 8
        second = (0 if 0 <= level < 2 else 1 if 2 <= level < 6 else 3 if level > 6 else 2) << 6
        return bytes([first, second + 31 - (first << 8 | second) % 31])
    if kind == GZIP:
        return b"\x1f\x8b\x08\0\0\0\0\0" + (b"\x02" if level == 9 else b"\x04" if level == 1 else b"\0") + b"\x03"
    return b""


class Check:
    """The checksum and the length of the data."""

    def __init__(self, kind: int) -> None:
        self.kind = kind
        self.sum = 1 if kind == ZLIB else 0
        self.length = 0

    def add(self, data: bytes) -> None:
        self.length += len(data)
        if self.kind == ZLIB:
            self.sum = adler32(data, self.sum)
        elif self.kind == GZIP:
            self.sum = crc32(data, self.sum)

    def size(self) -> int:
        """Of the trailer."""
        return 0 if self.kind == RAW else 4 if self.kind == ZLIB else 8

    def trailer(self) -> bytes:
        if self.kind == ZLIB:
            return self.sum.to_bytes(4, "big")
        if self.kind == GZIP:
            return self.sum.to_bytes(4, "little") + (self.length & 0xFFFFFFFF).to_bytes(4, "little")
        return b""

    def fault(self, found: bytes) -> str:
        """What is wrong with a trailer, of which there may be a part only, in zlib's words; "" for nothing."""
        expected = self.trailer()
        if len(found) >= 4 and found[:4] != expected[:4]:
            return "incorrect data check"
        return "incorrect length check" if len(found) == len(expected) and found != expected else ""


class HeaderReader:
    """Reads a header. size: of all of it, -1 while it is incomplete. fault: what is wrong, "" for nothing."""

    def __init__(self, kind: int, wbits: int) -> None:
        self.kind = kind
        self.wbits = wbits & 15 if wbits & 15 != 0 else 15
        self.size = -1
        self.fault = ""
        self.wants_dictionary = False

    def read(self, data: bytes) -> None:
        """`data`: all that there is of the stream so far."""
        if self.kind == EITHER and len(data) >= 2:
            self.kind = GZIP if data[0] == 0x1F and data[1] == 0x8B else ZLIB
        if self.kind == RAW:
            self.size = 0
        elif self.kind == ZLIB and len(data) >= 2:
            self.read_zlib(data)
        elif self.kind == GZIP and len(data) >= 2:
            self.read_gzip(data)

    def read_zlib(self, data: bytes) -> None:
        if (data[0] << 8 | data[1]) % 31 != 0:
            self.fault = "incorrect header check"
        elif data[0] & 15 != 8:
            self.fault = "unknown compression method"
        elif (data[0] >> 4) + 8 > self.wbits:
            self.fault = "invalid window size"
        elif data[1] & 0x20 != 0:
            self.wants_dictionary = len(data) >= 6      # with the checksum of it
        else:
            self.size = 2

    def read_gzip(self, data: bytes) -> None:
        if data[0] != 0x1F or data[1] != 0x8B:
            self.fault = "incorrect header check"
            return
        if len(data) >= 4 and data[2] != 8:
            self.fault = "unknown compression method"
        elif len(data) >= 4 and data[3] & 0xE0 != 0:
            self.fault = "unknown header flags set"
        if len(data) < 10 or self.fault != "":
            return
        flags = data[3]
        at = 10
        if flags & _EXTRA != 0:
            if len(data) < 12:
                return
            at = 12 + (data[10] | data[11] << 8)
        for flag in (_NAME, _COMMENT):
            if flags & flag != 0:
                end = data.find(0, at)
                if end < 0:
                    return
                at = end + 1
        if flags & _CRC != 0:
            if len(data) < at + 2:
                return
            if data[at] | data[at + 1] << 8 != crc32(data[:at]) & 0xFFFF:
                self.fault = "header crc mismatch"
                return
            at += 2
        if len(data) >= at:
            self.size = at
