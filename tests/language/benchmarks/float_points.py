"""Floating point on objects: points of the unit sphere (pyperformance float); SIZE is how many."""
from __future__ import annotations

from math import cos, sin, sqrt
from typing import Final

SIZE: Final = 500


class Point:
    __slots__ = ("x", "y", "z")

    def __init__(self, i: float) -> None:
        self.x = x = sin(i)
        self.y = cos(i) * 3.0
        self.z = (x * x) / 2.0

    def __repr__(self) -> str:
        return f"<Point: x={self.x:.6f}, y={self.y:.6f}, z={self.z:.6f}>"

    def normalize(self) -> None:
        norm = sqrt(self.x * self.x + self.y * self.y + self.z * self.z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def maximize(self, other: Point) -> Point:
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self


def maximize(points: list[Point]) -> Point:
    best = points[0]
    for p in points[1:]:
        best = best.maximize(p)
    return best


def main() -> None:
    points = [Point(float(i)) for i in range(SIZE)]
    for p in points:
        p.normalize()
    print(maximize(points))


if __name__ == "__main__":
    main()
