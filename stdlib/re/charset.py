"""Sets of code points, as a class in brackets, an escape such as \\w or a single character denotes them."""

from typing import Final

DIGIT: Final = 0
SPACE: Final = 1
WORD: Final = 2

# How a set treats letters that differ in case only.
EXACT: Final = 0
ASCII_FOLD: Final = 1
UNICODE_FOLD: Final = 2

MAX_CODE: Final = 0x10FFFF
# Ranges up to this size are folded character by character; of larger ones the variants of a character are looked up.
FOLDED_RANGE: Final = 600
# Lower-case letters that match each other although their upper-case forms are no single letter (Unicode CaseFolding.txt).
TWINS: Final = {0x1FD3: 0x390, 0x1FE3: 0x3B0, 0xFB05: 0xFB06}


def fold(code: int, folding: int) -> int:
    """One representative of the letters that `code` matches when case is ignored."""
    if code < 128:
        return code + 32 if 65 <= code <= 90 and folding != EXACT else code
    if folding != UNICODE_FOLD:
        return code
    if code == 0x130:
        return 0x69
    upper = chr(code).upper()
    if len(upper) != 1:
        # One of the letters that have a capital of their own although upper() writes them with several.
        lower = chr(code).lower()
        code = ord(lower) if len(lower) == 1 else code
        return TWINS.get(code, code)
    lower = upper.lower()
    return ord(lower) if len(lower) == 1 else code


class Category:
    """\\d, \\s or \\w, or the opposite; of ASCII alone or of all Unicode."""

    def __init__(self, kind: int, negated: bool, ascii_only: bool) -> None:
        self.kind = kind
        self.negated = negated
        self.ascii_only = ascii_only

    def contains(self, code: int) -> bool:
        return in_category(self.kind, code, self.ascii_only) != self.negated


def in_category(kind: int, code: int, ascii_only: bool) -> bool:
    if code < 128 or ascii_only:
        if kind == DIGIT:
            return 48 <= code <= 57
        if kind == SPACE:
            return 9 <= code <= 13 or code == 32 or 28 <= code <= 31 and not ascii_only
        return 48 <= code <= 57 or 65 <= code <= 90 or code == 95 or 97 <= code <= 122
    if kind == DIGIT:
        return chr(code).isdecimal()
    if kind == SPACE:
        return chr(code).isspace()
    return chr(code).isalnum()


class CharSet:
    """Ranges (first, last) and categories; a negated set holds everything else."""

    def __init__(self, folding: int = EXACT) -> None:
        self.folding = folding
        self.negated = False
        self.ranges: list[tuple[int, int]] = []
        self.categories: list[Category] = []

    def add_range(self, first: int, last: int) -> None:
        self.ranges.append((first, last))
        if self.folding != EXACT and last - first < FOLDED_RANGE:
            for code in range(first, last + 1):
                folded = fold(code, self.folding)
                if folded < first or folded > last:
                    self.ranges.append((folded, folded))

    def add_category(self, kind: int, negated: bool, ascii_only: bool) -> None:
        self.categories.append(Category(kind, negated, ascii_only))

    def contains(self, code: int) -> bool:
        found = self.holds(code)
        if not found and self.folding != EXACT:
            found = self.holds_variant(code)
        return found != self.negated

    def holds(self, code: int) -> bool:
        for first, last in self.ranges:
            if first <= code <= last:
                return True
        for category in self.categories:
            if category.contains(code):
                return True
        return False

    def holds_variant(self, code: int) -> bool:
        folded = fold(code, self.folding)
        if folded != code and self.holds(folded):
            return True
        if self.folding == ASCII_FOLD:
            return 97 <= folded <= 122 and self.holds(folded - 32)
        upper = chr(code).upper()
        if len(upper) == 1 and self.holds(ord(upper)):
            return True
        lower = chr(code).lower()
        return len(lower) == 1 and self.holds(ord(lower))

    def single(self) -> int:
        """The one code point in the set if there is just one and case counts (or the character has none), else -1."""
        if self.negated or self.categories or len(self.ranges) != 1:
            return -1
        first, last = self.ranges[0]
        if first != last:
            return -1
        if self.folding != EXACT and (fold(first, self.folding) != first or chr(first).upper() != chr(first)):
            return -1
        return first

    def key(self) -> str:
        """Equal texts for equal sets."""
        parts = [f"{self.folding}{self.negated}"]
        for first, last in self.ranges:
            parts.append(f"{first}-{last}")
        for category in self.categories:
            parts.append(f"{category.kind}{category.negated}{category.ascii_only}")
        return ",".join(parts)


def single_character(code: int, folding: int) -> CharSet:
    made = CharSet(folding)
    made.add_range(code, code)
    return made
