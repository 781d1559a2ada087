"""A quadtree and a k-d search: recursive structures with optional children, ranges and counts."""

from __future__ import annotations

from collections.abc import Iterator

Point = tuple[int, int]


class Quad:
    CAPACITY = 2

    def __init__(self, x: int, y: int, size: int) -> None:
        self.x, self.y, self.size = x, y, size
        self.points: list[Point] = []
        self.quarters: list[Quad] | None = None

    def __contains__(self, point: Point) -> bool:
        return self.x <= point[0] < self.x + self.size and self.y <= point[1] < self.y + self.size

    def insert(self, point: Point) -> bool:
        if point not in self:
            raise ValueError(f"{point} is outside {self}")
        if self.quarters is None:
            if point in self.points:
                return False
            if len(self.points) < self.CAPACITY or self.size == 1:
                self.points.append(point)
                return True
            half = self.size // 2
            self.quarters = [Quad(self.x + dx, self.y + dy, half) for dy in (0, half) for dx in (0, half)]
            old, self.points = self.points, []
            for p in old:
                self.insert(p)
        return next(q for q in self.quarters if point in q).insert(point)

    def __iter__(self) -> Iterator[Point]:
        yield from self.points
        for quarter in self.quarters or []:
            yield from quarter

    def within(self, low: Point, high: Point) -> list[Point]:
        if high[0] < self.x or high[1] < self.y or low[0] >= self.x + self.size or low[1] >= self.y + self.size:
            return []
        found = [p for p in self.points if low[0] <= p[0] <= high[0] and low[1] <= p[1] <= high[1]]
        for quarter in self.quarters or []:
            found += quarter.within(low, high)
        return found

    def depth(self) -> int:
        return 1 + max(q.depth() for q in self.quarters) if self.quarters else 0

    def __str__(self) -> str:
        return f"[{self.x},{self.y} +{self.size}]"


def compress(grid: list[str]) -> str:
    """One letter for a uniform square, else the four quarters in brackets."""
    letters = {c for row in grid for c in row}
    if len(letters) == 1:
        return letters.pop()
    half = len(grid) // 2
    return "(" + "".join(compress([row[x : x + half] for row in grid[y : y + half]]) for y in (0, half) for x in (0, half)) + ")"


tree = Quad(0, 0, 16)
data = [(x * x % 16, (x * 5 + 3) % 16) for x in range(12)]
print([tree.insert(p) for p in data], tree.insert(data[0]), tree.depth(), sorted(tree) == sorted(set(data)))
print(sorted(tree.within((0, 0), (5, 9))), tree.within((10, 14), (15, 15)), len(tree.within((0, 0), (15, 15))), tree)
for outside in ((16, 0), (0, -1)):
    try:
        tree.insert(outside)
    except ValueError as error:
        print(error)
print(compress(["0000", "0000", "0011", "0010"]), compress(["1"]), compress(["10", "01"]), compress(["aabb", "aabb", "ccdd", "ccde"]))
print(Quad(0, 0, 4).depth(), list(Quad(0, 0, 4)), (3, 3) in Quad(0, 0, 4), (4, 3) in Quad(0, 0, 4))
