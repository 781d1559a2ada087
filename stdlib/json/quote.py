"""Strings as JSON writes them."""

_DIGITS = "0123456789abcdef"


def quoted(s: str, ensure_ascii: bool) -> str:
    """`s` in double quotes; with `ensure_ascii` everything beyond ASCII is escaped."""
    for at in range(len(s)):
        c = ord(s[at])
        if c < 0x20 or c == 0x22 or c == 0x5C or (c >= 0x7F and ensure_ascii):
            return _escaped(s, at, ensure_ascii)
    return '"' + s + '"'


def _escaped(s: str, at: int, ensure_ascii: bool) -> str:
    """The same for a text whose first character to be escaped is at `at`."""
    parts = ['"']
    start = 0
    while at < len(s):
        c = ord(s[at])
        if c < 0x20 or c == 0x22 or c == 0x5C or (c >= 0x7F and ensure_ascii):
            parts.append(s[start:at])
            parts.append(_escape(c))
            start = at + 1
        at += 1
    parts.append(s[start:])
    parts.append('"')
    return "".join(parts)


def _escape(c: int) -> str:
    if c == 0x22:
        return '\\"'
    if c == 0x5C:
        return "\\\\"
    if c == 0x0A:
        return "\\n"
    if c == 0x0D:
        return "\\r"
    if c == 0x09:
        return "\\t"
    if c == 0x0C:
        return "\\f"
    if c == 0x08:
        return "\\b"
    if c > 0xFFFF:
        c -= 0x10000
        return _unit(0xD800 | c >> 10) + _unit(0xDC00 | c & 0x3FF)
    return _unit(c)


def _unit(c: int) -> str:
    return "\\u" + _DIGITS[c >> 12] + _DIGITS[c >> 8 & 15] + _DIGITS[c >> 4 & 15] + _DIGITS[c & 15]
