from __future__ import annotations
import _right

NAME = "left"


class Left:
    def __init__(self, depth: int) -> None:
        self.depth = depth

    def other(self) -> _right.Right | None:
        return _right.Right(self.depth - 1) if self.depth > 0 else None


def even(n: int) -> bool:
    return True if n == 0 else _right.odd(n - 1)
