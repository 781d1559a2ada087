"""The classes of characters that a pattern tells apart.

Characters that belong to the same sets of the pattern are one symbol for the matchers. Classes are found as
characters come up, since a set such as \\w is too large to be taken apart beforehand.
"""

from typing import Final

from .charset import WORD, CharSet, in_category

# What assertions see of a neighbouring character.
EDGE: Final = 0             # there is none
NEWLINE: Final = 1
FINAL_NEWLINE: Final = 2    # the last character of the text
WORD_CHARACTER: Final = 3
OTHER: Final = 4

# Symbols that always exist.
EDGE_SYMBOL: Final = 0
FINAL_NEWLINE_SYMBOL: Final = 1


class Alphabet:
    """`low` maps code points below 256 to symbols."""

    def __init__(self, sets: list[CharSet], lines: bool, words: bool, ascii_words: bool) -> None:
        """`lines`, `words`: whether assertions ask for newlines and for word characters."""
        self.sets = sets
        self.lines = lines
        self.words = words
        self.ascii_words = ascii_words
        self.kinds: list[int] = [EDGE]
        # members[symbol][set]
        self.members: list[list[bool]] = [[False for _ in sets]]
        self.signatures: dict[str, int] = {}
        self.high: dict[int, int] = {}
        self.symbol_for(10, FINAL_NEWLINE)
        self.low: list[int] = [self.symbol_for(code, self.kind_of(code)) for code in range(256)]

    def kind_of(self, code: int) -> int:
        if code == 10 and self.lines:
            return NEWLINE
        if self.words and in_category(WORD, code, self.ascii_words):
            return WORD_CHARACTER
        return OTHER

    def symbol_for(self, code: int, kind: int) -> int:
        row = [charset.contains(code) for charset in self.sets]
        signature = str(kind) + "".join(["1" if member else "0" for member in row])
        known = self.signatures.get(signature, -1)
        if known < 0:
            known = len(self.kinds)
            self.signatures[signature] = known
            self.kinds.append(kind)
            self.members.append(row)
        return known

    def symbol(self, code: int) -> int:
        """Of any character that is not a final newline."""
        if code < 256:
            return self.low[code]
        known = self.high.get(code, -1)
        if known < 0:
            known = self.symbol_for(code, self.kind_of(code))
            self.high[code] = known
        return known
