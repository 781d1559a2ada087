"""Keys of several kinds: tuples, ints, bytes, enums by identity, frozen dataclasses."""

from dataclasses import dataclass
from enum import Enum


class Suit(Enum):
    HEARTS = 1
    SPADES = 2


@dataclass(frozen=True)
class Point:
    x: int
    y: int


grid: dict[tuple[int, int], str] = {}
for x in range(3):
    for y in range(2):
        grid[x, y] = f"{x}{y}"
print(grid[2, 1], (1, 1) in grid, (5, 5) in grid, len(grid))
seen = {Point(1, 2): "a", Point(3, 4): "b"}
print(seen[Point(1, 2)], Point(3, 4) in seen, Point(9, 9) in seen)
cards = {Suit.HEARTS: 3, Suit.SPADES: 5}
print(cards[Suit.SPADES], {b"k": 1}[b"k"], {1.5: "f"}[1.5], {True: "t"}[True])
many = {n * n: n for n in range(1000)}
print(many[998001], len(many), sum(many.values()), 5 in many)
for n in range(0, 1000, 2):
    del many[n * n]
print(len(many), next(iter(many)), 9 in many, 4 in many)
