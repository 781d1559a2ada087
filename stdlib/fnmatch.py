"""fnmatch: file names against patterns with *, ?, [...] and [!...]. Case counts, as on all POSIX systems.

A pattern is matched in time len(name) * len(pattern) at most. Texts only, no bytes.
"""

from collections.abc import Iterable
from typing import Final

LITERAL: Final = 0
ANY: Final = 1
SET: Final = 2
STAR: Final = 3
SPECIAL: Final = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"


class _Part:
    """One element of a pattern. Sets hold ranges of characters."""

    def __init__(self, kind: int, text: str = "") -> None:
        self.kind = kind
        self.text = text
        self.negated = False
        # First and last character; "" for the last one of what is no range.
        self.ranges: list[tuple[str, str]] = []

    def matches(self, char: str) -> bool:
        if self.kind == LITERAL:
            return char == self.text
        if self.kind == ANY:
            return True
        for first, last in self.ranges:
            if char == first or first < char <= last:
                return not self.negated
        return self.negated

    def regular_expression(self) -> str:
        if self.kind == LITERAL:
            return "\\" + self.text if self.text in SPECIAL else self.text
        if self.kind == ANY or self.negated and not self.ranges:
            return "."
        if not self.ranges:
            return "(?!)"
        inner = ""
        for first, last in self.ranges:
            inner += _in_set(first) + "-" + _in_set(last) if last else _in_set(first)
        if self.negated:
            return "[^" + inner + "]"
        return "[\\" + inner + "]" if inner[0] in "^[" else "[" + inner + "]"


def _in_set(char: str) -> str:
    return "\\" + char if char in "\\-&~|" else char


def _parts(pattern: str) -> list[_Part]:
    parts: list[_Part] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        at += 1
        if char == "*":
            if not parts or parts[-1].kind != STAR:
                parts.append(_Part(STAR))
        elif char == "?":
            parts.append(_Part(ANY))
        elif char == "[" and _set_end(pattern, at) >= 0:
            end = _set_end(pattern, at)
            parts.append(_set_part(pattern[at:end]))
            at = end + 1
        else:
            parts.append(_Part(LITERAL, char))
    return parts


def _set_end(pattern: str, at: int) -> int:
    """Where the bracket is closed; a "]" that comes first is a member. -1 if it is not closed."""
    if pattern.startswith("!", at):
        at += 1
    return pattern.find("]", at + 1)


def _set_part(inner: str) -> _Part:
    part = _Part(SET)
    part.negated = inner.startswith("!")
    at = 1 if part.negated else 0
    while at < len(inner):
        if at + 2 < len(inner) and inner[at + 1] == "-":
            if inner[at] <= inner[at + 2]:
                part.ranges.append((inner[at], inner[at + 2]))
            at += 3
        else:
            part.ranges.append((inner[at], ""))
            at += 1
    if not part.negated and part.ranges and part.ranges[0] == ("!", ""):
        # It comes first when ranges without characters ("z-a!b") are gone.
        part.negated = True
        del part.ranges[0]
    return part


def _matches(name: str, parts: list[_Part]) -> bool:
    """Goes back to the last star only: what an earlier one could take more, the last one can take too."""
    at = 0
    part = 0
    star = -1
    star_at = 0
    while at < len(name):
        if part < len(parts) and parts[part].kind == STAR:
            star = part
            star_at = at
            part += 1
        elif part < len(parts) and parts[part].matches(name[at]):
            at += 1
            part += 1
        elif star >= 0:
            star_at += 1
            at = star_at
            part = star + 1
        else:
            return False
    return part == len(parts) or part == len(parts) - 1 and parts[part].kind == STAR


def fnmatch(name: str, pat: str) -> bool:
    """Whether the whole name matches."""
    return fnmatchcase(name, pat)


def fnmatchcase(name: str, pat: str) -> bool:
    """The same: case counts in any case."""
    return _matches(name, _parts(pat))


def filter(names: Iterable[str], pat: str) -> list[str]:
    """The names that match."""
    parts = _parts(pat)
    return [name for name in names if _matches(name, parts)]


def translate(pat: str) -> str:
    """A regular expression, in CPython's words: its atomic groups are not supported by re here."""
    pieces: list[str] = []
    fixed = ""
    stars = 0
    for part in _parts(pat):
        if part.kind != STAR:
            fixed += part.regular_expression()
            continue
        pieces.append("(?>.*?" + fixed + ")" if stars else fixed)
        stars += 1
        fixed = ""
    pieces.append(".*" + fixed if stars else fixed)
    return "(?s:" + "".join(pieces) + ")\\Z"
