"""Sudoku by constraint propagation and search, values as strings in a dict (after Peter Norvig's essay).

SIZE is how many times the puzzles are solved.
"""
from typing import Final, Optional

SIZE: Final = 1

PUZZLES: Final = [
    "003020600900305001001806400008102900700000008006708200002609500800203009005010300",
    "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "52...6.........7.13...........4..8..6......5...........418.........3..2...87.....",
    "6.....8.3.4.7.................5.4.7.3..2.....1.6.......2.....5.....8.6......1....",
]

Values = dict[str, str]


def cross(first: str, second: str) -> list[str]:
    return [a + b for a in first for b in second]


digits = "123456789"
rows = "ABCDEFGHI"
cols = digits
squares = cross(rows, cols)
unitlist = ([cross(rows, c) for c in cols] + [cross(r, cols) for r in rows]
            + [cross(rs, cs) for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")])
units = {s: [u for u in unitlist if s in u] for s in squares}
peers = {s: {other for u in units[s] for other in u} - {s} for s in squares}


def parse_grid(grid: str) -> Optional[Values]:
    values = {s: digits for s in squares}
    for s, d in grid_values(grid).items():
        if d in digits and not assign(values, s, d):
            return None
    return values


def grid_values(grid: str) -> Values:
    chars = [c for c in grid if c in digits or c in "0."]
    assert len(chars) == 81
    return dict(zip(squares, chars))


def assign(values: Values, s: str, d: str) -> bool:
    others = values[s].replace(d, "")
    return all(eliminate(values, s, other) for other in others)


def eliminate(values: Values, s: str, d: str) -> bool:
    if d not in values[s]:
        return True
    values[s] = values[s].replace(d, "")
    if len(values[s]) == 0:
        return False
    if len(values[s]) == 1:
        last = values[s]
        if not all(eliminate(values, other, last) for other in peers[s]):
            return False
    for u in units[s]:
        places = [place for place in u if d in values[place]]
        if len(places) == 0:
            return False
        if len(places) == 1 and not assign(values, places[0], d):
            return False
    return True


def search(values: Optional[Values]) -> Optional[Values]:
    if values is None:
        return None
    if all(len(values[s]) == 1 for s in squares):
        return values
    _, s = min((len(values[s]), s) for s in squares if len(values[s]) > 1)
    for d in values[s]:
        attempt = values.copy()
        if assign(attempt, s, d):
            found = search(attempt)
            if found is not None:
                return found
    return None


def main() -> None:
    solved: list[str] = []
    for _ in range(SIZE):
        solved = []
        for puzzle in PUZZLES:
            values = search(parse_grid(puzzle))
            solved.append("".join(values[s] for s in squares) if values is not None else "no solution")
    for line in solved:
        print(line)


if __name__ == "__main__":
    main()
