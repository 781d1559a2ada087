"""Solve every Sudoku puzzle, constraint propagation and search."""
from __future__ import annotations
from typing import Dict, Optional, Union, Literal


def cross(A: str, B: str) -> list[str]:
    return [a + b for a in A for b in B]


digits = "123456789"
rows = "ABCDEFGHI"
cols = digits
squares = cross(rows, cols)
unitlist = ([cross(rows, c) for c in cols] + [cross(r, cols) for r in rows]
            + [cross(rs, cs) for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")])
units = dict((s, [u for u in unitlist if s in u]) for s in squares)
peers = dict((s, set(sum(units[s], [])) - set([s])) for s in squares)
Grid = Dict[str, str]


def test() -> None:
    assert len(squares) == 81
    assert len(unitlist) == 27
    assert all(len(units[s]) == 3 for s in squares)
    assert all(len(peers[s]) == 20 for s in squares)
    print("All tests pass.")


def parse_grid(grid: str) -> Optional[Grid]:
    values = dict((s, digits) for s in squares)
    for s, d in grid_values(grid).items():
        if d in digits and not assign(values, s, d):
            return None
    return values


def grid_values(grid: str) -> Grid:
    chars = [c for c in grid if c in digits or c in "0."]
    assert len(chars) == 81
    return dict(zip(squares, chars))


def assign(values: Grid, s: str, d: str) -> Optional[Grid]:
    other_values = values[s].replace(d, "")
    if all(eliminate(values, s, d2) for d2 in other_values):
        return values
    else:
        return None


def eliminate(values: Grid, s: str, d: str) -> Optional[Grid]:
    if d not in values[s]:
        return values
    values[s] = values[s].replace(d, "")
    if len(values[s]) == 0:
        return None
    elif len(values[s]) == 1:
        d2 = values[s]
        if not all(eliminate(values, s2, d2) for s2 in peers[s]):
            return None
    for u in units[s]:
        dplaces = [s for s in u if d in values[s]]
        if len(dplaces) == 0:
            return None
        elif len(dplaces) == 1:
            if not assign(values, dplaces[0], d):
                return None
    return values


def display(values: Grid) -> None:
    width = 1 + max(len(values[s]) for s in squares)
    line = "+".join(["-" * (width * 3)] * 3)
    for r in rows:
        print("".join(values[r + c].center(width) + ("|" if c in "36" else "") for c in cols))
        if r in "CF":
            print(line)
    print()


def solve(grid: str) -> Optional[Grid]:
    return search(parse_grid(grid))


def search(values: Optional[Grid]) -> Optional[Grid]:
    if values is None:
        return None
    if all(len(values[s]) == 1 for s in squares):
        return values
    n, s = min((len(values[s]), s) for s in squares if len(values[s]) > 1)
    return some(search(assign(values.copy(), s, d)) for d in values[s])


from typing import Iterable


def some(seq: Iterable[Optional[Grid]]) -> Optional[Grid]:
    for e in seq:
        if e:
            return e
    return None


grid1 = "003020600900305001001806400008102900700000008006708200002609500800203009005010300"
grid2 = "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......"
test()
for g in (grid1, grid2):
    r = solve(g)
    if r:
        display(r)
