"""A* on a grid with walls: heapq, dicts of tuples, a dataclass; SIZE is the grid's width and height."""
from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import Final, Iterator

SIZE: Final = 24

Location = tuple[int, int]


@dataclass(order=True)
class Entry:
    priority: int
    location: Location = field(compare=False)


class Grid:
    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.walls: set[Location] = set()
        self.weights: dict[Location, int] = {}

    def in_bounds(self, location: Location) -> bool:
        x, y = location
        return 0 <= x < self.width and 0 <= y < self.height

    def passable(self, location: Location) -> bool:
        return location not in self.walls

    def neighbours(self, location: Location) -> Iterator[Location]:
        x, y = location
        candidates = [(x + 1, y), (x - 1, y), (x, y - 1), (x, y + 1)]
        if (x + y) % 2 == 0:
            candidates.reverse()
        return filter(self.passable, filter(self.in_bounds, candidates))

    def cost(self, to: Location) -> int:
        return self.weights.get(to, 1)


def heuristic(a: Location, b: Location) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def a_star(grid: Grid, start: Location, goal: Location) -> tuple[dict[Location, Location | None], dict[Location, int]]:
    frontier = [Entry(0, start)]
    came_from: dict[Location, Location | None] = {start: None}
    cost_so_far: dict[Location, int] = {start: 0}
    while frontier:
        current = heapq.heappop(frontier).location
        if current == goal:
            break
        for following in grid.neighbours(current):
            new_cost = cost_so_far[current] + grid.cost(following)
            if following not in cost_so_far or new_cost < cost_so_far[following]:
                cost_so_far[following] = new_cost
                heapq.heappush(frontier, Entry(new_cost + heuristic(following, goal), following))
                came_from[following] = current
    return came_from, cost_so_far


def path_to(came_from: dict[Location, Location | None], goal: Location) -> list[Location]:
    if goal not in came_from:
        raise LookupError(f"no way to {goal}")
    path = []
    current: Location | None = goal
    while current is not None:
        path.append(current)
        current = came_from[current]
    path.reverse()
    return path


def main() -> None:
    grid = Grid(SIZE, SIZE)
    seed = 17
    for y in range(SIZE):
        for x in range(SIZE):
            seed = (seed * 1103515245 + 12345) % 2147483648
            r = (seed >> 12) % 100
            if r < 25 and (x, y) not in ((0, 0), (SIZE - 1, SIZE - 1)):
                grid.walls.add((x, y))
            elif r < 50:
                grid.weights[x, y] = r % 7 + 1
    goal = (SIZE - 1, SIZE - 1)
    came_from, costs = a_star(grid, (0, 0), goal)
    print(len(grid.walls), len(came_from), costs.get(goal))
    try:
        path = path_to(came_from, goal)
        print(len(path), path[:4], path[-3:])
    except LookupError as error:
        print(error)


if __name__ == "__main__":
    main()
