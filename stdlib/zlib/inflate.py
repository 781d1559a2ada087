"""Inflate (RFC 1951), resumable: it takes input in pieces of any size.

Each step reads a unit (a block's header, a symbol) or, when the input ends inside of it, nothing. Bits behind
the end read as zeros and set `short`; the step is then undone, and made again when there is more.
"""

from __future__ import annotations

from typing import Final

from zlib.codes import (
    DISTANCE_BASE, DISTANCE_EXTRA, LENGTH_BASE, LENGTH_EXTRA, LENGTHS_ORDER, PrefixCode, fixed_lengths,
)

WINDOW: Final = 32768

BLOCK: Final = 0        # a block's header is next
STORED: Final = 1       # bytes that are stored as they are
SYMBOLS: Final = 2      # literals and matches
END: Final = 3          # behind the last block


class Inflater:
    """input[at:] is still to be read, after the `count` bits in `bits`. output[taken:] has not been fetched yet.

    fault: what is wrong with the data, in zlib's words; "" so far.
    """

    def __init__(self) -> None:
        self.input = b""
        self.at = 0
        self.bits = 0
        self.count = 0
        self.short = False
        self.output = bytearray()
        self.taken = 0
        self.state = BLOCK
        self.last = False
        self.stored = 0
        self.literals = PrefixCode([])
        self.distances = PrefixCode([])
        self.fault = ""

    def feed(self, data: bytes) -> None:
        self.input = self.input[self.at:] + data
        self.at = 0

    def run(self, wanted: int) -> None:
        """Go on until the input or the data end, there is a fault, or `wanted` bytes can be fetched."""
        while self.state != END and self.fault == "" and len(self.output) - self.taken < wanted:
            at, bits, count = self.at, self.bits, self.count
            if self.state == SYMBOLS:
                self.symbol()
            elif self.state == BLOCK:
                self.block()
            else:
                self.copy_stored()
            if self.short:
                self.short = False
                self.fault = ""
                self.at, self.bits, self.count = at, bits, count
                break
        self.give_back()

    def give_back(self) -> None:
        """Whole bytes at hand are still to be read."""
        self.at -= self.count >> 3
        self.count &= 7
        self.bits &= (1 << self.count) - 1

    def fetch(self, limit: int) -> bytes:
        """Up to `limit` bytes of output. What matches can no longer refer to is dropped."""
        end = min(len(self.output), self.taken + limit)
        fetched = bytes(self.output[self.taken:end])
        self.taken = end
        if self.taken > 4 * WINDOW:
            del self.output[:self.taken - WINDOW]
            self.taken = WINDOW
        return fetched

    def rest(self) -> bytes:
        """Take away the input that has not been read."""
        unread = self.input[self.at:]
        self.input = b""
        self.at = 0
        return unread

    def align(self) -> None:
        """Pass over the rest of a byte."""
        self.give_back()
        self.bits = 0
        self.count = 0

    def need(self, count: int) -> None:
        """Have at least `count` (up to 32) bits at hand."""
        while self.count < count:
            if self.at < len(self.input):
                self.bits |= self.input[self.at] << self.count
                self.at += 1
            else:
                self.short = True
            self.count += 8

    def take(self, count: int) -> int:
        self.need(count)
        value = self.bits & (1 << count) - 1
        self.bits >>= count
        self.count -= count
        return value

    def decode(self, code: PrefixCode) -> int:
        """The next symbol, -1 for a code that is none."""
        # A code may end before the input does, though the longest one would not.
        while self.count < 15 and self.at < len(self.input):
            self.bits |= self.input[self.at] << self.count
            self.at += 1
            self.count += 8
        entry = code.find(self.bits)
        length = entry & 15
        if entry == 0:
            if self.count < 15:
                self.short = True
            return -1
        if length > self.count:
            self.short = True
            return -1
        self.bits >>= length
        self.count -= length
        return entry >> 4

    def block(self) -> None:
        """A block's header (RFC 1951 §3.2.3)."""
        if self.last:
            self.align()
            self.state = END
            return
        last = self.take(1) == 1
        kind = self.take(2)
        if self.short:
            return
        if kind == 0:
            self.align()
            length = self.take(16)
            check = self.take(16)
            if length != check ^ 0xFFFF:
                self.fault = "invalid stored block lengths"
            self.stored = length
            state = STORED
        elif kind == 1:
            self.literals = PrefixCode(fixed_lengths())
            self.distances = PrefixCode([5] * 32)
            state = SYMBOLS
        elif kind == 2:
            self.dynamic_codes()
            state = SYMBOLS
        else:
            self.fault = "invalid block type"
            return
        if not self.short:
            self.state = state
            self.last = last

    def dynamic_codes(self) -> None:
        """The codes of a block that brings its own (RFC 1951 §3.2.7)."""
        literals = self.take(5) + 257
        distances = self.take(5) + 1
        count = self.take(4) + 4
        if literals > 286 or distances > 30:
            self.fault = "too many length or distance symbols"
            return
        lengths = [0] * 19
        for i in range(count):
            lengths[LENGTHS_ORDER[i]] = self.take(3)
        code = PrefixCode(lengths)
        # zlib takes a set without codes, too: each bit then stands for length 0.
        empty = len(code.symbols) == 0
        if not empty and (code.over or code.left > 0):
            self.fault = "invalid code lengths set"
            return
        lengths = []
        while len(lengths) < literals + distances and not self.short:
            symbol = self.take(1) & 0 if empty else self.decode(code)
            if symbol < 16:
                lengths.append(symbol)
                continue
            value = 0
            if symbol == 16:
                if len(lengths) == 0:
                    self.fault = "invalid bit length repeat"
                    return
                value = lengths[-1]
                times = 3 + self.take(2)
            elif symbol == 17:
                times = 3 + self.take(3)
            else:
                times = 11 + self.take(7)
            if len(lengths) + times > literals + distances:
                self.fault = "invalid bit length repeat"
                return
            lengths += [value] * times
        if self.short:
            return
        if lengths[256] == 0:
            self.fault = "invalid code -- missing end-of-block"
            return
        self.literals = PrefixCode(lengths[:literals])
        self.distances = PrefixCode(lengths[literals:])
        if incomplete(self.literals):
            self.fault = "invalid literal/lengths set"
        elif incomplete(self.distances):
            self.fault = "invalid distances set"

    def copy_stored(self) -> None:
        length = min(self.stored, len(self.input) - self.at)
        self.output += self.input[self.at:self.at + length]
        self.at += length
        self.stored -= length
        if self.stored == 0:
            self.state = BLOCK
        elif length == 0:
            self.short = True

    def symbol(self) -> None:
        """A literal, a match, or the end of the block."""
        symbol = self.decode(self.literals)
        if self.short:
            return
        if symbol < 256:
            if symbol < 0:
                self.fault = "invalid literal/length code"
            else:
                self.output.append(symbol)
            return
        if symbol == 256:
            self.state = BLOCK
            return
        if symbol > 285:
            self.fault = "invalid literal/length code"
            return
        length = LENGTH_BASE[symbol - 257] + self.take(LENGTH_EXTRA[symbol - 257])
        place = self.decode(self.distances)
        if self.short:
            return
        if place < 0 or place > 29:
            self.fault = "invalid distance code"
            return
        distance = DISTANCE_BASE[place] + self.take(DISTANCE_EXTRA[place])
        if self.short:
            return
        self.repeat(length, distance)

    def repeat(self, length: int, distance: int) -> None:
        """Append `length` bytes from `distance` back; they may overlap."""
        output = self.output
        start = len(output) - distance
        if start < 0:
            self.fault = "invalid distance too far back"
        elif distance >= length:
            output += output[start:start + length]
        else:
            for i in range(start, start + length):
                output.append(output[i])


def incomplete(code: PrefixCode) -> bool:
    """Whether a code is not one: only a single symbol of one bit may leave codes unused, or no symbol at all."""
    single = len(code.symbols) == 0 or len(code.symbols) == 1 and code.counts[1] == 1
    return code.over or code.left > 0 and not single
