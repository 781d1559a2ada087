"""Meteor contest: ways to put ten pieces on a board of 5 by 10 hexagons (Benchmarks Game), with sets as the published
Python version; SIZE is how many of the 2098 solutions are looked for."""
from typing import Final

SIZE: Final = 10
WIDTH: Final = 5
HEIGHT: Final = 10

E, NE, NW, W, SW, SE = 0, 1, 2, 3, 4, 5
# Each piece as the steps from one of its five cells to the next.
PIECES: Final = [
    [E, E, E, SE], [SE, SW, W, SW], [W, W, SW, SE], [E, E, SW, SE], [NW, W, NW, SE, SW],
    [E, E, NE, W], [NW, NE, NE, W], [NE, SE, E, NE], [SE, SE, E, SE], [E, NW, NW, NW],
]

Piece = frozenset[int]


def rotate(piece: list[int]) -> list[int]:
    return [(step + 1) % 6 for step in piece]


def flip(piece: list[int]) -> list[int]:
    mirrored = {E: W, NE: NW, NW: NE, W: E, SW: SE, SE: SW}
    return [mirrored[step] for step in piece]


def step_from(cell: tuple[int, int], direction: int) -> tuple[int, int]:
    x, y = cell
    odd = y % 2
    if direction == E:
        return x + 1, y
    if direction == W:
        return x - 1, y
    if direction == NE:
        return x + odd, y - 1
    if direction == NW:
        return x + odd - 1, y - 1
    if direction == SE:
        return x + odd, y + 1
    return x + odd - 1, y + 1


def cells_of(piece: list[int], start: int) -> Piece | None:
    """The cells that a piece takes, or None where it leaves the board."""
    cell = start % WIDTH, start // WIDTH
    cells = {start}
    for direction in piece:
        cell = step_from(cell, direction)
        if not (0 <= cell[0] < WIDTH and 0 <= cell[1] < HEIGHT):
            return None
        cells.add(cell[1] * WIDTH + cell[0])
    return frozenset(cells)


def orientations(piece: list[int]) -> list[list[int]]:
    found = []
    for start in (piece, flip(piece)):
        turned = start
        for _ in range(6):
            found.append(turned)
            turned = rotate(turned)
    return found


def island_sizes(free: frozenset[int], neighbours: list[set[int]]) -> list[int]:
    sizes = []
    left = set(free)
    while left:
        edge = [left.pop()]
        size = 0
        while edge:
            cell = edge.pop()
            size += 1
            reached = neighbours[cell] & left
            left -= reached
            edge.extend(reached)
        sizes.append(size)
    return sizes


class Solver:
    def __init__(self, wanted: int) -> None:
        self.wanted = wanted
        self.solutions: list[str] = []
        board = frozenset(range(WIDTH * HEIGHT))
        self.neighbours: list[set[int]] = []
        for cell in range(WIDTH * HEIGHT):
            around: set[int] = set()
            for direction in range(6):
                x, y = step_from((cell % WIDTH, cell // WIDTH), direction)
                if 0 <= x < WIDTH and 0 <= y < HEIGHT:
                    around.add(y * WIDTH + x)
            self.neighbours.append(around)
        # By first cell and piece: the sets of cells that it may take.
        self.places: list[list[list[Piece]]] = [[[] for _ in PIECES] for _ in range(WIDTH * HEIGHT)]
        for number, piece in enumerate(PIECES):
            seen: set[Piece] = set()
            for turned in orientations(piece):
                for start in range(WIDTH * HEIGHT):
                    cells = cells_of(turned, start)
                    if cells is None or len(cells) != 5 or cells in seen:
                        continue
                    seen.add(cells)
                    if all(size % 5 == 0 for size in island_sizes(board - cells, self.neighbours)):
                        self.places[min(cells)][number].append(cells)
        for at_cell in self.places:
            for of_piece in at_cell:
                of_piece.sort(key=lambda cells: sorted(cells))

    def solve(self, free: frozenset[int], left: list[int], board: list[int]) -> None:
        first = min(free)
        for number in left:
            for cells in self.places[first][number]:
                if not cells <= free:
                    continue
                for cell in cells:
                    board[cell] = number
                if len(left) == 1:
                    self.solutions.append("".join(map(str, board)))
                else:
                    self.solve(free - cells, [other for other in left if other != number], board)
                if len(self.solutions) >= self.wanted:
                    return


def shown(solution: str) -> str:
    lines = []
    for y in range(HEIGHT):
        lines.append(" " * (y % 2) + " ".join(solution[y * WIDTH:(y + 1) * WIDTH]))
    return "\n".join(lines)


def main() -> None:
    solver = Solver(SIZE)
    solver.solve(frozenset(range(WIDTH * HEIGHT)), list(range(len(PIECES))), [-1] * (WIDTH * HEIGHT))
    print(len(solver.solutions), "solutions found")
    print(shown(min(solver.solutions)))
    print(shown(max(solver.solutions)))


if __name__ == "__main__":
    main()
