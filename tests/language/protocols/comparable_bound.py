"""A protocol as the bound of a type variable: insertion, minimum, clamp over anything that has <."""
from __future__ import annotations
from dataclasses import dataclass
from typing import Iterable, Protocol, TypeVar


class SupportsLess(Protocol):
    def __lt__(self, other: "SupportsLess", /) -> bool: ...


class Ordered(Protocol):
    def rank(self) -> int: ...


C = TypeVar("C", bound=Ordered)


def smallest(items: Iterable[C]) -> C:
    best: C | None = None
    for item in items:
        if best is None or item.rank() < best.rank():
            best = item
    if best is None:
        raise ValueError("no items")
    return best


def insert(items: list[C], new: C) -> int:
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if new.rank() < items[middle].rank():
            high = middle
        else:
            low = middle + 1
    items.insert(low, new)
    return low


def clamp(value: C, low: C, high: C) -> C:
    return low if value.rank() < low.rank() else high if high.rank() < value.rank() else value


@dataclass
class Card:
    value: int

    def rank(self) -> int:
        return self.value


class Title:
    ORDER = ("knave", "knight", "king")

    def __init__(self, name: str) -> None:
        self.name = name

    def rank(self) -> int:
        return self.ORDER.index(self.name)

    def __repr__(self) -> str:
        return self.name


hand: list[Card] = []
print([insert(hand, Card(n)) for n in (5, 2, 9, 5, 1)], [card.value for card in hand])
court: list[Title] = []
for name in ("king", "knave", "knight", "knave"):
    insert(court, Title(name))
print(court, smallest(court), smallest(hand), clamp(Card(7), Card(1), Card(5)), clamp(Title("knave"), Title("knight"), Title("king")))
try:
    insert(court, Title("queen"))
except ValueError as error:
    print(error, court)
for cards in (hand[:1], hand[:0]):
    try:
        print(smallest(cards))
    except ValueError as error:
        print(error)
