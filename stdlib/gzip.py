"""gzip (RFC 1952) in memory: compress() and decompress(). There are no files, and so no open()."""

from __future__ import annotations

import time
import zlib
from typing import Final, TypeVar

Buffer = TypeVar("Buffer")

READ: Final = "rb"
WRITE: Final = "wb"


class BadGzipFile(OSError):
    """Data that are not gzip's."""


def compress(data: Buffer, compresslevel: int = 9, *, mtime: int | float | None = None) -> bytes:
    """One member. mtime: seconds since 1970, the present time if None."""
    content = bytes(data)
    seconds = int(time.time()) if mtime is None else int(mtime)
    if seconds == 0:
        return zlib.compress(content, compresslevel, 31)
    speed = b"\x02" if compresslevel == 9 else b"\x04" if compresslevel == 1 else b"\0"
    header = b"\x1f\x8b\x08\0" + seconds.to_bytes(4, "little") + speed + b"\xff"
    trailer = zlib.crc32(content).to_bytes(4, "little") + (len(content) & 0xFFFFFFFF).to_bytes(4, "little")
    return header + zlib.compress(content, compresslevel, -15) + trailer


def decompress(data: Buffer) -> bytes:
    """The contents of all members, one after another. BadGzipFile, EOFError and zlib.error as CPython has them."""
    rest = bytes(data)
    members: list[bytes] = []
    while True:
        rest = rest.lstrip(b"\0") if len(members) > 0 else rest
        if len(rest) == 0:
            return b"".join(members)
        body = zlib.decompressobj(-15)
        content = body.decompress(rest[_header_size(rest):])
        if not body.eof or len(body.unused_data) < 8:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        crc = int.from_bytes(body.unused_data[:4], "little")
        if crc != zlib.crc32(content):
            raise BadGzipFile("CRC check failed")
        if int.from_bytes(body.unused_data[4:8], "little") != len(content) & 0xFFFFFFFF:
            raise BadGzipFile("Incorrect length of data produced")
        members.append(content)
        rest = body.unused_data[8:]


def _header_size(data: bytes) -> int:
    if data[:2] != b"\x1f\x8b":
        raise BadGzipFile(f"Not a gzipped file ({data[:2]!r})")
    if len(data) < 10:
        raise EOFError("Compressed file ended before the end-of-stream marker was reached")
    if data[2] != 8:
        raise BadGzipFile("Unknown compression method")
    flags = data[3]
    at = 10
    if flags & 4 != 0:
        at += 2 + int.from_bytes(data[at:at + 2], "little")
    for flag in (8, 16):
        if flags & flag != 0:
            end = data.find(0, at)
            at = end + 1 if end >= 0 else len(data)
    if flags & 2 != 0:
        at += 2
    if at > len(data):
        raise EOFError("Compressed file ended before the end-of-stream marker was reached")
    return at
