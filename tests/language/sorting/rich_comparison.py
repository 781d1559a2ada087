"""Sorting objects by their own __lt__: versions, cards, and total_ordering."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import total_ordering


@total_ordering
class Version:
    def __init__(self, text: str) -> None:
        release, dash, self.pre = text.partition("-")
        try:
            self.release = tuple(int(p) for p in release.split("."))
        except ValueError:
            raise ValueError(f"invalid version: {text!r}") from None
        self.text = text

    def _key(self) -> tuple[tuple[int, ...], bool, str]:
        return self.release, not self.pre, self.pre

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Version):
            return NotImplemented
        return self._key() == other._key()

    def __lt__(self, other: Version) -> bool:
        return self._key() < other._key()

    def __repr__(self) -> str:
        return f"v{self.text}"


@dataclass(order=True, frozen=True)
class Card:
    rank: int
    suit: str = field(compare=False)

    def __str__(self) -> str:
        return "..23456789TJQKA"[self.rank] + self.suit


@dataclass(order=True)
class Task:
    sort_index: int = field(init=False, repr=False)
    name: str
    priority: int = 0

    def __post_init__(self) -> None:
        self.sort_index = -self.priority


versions = [Version(t) for t in "1.10 1.2 1.2-rc1 1.0.1 1.2-beta 2 1".split()]
print(sorted(versions), max(versions), min(versions, key=lambda v: len(v.text)))
print(Version("1.2") >= Version("1.2-rc1"), Version("1") > Version("1.0"), Version("1.2") == Version("1.2"), Version("1") != Version("2"), Version("1") <= Version("1"))
for wrong in ("1.x", ""):
    try:
        Version(wrong)
    except ValueError as error:
        print(error, error.__cause__, error.__suppress_context__)
hand = [Card(14, "s"), Card(2, "h"), Card(11, "d"), Card(2, "c"), Card(10, "s")]
print(*map(str, sorted(hand)), *map(str, sorted(hand, reverse=True)))
print(Card(2, "h") == Card(2, "c"), Card(3, "h") > Card(2, "c"), len({Card(2, "h"), Card(2, "c")}), str(max(hand)))
tasks = [Task("write", 1), Task("eat", 5), Task("code", 5), Task("rest")]
print(sorted(tasks))
print([t.name for t in sorted(tasks, key=lambda t: (t.priority, t.name))], tasks[0] < tasks[3], tasks[1] >= tasks[2])


def insertion(items: list[Version]) -> int:
    moves = 0
    for i in range(1, len(items)):
        j = i
        while j and items[j] < items[j - 1]:
            items[j], items[j - 1] = items[j - 1], items[j]
            j -= 1
            moves += 1
    return moves


print(insertion(versions), versions, insertion(versions))
