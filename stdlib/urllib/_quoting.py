"""Percent-encoding (RFC 3986 §2.1)."""

from __future__ import annotations

from typing import Final

_ALWAYS_SAFE: Final = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"


def quote(string: str | bytes, safe: str | bytes = "/", encoding: str | None = None, errors: str | None = None) -> str:
    """All but letters, digits, `_.-~` and what is safe becomes %XX; a str as UTF-8 unless `encoding` says other."""
    if isinstance(string, bytes):
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
        return quote_from_bytes(string, safe)
    if string == "":
        return string
    return quote_from_bytes(string.encode(encoding or "utf-8", errors or "strict"), safe)


def quote_plus(string: str | bytes, safe: str | bytes = "", encoding: str | None = None, errors: str | None = None) -> str:
    """As quote(), with `+` for a space."""
    if isinstance(string, bytes):
        if b" " not in string:
            return quote(string, safe, encoding, errors)
    elif " " not in string:
        return quote(string, safe, encoding, errors)
    wider = safe + b" " if isinstance(safe, bytes) else safe + " "
    return quote(string, wider, encoding, errors).replace(" ", "+")


def quote_from_bytes(bs: bytes, safe: str | bytes = "/") -> str:
    """Bytes as text, each but letters, digits, "_.-~" and those of `safe` as %XX (RFC 3986 §2.1)."""
    also = safe if isinstance(safe, bytes) else safe.encode("ascii", "ignore")
    plain = [False] * 256
    for code in _ALWAYS_SAFE:
        plain[code] = True
    for code in also:
        if code < 128:
            plain[code] = True
    parts: list[str] = []
    start = 0
    for place, code in enumerate(bs):
        if not plain[code]:
            if start < place:
                parts.append(bs[start:place].decode("ascii"))
            parts.append(f"%{code:02X}")
            start = place + 1
    parts.append(bs[start:].decode("ascii"))
    return "".join(parts)


def _hexadecimal(code: int) -> int:
    """The value of a digit; -1 if it is none."""
    if 48 <= code <= 57:
        return code - 48
    code |= 32
    return code - 87 if 97 <= code <= 102 else -1


def unquote_to_bytes(string: str | bytes) -> bytes:
    """%XX become bytes; what else is not ASCII comes as UTF-8."""
    data = string if isinstance(string, bytes) else string.encode("utf-8")
    result = bytearray()
    start = 0
    while True:
        at = data.find(b"%", start)
        if at < 0:
            break
        result += data[start:at]
        high = _hexadecimal(data[at + 1]) if at + 2 < len(data) else -1
        low = _hexadecimal(data[at + 2]) if at + 2 < len(data) else -1
        if high >= 0 and low >= 0:
            result.append(high * 16 + low)
            start = at + 3
        else:
            result += b"%"
            start = at + 1
    result += data[start:]
    return bytes(result)


def unquote(string: str | bytes, encoding: str = "utf-8", errors: str = "replace") -> str:
    """%XX become the characters that they encode; runs of ASCII are decoded, the rest stays."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        return string
    parts: list[str] = []
    start = 0
    size = len(string)
    while start < size:
        end = start
        while end < size and string[end] < "\x80":
            end += 1
        if end > start:
            parts.append(unquote_to_bytes(string[start:end]).decode(encoding, errors))
        start = end
        while end < size and string[end] >= "\x80":
            end += 1
        parts.append(string[start:end])
        start = end
    return "".join(parts)


def unquote_plus(string: str, encoding: str = "utf-8", errors: str = "replace") -> str:
    """As unquote(), with "+" for a blank, as in queries and forms."""
    return unquote(string.replace("+", " "), encoding, errors)
