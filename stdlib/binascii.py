"""Bytes as hexadecimal text; CRC-32."""

from zlib import crc32 as _crc32


class Error(ValueError):
    """The text is not what it should be."""


def hexlify(data: bytes) -> bytes:
    return data.hex().encode()


def b2a_hex(data: bytes) -> bytes:
    return data.hex().encode()


def unhexlify(hexstr: str | bytes) -> bytes:
    """The bytes that hexadecimal digits stand for; Error for anything else."""
    text = hexstr.encode() if isinstance(hexstr, str) else hexstr
    if len(text) % 2 != 0:
        raise Error("Odd-length string")
    data = bytearray()
    for i in range(0, len(text), 2):
        data.append(_digit(text[i]) << 4 | _digit(text[i + 1]))
    return bytes(data)


def a2b_hex(hexstr: str | bytes) -> bytes:
    return unhexlify(hexstr)


def crc32(data: bytes, crc: int = 0) -> int:
    return _crc32(data, crc)


def _digit(c: int) -> int:
    if 0x30 <= c <= 0x39:
        return c - 0x30
    c |= 0x20
    if 0x61 <= c <= 0x66:
        return c - 0x57
    raise Error("Non-hexadecimal digit found")
