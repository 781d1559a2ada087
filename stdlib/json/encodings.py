"""The text of documents that come as bytes."""

from __future__ import annotations

from typing import TypeVar

from json.decoder import JSONDecodeError

S = TypeVar("S")


def text_of(s: S) -> str:
    """The text of a document; that of bytes is in UTF-8, or in UTF-16 or UTF-32 as the zero bytes show (RFC 4627 §3)."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
        return s
    elif isinstance(s, (bytes, bytearray)):
        return _decoded(bytes(s))
    else:
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")


def _decoded(data: bytes) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode()
    if data.startswith(b"\xff\xfe\0\0"):
        return _units(data[4:], 4, False)
    if data.startswith(b"\0\0\xfe\xff"):
        return _units(data[4:], 4, True)
    if data.startswith(b"\xff\xfe"):
        return _units(data[2:], 2, False)
    if data.startswith(b"\xfe\xff"):
        return _units(data[2:], 2, True)
    if len(data) >= 4:
        if data[0] == 0:
            return _units(data, 2 if data[1] != 0 else 4, True)
        if data[1] == 0:
            return _units(data, 2 if data[2] != 0 or data[3] != 0 else 4, False)
    elif len(data) == 2:
        if data[0] == 0:
            return _units(data, 2, True)
        if data[1] == 0:
            return _units(data, 2, False)
    return data.decode()


def _units(data: bytes, width: int, big: bool) -> str:
    """UTF-16 or UTF-32 text; a unit cut short ends it with a fault."""
    parts: list[str] = []
    name = f"utf-{width * 8}-{'be' if big else 'le'}"
    high = 0
    for at in range(0, len(data), width):
        if at + width > len(data):
            raise UnicodeDecodeError(name, data, at, len(data), "truncated data")
        code = 0
        for i in range(width):
            code |= data[at + i] << 8 * (width - 1 - i if big else i)
        if code > 0x10FFFF:
            raise UnicodeDecodeError(name, data, at, at + width, "code point not in range(0x110000)")
        if high != 0 and width == 2 and 0xDC00 <= code <= 0xDFFF:
            parts[-1] = chr(0x10000 + (high - 0xD800 << 10) + (code - 0xDC00))
            high = 0
        else:
            parts.append(chr(code))
            high = code if 0xD800 <= code <= 0xDBFF else 0
    return "".join(parts)
