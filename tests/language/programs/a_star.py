from __future__ import annotations

from heapq import heappush, heappop
from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int

    def neighbours(self) -> list[Point]:
        return [Point(self.x + dx, self.y + dy) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))]


GRID = [
    "S..#....",
    ".#.#.##.",
    ".#...#..",
    ".####.#.",
    "......#G",
]


def find(ch: str) -> Point:
    for y, row in enumerate(GRID):
        x = row.find(ch)
        if x >= 0:
            return Point(x, y)
    raise ValueError(ch)


def heuristic(a: Point, b: Point) -> int:
    return abs(a.x - b.x) + abs(a.y - b.y)


def astar(start: Point, goal: Point) -> list[Point]:
    heap: list[tuple[int, int, Point]] = [(heuristic(start, goal), 0, start)]
    came: dict[Point, Point | None] = {start: None}
    cost = {start: 0}
    while heap:
        _, g, current = heappop(heap)
        if current == goal:
            path: list[Point] = []
            node: Point | None = current
            while node is not None:
                path.append(node)
                node = came[node]
            return path[::-1]
        for n in current.neighbours():
            if not (0 <= n.y < len(GRID) and 0 <= n.x < len(GRID[0])) or GRID[n.y][n.x] == "#":
                continue
            new = g + 1
            if n not in cost or new < cost[n]:
                cost[n] = new
                came[n] = current
                heappush(heap, (new + heuristic(n, goal), new, n))
    return []


path = astar(find("S"), find("G"))
print(len(path), path[0], path[-1])
marked = [list(row) for row in GRID]
for p in path[1:-1]:
    marked[p.y][p.x] = "*"
for row in marked:
    print("".join(row))
