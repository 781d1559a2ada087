"""html: escape() and unescape(). An image holds the table of names only if it calls unescape()."""

from typing import Final

from .names import NAMES

# What the numbers of control characters stand for (WHATWG HTML, section 13.2.5.80: windows-1252).
REPLACED: Final = {
    0x00: 0xFFFD, 0x0D: 0x0D, 0x80: 0x20AC, 0x81: 0x81, 0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020,
    0x87: 0x2021, 0x88: 0x02C6, 0x89: 0x2030, 0x8A: 0x0160, 0x8B: 0x2039, 0x8C: 0x0152, 0x8D: 0x8D, 0x8E: 0x017D, 0x8F: 0x8F,
    0x90: 0x90, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x02DC,
    0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A, 0x9C: 0x0153, 0x9D: 0x9D, 0x9E: 0x017E, 0x9F: 0x0178,
}
DECIMAL: Final = "0123456789"
HEXADECIMAL: Final = "0123456789abcdefABCDEF"
# Characters that end a name.
STOPS: Final = "\t\n\f <&#;"
LONGEST: Final = 32

# Names as they may be written, with the semicolon or without; filled by the first unescape().
_names: dict[str, str] = {}


def escape(s: str, quote: bool = True) -> str:
    """`s` with &, < and > as references; and quotes, too, for use in attributes."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s: str) -> str:
    """`s` with its references replaced by characters, by the rules of HTML 5 for wrong ones."""
    parts: list[str] = []
    at = 0
    while True:
        found = s.find("&", at)
        if found < 0:
            break
        parts.append(s[at:found])
        at = _number(s, found, parts) if s.startswith("#", found + 1) else _name(s, found, parts)
    parts.append(s[at:])
    return "".join(parts)


def _number(s: str, start: int, parts: list[str]) -> int:
    """Adds what the reference at `start` means; returns where it ends."""
    hexadecimal = s[start + 2:start + 3] in ("x", "X")
    allowed = HEXADECIMAL if hexadecimal else DECIMAL
    first = start + 3 if hexadecimal else start + 2
    end = first
    code = 0
    while end < len(s) and s[end] in allowed:
        code = min(code * (16 if hexadecimal else 10) + int(s[end], 16), 0x110000)
        end += 1
    if end == first:
        parts.append("&")
        return start + 1
    if s.startswith(";", end):
        end += 1
    if code in REPLACED:
        parts.append(chr(REPLACED[code]))
    elif 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        parts.append("\uFFFD")
    elif not _is_control(code):
        parts.append(chr(code))
    return end


def _is_control(code: int) -> bool:
    """Characters that are left out."""
    if code < 32:
        return code not in (9, 10, 12)
    return code == 127 or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _name(s: str, start: int, parts: list[str]) -> int:
    if not _names:
        _read_names()
    end = start + 1
    while end < len(s) and end - start <= LONGEST and s[end] not in STOPS:
        end += 1
    if end > start + 1 and s.startswith(";", end):
        end += 1
    # The longest start of it that is a name.
    stop = end
    while stop > start + 2:
        known = _names.get(s[start + 1:stop])
        if known is not None:
            parts.append(known)
            return stop
        stop -= 1
    parts.append(s[start:end])
    return end


def _read_names() -> None:
    for word in NAMES.split(" "):
        optional = "!" in word
        name, _, codes = word.partition("!" if optional else "=")
        text = "".join([chr(int(code, 16)) for code in codes.split("+")])
        _names[name + ";"] = text
        if optional:
            _names[name] = text
