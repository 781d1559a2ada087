"""Deflate's symbols and prefix codes (RFC 1951 §3.2)."""

from __future__ import annotations

from typing import Final

# Lengths of matches for symbols 257 to 285, distances for symbols 0 to 29, and how many bits follow.
LENGTH_BASE: Final = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
LENGTH_EXTRA: Final = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
DISTANCE_BASE: Final = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193,
                        12289, 16385, 24577]
DISTANCE_EXTRA: Final = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
# The order in which a dynamic block gives the lengths of the codes for code lengths.
LENGTHS_ORDER: Final = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
LONGEST: Final = 15
_QUICK: Final = 9       # codes up to this long are looked up in one step


class PrefixCode:
    """A canonical code, to read by. lengths: of each symbol's code, 0 where there is none.

    over: more codes than there can be. left: share of the codes not given out, in units of 2**-15.
    """

    def __init__(self, lengths: list[int]) -> None:
        self.counts = [0] * (LONGEST + 1)
        for length in lengths:
            self.counts[length] += 1
        self.counts[0] = 0
        left = 1 << LONGEST
        offsets = [0] * (LONGEST + 2)
        for length in range(1, LONGEST + 1):
            left -= self.counts[length] << LONGEST - length
            offsets[length + 1] = offsets[length] + self.counts[length]
        self.left = left
        self.over = left < 0
        self.symbols = [0] * offsets[LONGEST + 1]
        for symbol, length in enumerate(lengths):
            if length != 0:
                self.symbols[offsets[length]] = symbol
                offsets[length] += 1
        self.quick = [0] * (1 << _QUICK)
        if left >= 0:
            self.fill_quick()

    def fill_quick(self) -> None:
        """For each value of the next bits: symbol << 4 | length of the code they begin with, 0 for a longer one."""
        code = 0
        place = 0
        for length in range(1, _QUICK + 1):
            for _ in range(self.counts[length]):
                entry = self.symbols[place] << 4 | length
                for low in range(reversed_bits(code, length), 1 << _QUICK, 1 << length):
                    self.quick[low] = entry
                code += 1
                place += 1
            code <<= 1

    def find(self, bits: int) -> int:
        """symbol << 4 | length of the code that `bits` begin with, first bit lowest; 0 if they begin with none."""
        entry = self.quick[bits & (1 << _QUICK) - 1]
        if entry != 0:
            return entry
        code = 0
        first = 0
        place = 0
        for length in range(1, LONGEST + 1):
            code = code << 1 | bits & 1
            bits >>= 1
            count = self.counts[length]
            if code - first < count:
                return self.symbols[place + code - first] << 4 | length
            place += count
            first = first + count << 1
        return 0


def reversed_bits(code: int, length: int) -> int:
    """Codes are packed with their highest bit first, all else in deflate with the lowest."""
    turned = 0
    for _ in range(length):
        turned = turned << 1 | code & 1
        code >>= 1
    return turned


def fixed_lengths() -> list[int]:
    """Of the literals and lengths in a block with fixed codes (RFC 1951 §3.2.6)."""
    return [8] * 144 + [9] * 112 + [7] * 24 + [8] * 8
