from typing import Iterator, List, Tuple

Board = Tuple[int, ...]


def solve(n: int) -> Iterator[Board]:
    def place(row: int, board: Board) -> Iterator[Board]:
        if row == n:
            yield board
            return
        for col in range(n):
            if all(c != col and abs(c - col) != row - r for r, c in enumerate(board)):
                yield from place(row + 1, board + (col,))
    yield from place(0, ())


def show(board: Board) -> str:
    n = len(board)
    return "\n".join(" ".join("Q" if c == col else "." for c in range(n)) for col in board)


def queens_bits(n: int) -> int:
    full = (1 << n) - 1

    def go(cols: int, d1: int, d2: int) -> int:
        if cols == full:
            return 1
        count = 0
        free = full & ~(cols | d1 | d2)
        while free:
            bit = free & -free
            free ^= bit
            count += go(cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
        return count

    return go(0, 0, 0)


solutions: List[Board] = list(solve(6))
print(len(solutions), solutions)
print(show(solutions[0]))
print([queens_bits(k) for k in range(1, 8)])
