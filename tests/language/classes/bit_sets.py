"""A set of small numbers in one int: set operators, in-place forms, iteration, comparison."""
from __future__ import annotations
from typing import Iterable, Iterator


class BitSet:
    LIMIT = 62

    def __init__(self, items: Iterable[int] = ()) -> None:
        self._bits = 0
        for item in items:
            self.add(item)

    @classmethod
    def of_bits(cls, bits: int) -> BitSet:
        result = cls()
        result._bits = bits
        return result

    def add(self, n: int) -> None:
        if not 0 <= n < self.LIMIT:
            raise ValueError(f"{n} is not in range({self.LIMIT})")
        self._bits |= 1 << n

    def discard(self, n: int) -> None:
        self._bits &= ~(1 << n)

    def remove(self, n: int) -> None:
        if n not in self:
            raise KeyError(n)
        self.discard(n)

    def __contains__(self, n: int) -> bool:
        return self._bits >> n & 1 == 1

    def __iter__(self) -> Iterator[int]:
        bits = self._bits
        while bits:
            low = bits & -bits
            yield low.bit_length() - 1
            bits ^= low

    def __len__(self) -> int:
        return self._bits.bit_count()

    def __or__(self, other: BitSet) -> BitSet:
        return BitSet.of_bits(self._bits | other._bits)

    def __and__(self, other: BitSet) -> BitSet:
        return BitSet.of_bits(self._bits & other._bits)

    def __sub__(self, other: BitSet) -> BitSet:
        return BitSet.of_bits(self._bits & ~other._bits)

    def __xor__(self, other: BitSet) -> BitSet:
        return BitSet.of_bits(self._bits ^ other._bits)

    def __ior__(self, other: BitSet) -> BitSet:
        self._bits |= other._bits
        return self

    def __le__(self, other: BitSet) -> bool:
        return self._bits & ~other._bits == 0

    def __lt__(self, other: BitSet) -> bool:
        return self <= other and self != other

    def __eq__(self, other: object) -> bool:
        if isinstance(other, BitSet):
            return self._bits == other._bits
        return False

    def __invert__(self) -> BitSet:
        return BitSet.of_bits((1 << self.LIMIT) - 1 & ~self._bits)

    def __repr__(self) -> str:
        return f"BitSet({list(self)})"


a, b = BitSet([1, 5, 40, 61]), BitSet(range(0, 10, 5))
print(a, b, a | b, a & b, a - b, a ^ b, len(a ^ b))
print(5 in a, 6 in a, a == BitSet((61, 40, 5, 1)), a == 5, BitSet() == BitSet(), a & b <= a, a < a, a & b < b, bool(BitSet()))
alias = a
a |= b
print(alias is a, alias, sum(a), max(a), sorted(a, reverse=True)[:2])
b = b | BitSet([7])
print(b, len(~b), ~~b == b, (~b & b) == BitSet())
for action, n in ((a.add, 62), (a.remove, 3), (a.discard, 3), (a.add, -1), (a.remove, 61)):
    try:
        action(n)
        print("done", n, a)
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
