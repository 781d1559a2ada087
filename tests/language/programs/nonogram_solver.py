"""Paint by numbers: rows and columns narrowed in turn by all their possible fillings, then by guessing."""
from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from itertools import groupby


class Cell(Enum):
    UNKNOWN = "?"
    EMPTY = "."
    FULL = "#"

    def __str__(self) -> str:
        return self.value


Line = tuple[Cell, ...]
Clue = tuple[int, ...]


class Contradiction(Exception):
    def __init__(self, axis: str, number: int) -> None:
        super().__init__(f"{axis} {number} cannot be filled")
        self.axis = axis
        self.number = number


@lru_cache(maxsize=None)
def fillings(clue: Clue, length: int) -> tuple[Line, ...]:
    """All lines of that length whose runs of full cells are the clue's."""
    if not clue:
        return ((Cell.EMPTY,) * length,)
    first, *rest = clue
    least_after = sum(rest) + len(rest)
    found: list[Line] = []
    for start in range(length - first - least_after + 1):
        head = (Cell.EMPTY,) * start + (Cell.FULL,) * first
        if not rest:
            found.append(head + (Cell.EMPTY,) * (length - len(head)))
        else:
            head += (Cell.EMPTY,)
            found += [head + tail for tail in fillings(tuple(rest), length - len(head))]
    return tuple(found)


def agrees(line: Sequence[Cell], filling: Line) -> bool:
    return all(known is Cell.UNKNOWN or known is wanted for known, wanted in zip(line, filling))


def narrowed(line: Sequence[Cell], clue: Clue) -> Line | None:
    """What all fillings that agree with the line have in common; None if none does."""
    common: list[Cell] | None = None
    for filling in fillings(clue, len(line)):
        if not agrees(line, filling):
            continue
        if common is None:
            common = list(filling)
        else:
            for i, cell in enumerate(filling):
                if common[i] is not cell:
                    common[i] = Cell.UNKNOWN
    return None if common is None else tuple(common)


def clue_of(line: Sequence[Cell]) -> Clue:
    return tuple(len(list(run)) for cell, run in groupby(line) if cell is Cell.FULL)


@dataclass
class Puzzle:
    rows: list[Clue]
    columns: list[Clue]
    grid: list[list[Cell]] = field(default_factory=list)
    steps: int = 0

    def __post_init__(self) -> None:
        if sum(map(sum, self.rows)) != sum(map(sum, self.columns)):
            raise ValueError(f"rows have {sum(map(sum, self.rows))} full cells, columns {sum(map(sum, self.columns))}")
        if not self.grid:
            self.grid = [[Cell.UNKNOWN] * len(self.columns) for _ in self.rows]

    @classmethod
    def from_text(cls, rows: str, columns: str) -> Puzzle:
        def clues(text: str) -> list[Clue]:
            return [tuple(int(n) for n in clue.split() if n != "0") for clue in text.split(",")]

        return cls(clues(rows), clues(columns))

    def column(self, x: int) -> Line:
        return tuple(row[x] for row in self.grid)

    def propagate(self) -> None:
        waiting: deque[tuple[str, int]] = deque([("row", y) for y in range(len(self.rows))] + [("column", x) for x in range(len(self.columns))])
        while waiting:
            axis, number = waiting.popleft()
            self.steps += 1
            before = tuple(self.grid[number]) if axis == "row" else self.column(number)
            after = narrowed(before, self.rows[number] if axis == "row" else self.columns[number])
            if after is None:
                raise Contradiction(axis, number)
            for i, (old, new) in enumerate(zip(before, after)):
                if old is new:
                    continue
                match axis:
                    case "row":
                        self.grid[number][i] = new
                        other = "column", i
                    case _:
                        self.grid[i][number] = new
                        other = "row", i
                if other not in waiting:
                    waiting.append(other)

    def unknown(self) -> tuple[int, int] | None:
        return next(((y, x) for y, row in enumerate(self.grid) for x, cell in enumerate(row) if cell is Cell.UNKNOWN), None)

    def copy(self) -> Puzzle:
        return Puzzle(self.rows, self.columns, [row[:] for row in self.grid])

    def solutions(self) -> Iterator[Puzzle]:
        try:
            self.propagate()
        except Contradiction:
            return
        if (place := self.unknown()) is None:
            yield self
            return
        y, x = place
        for guess in (Cell.FULL, Cell.EMPTY):
            attempt = self.copy()
            attempt.grid[y][x] = guess
            yield from attempt.solutions()

    def __str__(self) -> str:
        width = max(len(" ".join(map(str, clue))) for clue in self.rows)
        return "\n".join(f"{' '.join(map(str, clue)) or '0':>{width}} {''.join(map(str, row))}" for clue, row in zip(self.rows, self.grid))


heart = Puzzle.from_text("1 1,5,5,3,1", "2,4,4,4,2")
for solution in heart.solutions():
    print(solution)
    print(solution.steps, "lines looked at")
print(fillings((2, 1), 5), len(fillings((1, 2, 1), 12)), fillings((), 2))

bird = Puzzle.from_text("3,2 1,3 2,2 2,6,1 5,6,1,2", "1 2,3 1,1 5,7 1,5,3,4,3")
print(next(bird.solutions()))

ambiguous = Puzzle.from_text("1,1", "1,1")
for n, solution in enumerate(ambiguous.solutions(), 1):
    print(n, str(solution).replace("\n", " / "), all(clue_of(row) == clue for row, clue in zip(solution.grid, solution.rows)))

impossible = Puzzle.from_text("3,0,3", "1 1,2,1 1")
try:
    impossible.propagate()
except Contradiction as error:
    print("contradiction:", error, error.axis, error.number)
print(list(Puzzle.from_text("3,0,3", "1 1,2,1 1").solutions()))
try:
    Puzzle.from_text("2,2", "1,1")
except ValueError as error:
    print(error)
print(fillings.cache_info().misses == fillings.cache_info().currsize, Cell("#"), [cell.name for cell in Cell])
