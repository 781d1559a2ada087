"""Conway's Life on a set of living cells without bounds; SIZE is the number of generations."""
from collections import Counter
from typing import Final

SIZE: Final = 20

Cell = tuple[int, int]
GLIDER_GUN: Final = """
........................O...........
......................O.O...........
............OO......OO............OO
...........O...O....OO............OO
OO........O.....O...OO..............
OO........O...O.OO....O.O...........
..........O.....O.......O...........
...........O...O....................
............OO......................
"""


def parse(picture: str) -> set[Cell]:
    return {(x, y) for y, line in enumerate(picture.strip().splitlines()) for x, c in enumerate(line) if c == "O"}


def neighbours(cell: Cell) -> list[Cell]:
    x, y = cell
    return [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy]


def step(world: set[Cell]) -> set[Cell]:
    counts = Counter(neighbour for cell in world for neighbour in neighbours(cell))
    return {cell for cell, count in counts.items() if count == 3 or (count == 2 and cell in world)}


def shown(world: set[Cell], width: int, height: int) -> str:
    return "\n".join("".join("O" if (x, y) in world else "." for x in range(width)).rstrip(".") for y in range(height))


def main() -> None:
    world = parse(GLIDER_GUN)
    for _ in range(SIZE):
        world = step(world)
    print(len(world), min(world), max(world), sum(x * 31 + y for x, y in world))
    print(shown(world, 40, 12))


if __name__ == "__main__":
    main()
