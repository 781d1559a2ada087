"""Cells as a set of points: life, Langton's ant, islands, symmetric patterns, and set algebra of regions."""

from collections import Counter
from collections.abc import Iterable

Cell = tuple[int, int]


def parse(rows: Iterable[str]) -> set[Cell]:
    return {(x, y) for y, row in enumerate(rows) for x, c in enumerate(row) if c == "#"}


def around(cell: Cell) -> set[Cell]:
    x, y = cell
    return {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} - {cell}


def step(cells: set[Cell]) -> set[Cell]:
    counts = Counter(n for cell in cells for n in around(cell))
    return {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in cells)}


def show(cells: set[Cell], width: int, height: int) -> str:
    return "/".join("".join(".#"[(x, y) in cells] for x in range(width)) for y in range(height))


def normal(cells: set[Cell]) -> frozenset[Cell]:
    left, top = min(x for x, _ in cells), min(y for _, y in cells)
    return frozenset((x - left, y - top) for x, y in cells)


def symmetries(cells: set[Cell]) -> set[frozenset[Cell]]:
    shapes: set[frozenset[Cell]] = set()
    for _ in range(4):
        cells = {(-y, x) for x, y in cells}
        shapes |= {normal(cells), normal({(-x, y) for x, y in cells})}
    return shapes


def islands(cells: set[Cell]) -> list[set[Cell]]:
    left, found = set(cells), []
    while left:
        island, edge = set[Cell](), {left.pop()}
        while edge:
            island |= edge
            edge = {n for c in edge for n in around(c)} & left
            left -= edge
        found.append(island)
    return sorted(found, key=lambda i: (len(i), min(i)))


glider = parse([".#.", "..#", "###"])
later = glider
for _ in range(4):
    later = step(later)
print(show(later, 5, 5), later == {(x + 1, y + 1) for x, y in glider}, normal(later) == normal(glider))
blinker = parse(["...", "###"])
print(show(step(blinker), 3, 3), step(step(blinker)) == blinker, step({(0, 0)}) == set(), step(parse(["##", "##"])) == parse(["##", "##"]))
print([len(symmetries(parse(s))) for s in (["####"], ["##", "##"], ["#.", "##"], ["##.", ".##"], ["#..", "###"], ["##.#", ".###"])])
print([(len(i), min(i)) for i in islands(parse(["##..#", "#...#", "..#..", "....#"]))], islands(set()))
black: set[Cell] = set()
x, y, dx, dy = 0, 0, 0, -1
for _ in range(500):
    turn_right = (x, y) not in black
    black ^= {(x, y)}
    dx, dy = (-dy, dx) if turn_right else (dy, -dx)
    x, y = x + dx, y + dy
print(len(black), (x, y), min(black), max(black), sum(a * b for a, b in black))
square = {(a, b) for a in range(4) for b in range(4)}
border = {c for c in square if not around(c) <= square}
print(len(border), sorted(square - border), (square ^ border) == square - border, border < square, border.isdisjoint({(1, 1)}), len(square | {(9, 9)}))
