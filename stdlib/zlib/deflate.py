"""Deflate (RFC 1951) with the fixed codes: the last place where three bytes stood is the only match tried."""

from __future__ import annotations

from typing import Final

from zlib.codes import DISTANCE_BASE, DISTANCE_EXTRA, LENGTH_BASE, LENGTH_EXTRA, reversed_bits

_LONGEST_MATCH: Final = 258
_HASH_BITS: Final = 13
_STORED_LIMIT: Final = 65535


class Deflater:
    """Writes blocks into `output`; later blocks refer to data of earlier ones. level 0: all is stored.

    window: how far back a match may be.
    """

    def __init__(self, level: int, window: int) -> None:
        self.level = level
        self.window = window
        self.output = bytearray()
        self.bits = 0
        self.count = 0
        self.data = bytearray()
        self.newest = [-1] * (1 << _HASH_BITS)

    def fetch(self) -> bytes:
        """The whole bytes written so far."""
        fetched = bytes(self.output)
        self.output = bytearray()
        return fetched

    def put(self, value: int, count: int) -> None:
        self.bits |= value << self.count
        self.count += count
        while self.count >= 8:
            self.output.append(self.bits & 0xFF)
            self.bits >>= 8
            self.count -= 8

    def align(self) -> None:
        if self.count > 0:
            self.put(0, 8 - self.count)

    def block(self, piece: bytes, last: bool) -> None:
        """All of `piece`."""
        self.forget()
        start = len(self.data)
        self.data += piece
        if self.level == 0:
            self.store(piece, last)
            return
        self.put(1 if last else 0, 1)
        self.put(1, 2)
        at = start
        while at < len(self.data):
            distance, length = self.match(at)
            if length < 3:
                self.literal(self.data[at])
                length = 1
            else:
                self.reference(length, distance)
            for _ in range(length - 1):
                at += 1
                self.enter(at)
            at += 1
        self.put(0, 7)

    def sync(self) -> None:
        """An empty stored block: all data so far can be read from what has been written."""
        self.put(0, 3)
        self.align()
        self.output += b"\0\0\xff\xff"

    def store(self, piece: bytes, last: bool) -> None:
        start = 0
        while True:
            end = min(start + _STORED_LIMIT, len(piece))
            self.put(1 if last and end == len(piece) else 0, 3)
            self.align()
            self.output += (end - start).to_bytes(2, "little")
            self.output += (end - start ^ 0xFFFF).to_bytes(2, "little")
            self.output += piece[start:end]
            start = end
            if start == len(piece):
                return

    def forget(self) -> None:
        """Drop what is too far back for matches."""
        dropped = len(self.data) - self.window
        if dropped > self.window:
            del self.data[:dropped]
            for i in range(len(self.newest)):
                self.newest[i] = max(self.newest[i] - dropped, -1)

    def slot(self, at: int) -> int:
        data = self.data
        three = data[at] | data[at + 1] << 8 | data[at + 2] << 16
        return (three * 0x9E3779B1 & 0xFFFFFFFF) >> 32 - _HASH_BITS

    def enter(self, at: int) -> None:
        if at + 2 < len(self.data):
            self.newest[self.slot(at)] = at

    def match(self, at: int) -> tuple[int, int]:
        """(distance, length) of the match at `at`, length 0 if there is none; `at` becomes the newest place."""
        data = self.data
        if at + 2 >= len(data):
            return 0, 0
        slot = self.slot(at)
        before = self.newest[slot]
        self.newest[slot] = at
        if before < 0 or at - before > self.window:
            return 0, 0
        limit = min(_LONGEST_MATCH, len(data) - at)
        length = 0
        while length < limit and data[before + length] == data[at + length]:
            length += 1
        return at - before, length

    def literal(self, symbol: int) -> None:
        """The fixed code of a literal or a length (RFC 1951 §3.2.6)."""
        if symbol < 144:
            self.put(reversed_bits(0x30 + symbol, 8), 8)
        elif symbol < 256:
            self.put(reversed_bits(0x190 + symbol - 144, 9), 9)
        elif symbol < 280:
            self.put(reversed_bits(symbol - 256, 7), 7)
        else:
            self.put(reversed_bits(0xC0 + symbol - 280, 8), 8)

    def reference(self, length: int, distance: int) -> None:
        place = _place(LENGTH_BASE, length)
        self.literal(257 + place)
        self.put(length - LENGTH_BASE[place], LENGTH_EXTRA[place])
        place = _place(DISTANCE_BASE, distance)
        self.put(reversed_bits(place, 5), 5)
        self.put(distance - DISTANCE_BASE[place], DISTANCE_EXTRA[place])


def _place(bases: list[int], value: int) -> int:
    """The last place whose base is not above `value`."""
    low = 0
    high = len(bases)
    while high - low > 1:
        middle = (low + high) // 2
        if bases[middle] <= value:
            low = middle
        else:
            high = middle
    return low
