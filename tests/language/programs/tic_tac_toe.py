"""Tic-tac-toe by minimax with memo."""
from functools import lru_cache
from typing import Optional

Board = tuple[str, ...]
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board: Board) -> Optional[str]:
    for a, b, c in LINES:
        if board[a] != " " and board[a] == board[b] == board[c]:
            return board[a]
    return None


def moves(board: Board) -> list[int]:
    return [i for i, cell in enumerate(board) if cell == " "]


def place(board: Board, at: int, player: str) -> Board:
    return board[:at] + (player,) + board[at + 1:]


memo: dict[tuple[Board, str], int] = {}


def score(board: Board, player: str) -> int:
    key = (board, player)
    if key in memo:
        return memo[key]
    won = winner(board)
    if won is not None:
        result = 1 if won == "X" else -1
    elif not moves(board):
        result = 0
    else:
        other = "O" if player == "X" else "X"
        results = [score(place(board, m, player), other) for m in moves(board)]
        result = max(results) if player == "X" else min(results)
    memo[key] = result
    return result


def best(board: Board, player: str) -> int:
    other = "O" if player == "X" else "X"
    options = [(score(place(board, m, player), other), -m) for m in moves(board)]
    value, move = max(options) if player == "X" else min((s, -m) for s, m in options)
    return -move if player == "X" else move


def show(board: Board) -> str:
    rows = ["|".join(board[r * 3:r * 3 + 3]) for r in range(3)]
    return "\n-+-+-\n".join(rows)


board: Board = (" ",) * 9
player = "X"
while winner(board) is None and moves(board):
    board = place(board, best(board, player), player)
    player = "O" if player == "X" else "X"
print(show(board))
print(winner(board), len(memo), score((" ",) * 9, "X"))


@lru_cache(maxsize=None)
def ways(n: int) -> int:
    return 1 if n < 2 else ways(n - 1) + ways(n - 2)


print(ways(50))
