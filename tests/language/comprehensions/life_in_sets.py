"""Sets of cells and comprehensions only: Conway's life, neighbours counted in one expression."""
from collections import Counter

Cell = tuple[int, int]


def parse(text: str) -> set[Cell]:
    return {(row, column) for row, line in enumerate(text.split("/")) for column, c in enumerate(line) if c == "#"}


def step(cells: set[Cell]) -> set[Cell]:
    counts = Counter((r + dr, c + dc) for r, c in cells for dr in (-1, 0, 1) for dc in (-1, 0, 1) if (dr, dc) != (0, 0))
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


def show(cells: set[Cell]) -> str:
    if not cells:
        return "-"
    rows, columns = [r for r, _ in cells], [c for _, c in cells]
    return "/".join("".join("#" if (r, c) in cells else "." for c in range(min(columns), max(columns) + 1)) for r in range(min(rows), max(rows) + 1))


def moved(cells: set[Cell]) -> frozenset[Cell]:
    top, left = min((r for r, _ in cells), default=0), min((c for _, c in cells), default=0)
    return frozenset((r - top, c - left) for r, c in cells)


def period(cells: set[Cell], limit: int) -> tuple[int, int] | None:
    seen: dict[frozenset[Cell], int] = {}
    for n in range(limit):
        shape = moved(cells)
        if shape in seen:
            return seen[shape], n - seen[shape]
        seen[shape] = n
        cells = step(cells)
    return None


patterns = {"block": "##/##", "blinker": "###", "glider": ".#./..#/###", "beacon": "##../##../..##/..##", "lonely": "#", "r": ".##/##./.#.", "none": ""}
for name, text in patterns.items():
    cells = parse(text)
    print(f"{name:8}{show(step(cells)):24}{period(cells, 30)}")
cells = parse(patterns["r"])
print([len(cells := step(cells)) for _ in range(12)], sorted(cells)[:3], show(step(step(parse(patterns["glider"])))))
