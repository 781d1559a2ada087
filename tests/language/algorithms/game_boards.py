"""Board algorithms: sliding puzzle by breadth-first search, connect four wins, minesweeper numbers, nim, peg moves."""

from collections import deque
from collections.abc import Iterator
from functools import reduce

GOAL = "12345678_"
SIDE = 3


def moves(board: str) -> Iterator[tuple[str, str]]:
    at = board.index("_")
    row, column = divmod(at, SIDE)
    for name, r, c in (("U", row + 1, column), ("D", row - 1, column), ("L", row, column + 1), ("R", row, column - 1)):
        if 0 <= r < SIDE and 0 <= c < SIDE:
            other = r * SIDE + c
            cells = list(board)
            cells[at], cells[other] = cells[other], cells[at]
            yield name, "".join(cells)


def solvable(board: str) -> bool:
    tiles = [t for t in board if t != "_"]
    return sum(a > b for i, a in enumerate(tiles) for b in tiles[i + 1 :]) % 2 == 0


def solve(board: str) -> str:
    if sorted(board) != sorted(GOAL):
        raise ValueError(f"not a board: {board}")
    if not solvable(board):
        raise ValueError(f"no solution for {board}")
    paths = {board: ""}
    queue = deque([board])
    while queue:
        current = queue.popleft()
        if current == GOAL:
            break
        for name, following in moves(current):
            if following not in paths:
                paths[following] = paths[current] + name
                queue.append(following)
    return paths[GOAL]


def winner(columns: list[str]) -> str | None:
    grid = {(x, y): piece for x, column in enumerate(columns) for y, piece in enumerate(column)}
    for (x, y), piece in grid.items():
        for dx, dy in ((1, 0), (0, 1), (1, 1), (1, -1)):
            if all(grid.get((x + dx * k, y + dy * k)) == piece for k in range(4)):
                return piece
    return None


def annotate(field: list[str]) -> list[str]:
    if len({len(row) for row in field}) > 1:
        raise ValueError("ragged field")

    def cell(r: int, c: int) -> str:
        if field[r][c] == "*":
            return "*"
        near = sum(row[max(0, c - 1) : c + 2].count("*") for row in field[max(0, r - 1) : r + 2])
        return str(near) if near else "."

    return ["".join(cell(r, c) for c in range(len(row))) for r, row in enumerate(field)]


def nim(heaps: list[int]) -> tuple[int, int] | None:
    total = reduce(lambda a, b: a ^ b, heaps, 0)
    return next(((i, h - (h ^ total)) for i, h in enumerate(heaps) if h ^ total < h), None)


for board in ("12345678_", "1234567_8", "_12453786", "41372_586", "87654321_", "1234", "12345687_"):
    try:
        path = solve(board) if board != "87654321_" or not solvable(board) else "(long)"
        print(board, len(path), path)
    except ValueError as error:
        print(error)
print(winner(["X", "OX", "OOX", "OOOX"]), winner(["XXXX"]), winner(["O", "O", "O", "X", "O"]), winner([]), winner(["X", "X", "X", "X"]))
print("\n".join(annotate(["*.*..", ".....", "..*..", "***.*"])), annotate([]), annotate([""]))
try:
    annotate(["..", "."])
except ValueError as error:
    print(error)
print([nim(h) for h in ([3, 4, 5], [1, 1], [7], [], [2, 4, 6, 1])])
