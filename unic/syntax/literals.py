"""Values of number, string and bytes literals (Python Language Reference §2.4)."""

from __future__ import annotations

import re
import unicodedata

ESCAPE = re.compile(
    r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|N\{([^}]*)\}|(.)|)", re.DOTALL
)
SIMPLE = {
    "\n": "",
    "\\": "\\",
    "'": "'",
    '"': '"',
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}
TRUNCATED = {"x": r"\xhh needs two", "u": r"\uhhhh needs four", "U": r"\Uhhhhhhhh needs eight"}


class LiteralError(ValueError):
    """A literal that has no value; the message says why."""


def number(text: str) -> int | float | complex:
    """The value of a NUMBER token."""
    if text.isdigit():
        try:
            return int(text)
        except ValueError:
            raise LiteralError("decimal integer literal is too long: write it in hexadecimal") from None
    if text[-1] in "jJ":
        return complex(0.0, float(text[:-1].replace("_", "")))
    if text[:2] in ("0x", "0X", "0b", "0B", "0o", "0O"):
        return int(text, 0)
    text = text.replace("_", "")
    return int(text) if text.isdigit() else float(text)


def decode(text: str, of_bytes: bool = False) -> str:
    """`text` with escape sequences replaced. Unknown ones stay as they are, as in CPython."""

    def replace(found: re.Match) -> str:
        group = found.lastindex
        if group == 6:
            character = found[6]
            if character in SIMPLE:
                return SIMPLE[character]
            if character == "x" or not of_bytes and character in TRUNCATED:
                raise LiteralError(f"truncated escape sequence: {TRUNCATED[character]} hexadecimal digits")
            if character == "N" and not of_bytes:
                raise LiteralError(r"malformed \N escape: write \N{name of a character}")
            return found[0]
        if group is None:
            return "\\"
        if group == 1:
            value = int(found[1], 8)
            return chr(value & 0xFF if of_bytes else value)
        if group == 2:
            return chr(int(found[2], 16))
        if of_bytes:
            return found[0]
        if group == 5:
            try:
                return unicodedata.lookup(found[5])
            except KeyError:
                raise LiteralError(f"no character has the name '{found[5]}'") from None
        value = int(found[group], 16)
        if value > 0x10FFFF:
            raise LiteralError("a character's number is at most \\U0010ffff")
        return chr(value)

    return ESCAPE.sub(replace, text)


def string(literal: str) -> str | bytes:
    """The value of a STRING token."""
    start = 0
    while literal[start] not in "'\"":
        start += 1
    prefix = literal[:start].lower()
    quote = 3 if literal[start : start + 3] in ("'''", '"""') and len(literal) - start >= 6 else 1
    body = literal[start + quote : -quote]
    if "b" not in prefix:
        return body if "\\" not in body or "r" in prefix else decode(body)
    if not body.isascii():
        raise LiteralError("bytes can only contain ASCII characters: write others as \\x escapes")
    if "\\" in body and "r" not in prefix:
        body = decode(body, of_bytes=True)
    return body.encode("latin-1")
