"""Frozen dataclasses: hashable values, refused assignment, changed copies."""
from __future__ import annotations
from dataclasses import FrozenInstanceError, dataclass, replace


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0

    def __add__(self, other: Point) -> Point:
        return Point(self.x + other.x, self.y + other.y)

    def __neg__(self) -> Point:
        return Point(-self.x, -self.y)

    def neighbours(self) -> list[Point]:
        return [self + step for step in (Point(0, 1), Point(1), Point(0, -1), Point(-1))]


@dataclass(frozen=True)
class Segment:
    start: Point
    end: Point

    def reversed(self) -> Segment:
        return replace(self, start=self.end, end=self.start)

    @property
    def length(self) -> int:
        return abs(self.start.x - self.end.x) + abs(self.start.y - self.end.y)


p = Point(1, 2)
try:
    p.x = 5  # type: ignore[misc]
except FrozenInstanceError as error:
    print("frozen:", error, p)
try:
    p.y += 1  # type: ignore[misc]
except AttributeError as error:
    print(type(error).__name__, error)
visited = {p: "start"}
for n in p.neighbours():
    visited.setdefault(n, f"from {p}")
visited[Point(1, 2)] = "again"
print(visited)
print(Point(0, 2) in visited, Point(9, 9) in visited, hash(Point(3, 4)) == hash(Point(3, 4)), -p + p == Point(0))
s = Segment(p, Point(4, -2))
print(s, s.length, s.reversed(), s.reversed().reversed() == s)
print({s, s.reversed(), Segment(Point(1, 2), Point(4, -2))} == {s.reversed(), s})
reach: set[Point] = {Point(0)}
for _ in range(3):
    reach |= {n for q in reach for n in q.neighbours()}
print(len(reach), sorted((q.x, q.y) for q in reach if q.x >= 2))
