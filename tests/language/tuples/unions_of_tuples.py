"""Unions whose members are tuples are unpacked and looped over as what they have in common."""
from __future__ import annotations

from typing import NamedTuple


class P(NamedTuple):
    x: int
    y: int


class Named(NamedTuple):
    name: str
    value: float


def add(p: P | tuple[int, int]) -> int:
    x, y = p
    return x + y


def show(pair: Named | tuple[str, int]) -> None:
    name, value = pair
    print(name.upper(), value)


def any_length(items: tuple[int, int] | tuple[int, ...]) -> None:
    total = 0
    for item in items:
        total += item
    first, *rest = items
    print(total, first, rest)
    try:
        a, b = items
        print(a, b)
    except ValueError as e:
        print(e)


def main() -> None:
    print(add(P(1, 2)), add((3, 4)))
    show(Named("a", 1.5))
    show(("b", 2))
    any_length((1, 2))
    any_length((1, 2, 3))
    any_length(tuple(range(4)))
    for pairs in ((), (("a", 1),), (("b", 2), ("c", 3))):
        for name, number in pairs:
            print(name, number)
        print([name for name, _ in pairs], len(pairs))
    for p in [P(5, 6), P(7, 8)]:
        u, v = p
        print(u * v)


main()
