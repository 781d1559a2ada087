from __future__ import annotations
import _left

NAME = "right"


class Right:
    def __init__(self, depth: int) -> None:
        self.depth = depth

    def other(self) -> _left.Left | None:
        return _left.Left(self.depth - 1) if self.depth > 0 else None


def odd(n: int) -> bool:
    if n < 0:
        raise ValueError(f"{NAME}: {n} < 0")
    return False if n == 0 else _left.even(n - 1)
