"""NamedTuples computed with: vectors, rotations, Manhattan distances, a lattice of neighbours, and orderings."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import NamedTuple


class Vector(NamedTuple):
    x: int
    y: int
    z: int = 0

    def plus(self, other: Vector) -> Vector:
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def turned(self) -> Vector:
        return self._replace(x=-self.y, y=self.x)

    def __neg__(self) -> Vector:
        return Vector(-self.x, -self.y, -self.z)

    @classmethod
    def parse(cls, text: str) -> Vector:
        parts = [int(p) for p in text.strip("<>").split(",")]
        if len(parts) not in (2, 3):
            raise ValueError(f"{len(parts)} coordinates in {text!r}")
        return cls(parts[0], parts[1], parts[2] if len(parts) == 3 else 0)

    @property
    def length(self) -> int:
        return sum(map(abs, self))


points = [Vector.parse(t) for t in ("<1,2,3>", "<-4,0>", "0,0,0", "<7,-7,7>")]
print(points[0], points[1].z, [p.length for p in points], max(points, key=lambda p: p.length), sorted(points)[0])
print(points[0].plus(points[3]), -points[0], points[0].turned().turned().turned().turned() == points[0], points[2] == (0, 0, 0))
closest = min(combinations(points, 2), key=lambda pair: pair[0].plus(-pair[1]).length)
print(closest, len(set(points + [Vector(0, 0)])), Vector(1, 2) in points, Vector(1, 2, 3) in points)
for text in ("1", "1,2,3,4", "a,b", ""):
    try:
        print(Vector.parse(text))
    except ValueError as error:
        print("ValueError:", error)
x, y, z = points[3]
print(x, y, z, list(points[1]._asdict()), points[1]._asdict(), points[0][-1], points[0][:2], len(points[0]), points[0] < points[3])
counts = Counter(abs(c) for p in points for c in p)
print(counts.most_common(2), counts[99], {p: p.length for p in points}[Vector(0, 0, 0)])
path = [Vector(0, 0)]
for direction in "URRDLU":
    step = {"U": Vector(0, 1), "D": Vector(0, -1), "R": Vector(1, 0), "L": Vector(-1, 0)}[direction]
    path.append(path[-1].plus(step))
print([(p.x, p.y) for p in path], len(set(path)), path[-1].length)
match points[1]:
    case Vector(0, 0, 0):
        print("origin")
    case Vector(x, 0, 0):
        print("on the x axis at", x)
    case Vector(_, _, z):
        print("somewhere at height", z)
