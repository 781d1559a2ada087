"""What a backslash and the characters behind it mean, in a pattern and in a set in brackets."""

from typing import Final

from .charset import DIGIT, MAX_CODE, SPACE, WORD
from .nodes import BOUNDARY, NO_BOUNDARY, TEXT_END, TEXT_START
from .source import Source

SIMPLE: Final = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
ASSERTIONS: Final = {"A": TEXT_START, "b": BOUNDARY, "B": NO_BOUNDARY, "Z": TEXT_END}
CATEGORIES: Final = {"d": DIGIT, "D": DIGIT, "s": SPACE, "S": SPACE, "w": WORD, "W": WORD}
HEX: Final = "0123456789abcdefABCDEF"
OCTAL: Final = "01234567"


class Escape:
    """One of: a character (`code`), a category, an assertion, a reference to a group; -1 and 0 where it is none."""

    def __init__(self, code: int = -1, category: int = -1, negated: bool = False, assertion: int = -1, reference: int = 0) -> None:
        self.code = code
        self.category = category
        self.negated = negated
        self.assertion = assertion
        self.reference = reference


def pattern_escape(source: Source, is_bytes: bool) -> Escape:
    """Outside brackets; the backslash has been read."""
    start = source.at - 1
    if source.at_end():
        raise source.failure("bad escape (end of pattern)", start)
    char = source.peek()
    if char in ASSERTIONS:
        source.at += 1
        return Escape(assertion=ASSERTIONS[char])
    if char == "0":
        source.at += 1
        return Escape(int("0" + source.digits(OCTAL, 2), 8))
    if char in "123456789":
        source.at += 1
        return _reference(source, start, char)
    return _common(source, start, is_bytes)


def _reference(source: Source, start: int, first: str) -> Escape:
    """A number of a group, or three octal digits."""
    second = source.peek()
    if second and second in "0123456789":
        source.at += 1
        third = source.peek()
        if third and first in OCTAL and second in OCTAL and third in OCTAL:
            source.at += 1
            return _octal(source, start, first + second + third)
        return Escape(reference=int(first + second))
    return Escape(reference=int(first))


def _octal(source: Source, start: int, digits: str) -> Escape:
    code = int(digits, 8)
    if code > 0o377:
        raise source.failure(f"octal escape value \\{digits} outside of range 0-0o377", start)
    return Escape(code)


def set_escape(source: Source, is_bytes: bool) -> Escape:
    """In brackets; the backslash has been read."""
    start = source.at - 1
    if source.at_end():
        raise source.failure("bad escape (end of pattern)", start)
    char = source.peek()
    if char == "b":
        source.at += 1
        return Escape(8)
    if char in OCTAL:
        return _octal(source, start, source.digits(OCTAL, 3))
    if char in "89":
        source.at += 1
        raise source.failure(f"bad escape \\{char}", start)
    return _common(source, start, is_bytes)


def _common(source: Source, start: int, is_bytes: bool) -> Escape:
    char = source.peek()
    source.at += 1
    if char in CATEGORIES:
        return Escape(category=CATEGORIES[char], negated=char.isupper())
    if char in SIMPLE and char != "b":
        return Escape(SIMPLE[char])
    if char == "x":
        return _hexadecimal(source, start, 2)
    if char == "u" and not is_bytes:
        return _hexadecimal(source, start, 4)
    if char == "U" and not is_bytes:
        return _hexadecimal(source, start, 8)
    if char == "N" and not is_bytes:
        raise source.failure("named characters (\\N{...}) are not supported: write the character or its \\u escape", start)
    if char.isascii() and char.isalpha():
        raise source.failure(f"bad escape \\{char}", start)
    return Escape(ord(char))


def _hexadecimal(source: Source, start: int, count: int) -> Escape:
    digits = source.digits(HEX, count)
    if len(digits) != count:
        raise source.failure(f"incomplete escape {source.text[start:source.at]}", start)
    code = int(digits, 16)
    if code > MAX_CODE:
        raise source.failure(f"bad escape {source.text[start:source.at]}", start)
    return Escape(code)
