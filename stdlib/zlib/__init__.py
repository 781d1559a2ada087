"""zlib: deflated data (RFC 1951) in zlib's, gzip's or no container; checksums.

Compressed data are others than CPython's, and somewhat longer: only the fixed codes are used. Not here: preset
dictionaries, and copy() of the objects.
"""

from __future__ import annotations

from typing import Final, TypeVar

from zlib.checksums import adler32, crc32
from zlib.containers import RAW, Check, HeaderReader, header, kind_of, window_bits
from zlib.deflate import Deflater
from zlib.inflate import END, Inflater

Buffer = TypeVar("Buffer")

DEFLATED: Final = 8
DEF_BUF_SIZE: Final = 16384
DEF_MEM_LEVEL: Final = 8
MAX_WBITS: Final = 15
Z_DEFAULT_COMPRESSION: Final = -1
Z_NO_COMPRESSION: Final = 0
Z_BEST_SPEED: Final = 1
Z_BEST_COMPRESSION: Final = 9
Z_DEFAULT_STRATEGY: Final = 0
Z_FILTERED: Final = 1
Z_HUFFMAN_ONLY: Final = 2
Z_RLE: Final = 3
Z_FIXED: Final = 4
Z_NO_FLUSH: Final = 0
Z_PARTIAL_FLUSH: Final = 1
Z_SYNC_FLUSH: Final = 2
Z_FULL_FLUSH: Final = 3
Z_FINISH: Final = 4

_NO_LIMIT: Final = 1 << 62
_BLOCK: Final = 1 << 16     # bytes gathered before they are written


class error(Exception):
    """Data that are no deflated data, or options that are wrong."""


class _Compress:
    """What compressobj() returns."""

    def __init__(self, level: int, kind: int, wbits: int) -> None:
        self._deflater = Deflater(level, 1 << window_bits(wbits))
        self._check = Check(kind)
        self._pending = bytearray()
        self._begin = header(kind, level, wbits)
        self._ended = False

    def _written(self) -> bytes:
        written = self._begin + self._deflater.fetch()
        self._begin = b""
        return written

    def compress(self, data: Buffer) -> bytes:
        """What can be written already."""
        if self._ended:
            raise error("Error -2 while compressing data: inconsistent stream state")
        piece = bytes(data)
        self._check.add(piece)
        self._pending += piece
        if len(self._pending) >= _BLOCK:
            self._deflater.block(bytes(self._pending), False)
            self._pending.clear()
        return self._written()

    def flush(self, mode: int = Z_FINISH) -> bytes:
        """The rest. Z_FINISH ends the data; after the other modes all so far can be read, and more may come."""
        if mode == Z_NO_FLUSH:
            return b""
        if self._ended:
            raise error("Error -2 while finishing compression: inconsistent stream state")
        pending = bytes(self._pending)
        self._pending.clear()
        if mode == Z_FINISH:
            self._deflater.block(pending, True)
            self._deflater.align()
            self._ended = True
            return self._written() + self._check.trailer()
        if len(pending) > 0:
            self._deflater.block(pending, False)
        self._deflater.sync()
        return self._written()


class _Decompress:
    """What decompressobj() returns.

    unused_data: what came behind the end. unconsumed_tail: input left over because of `max_length`. eof: the end was seen.
    """

    def __init__(self, kind: int, wbits: int) -> None:
        self.unused_data = b""
        self.unconsumed_tail = b""
        self.eof = False
        self._head = b""
        self._header = HeaderReader(kind, wbits)
        self._check = Check(kind)
        self._inflater = Inflater()
        self._tail = b""
        self._closed = False

    def decompress(self, data: Buffer, max_length: int = 0) -> bytes:
        """The next data, at most `max_length` bytes unless that is 0."""
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        self.unconsumed_tail = b""
        return self._read(bytes(data), max_length if max_length > 0 else _NO_LIMIT)

    def flush(self, length: int = DEF_BUF_SIZE) -> bytes:
        """All that is left."""
        if length <= 0:
            raise ValueError("length must be greater than zero")
        left = self.unconsumed_tail
        self.unconsumed_tail = b""
        rest = self._read(left, _NO_LIMIT)
        self._closed = self.eof
        return rest

    def _read(self, data: bytes, limit: int) -> bytes:
        if self._closed:
            raise error("Error -2 while decompressing data: inconsistent stream state")
        if self.eof:
            self.unused_data += data
            return b""
        if self._header.size < 0:
            self._head += data
            data = self._read_header()
            if self._header.size < 0:
                return b""
        if self._inflater.state == END and len(self._inflater.output) == self._inflater.taken:
            self._read_trailer(data)
            return b""
        inflater = self._inflater
        inflater.feed(data)
        inflater.run(limit)
        if inflater.fault != "":
            raise error(f"Error -3 while decompressing data: {inflater.fault}")
        piece = inflater.fetch(limit)
        self._check.add(piece)
        if inflater.state == END and len(inflater.output) == inflater.taken:
            self._read_trailer(inflater.rest())
        elif len(piece) == limit:
            self.unconsumed_tail = inflater.rest()
        return piece

    def _read_header(self) -> bytes:
        """What comes behind the header, if it is complete."""
        self._header.read(self._head)
        if self._header.fault != "":
            raise error(f"Error -3 while decompressing data: {self._header.fault}")
        if self._header.wants_dictionary:
            raise error("Error 2 while decompressing data")
        if self._header.size < 0:
            return b""
        self._check = Check(self._header.kind)
        return self._head[self._header.size:]

    def _read_trailer(self, data: bytes) -> None:
        self._tail += data
        size = self._check.size()
        fault = self._check.fault(self._tail[:size])
        if fault != "":
            raise error(f"Error -3 while decompressing data: {fault}")
        if len(self._tail) >= size:
            self.eof = True
            self.unused_data = self._tail[size:]


def compressobj(
    level: int = Z_DEFAULT_COMPRESSION, method: int = DEFLATED, wbits: int = MAX_WBITS, memLevel: int = DEF_MEM_LEVEL,
    strategy: int = Z_DEFAULT_STRATEGY,
) -> _Compress:
    """Compresses piece by piece. `strategy` and `memLevel` change nothing here."""
    kind = kind_of(wbits, False)
    if kind < 0 or not -1 <= level <= 9 or method != DEFLATED or not 1 <= memLevel <= 9:
        raise ValueError("Invalid initialization option")
    return _Compress(level, kind, wbits)


def decompressobj(wbits: int = MAX_WBITS) -> _Decompress:
    """Decompresses piece by piece. wbits: 8 to 15 zlib's container, 24 to 31 gzip's, 40 to 47 either, -8 to -15 none."""
    kind = kind_of(wbits, True)
    if kind < 0:
        raise ValueError("Invalid initialization option")
    return _Decompress(kind, -wbits if kind == RAW else wbits)


def compress(data: Buffer, level: int = Z_DEFAULT_COMPRESSION, wbits: int = MAX_WBITS) -> bytes:
    """All data, compressed. level: 0 (stored) to 9, -1 for 6. wbits: 9 to 15 zlib's container, 25 to 31 gzip's, -9 to -15 none. error."""
    if not -1 <= level <= 9:
        raise error("Bad compression level")
    kind = kind_of(wbits, False)
    if kind < 0:
        raise error("Bad compression level")
    whole = _Compress(level, kind, wbits)
    return whole.compress(data) + whole.flush()


def decompress(data: Buffer, wbits: int = MAX_WBITS, bufsize: int = DEF_BUF_SIZE) -> bytes:
    """All data; what comes behind the end is passed over. error if there is no end."""
    kind = kind_of(wbits, True)
    if kind < 0:
        raise error("Error -2 while preparing to decompress data: inconsistent stream state")
    whole = _Decompress(kind, -wbits if kind == RAW else wbits)
    found = whole.decompress(data)
    if not whole.eof:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return found
