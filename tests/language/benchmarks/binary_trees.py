"""Binary trees: allocates and drops perfect trees of up to SIZE levels (Benchmarks Game)."""
from __future__ import annotations

from typing import Final

SIZE: Final = 8
LEAST_DEPTH: Final = 4


class Tree:
    def __init__(self, left: Tree | None, right: Tree | None) -> None:
        self.left = left
        self.right = right

    def check(self) -> int:
        if self.left is None or self.right is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def bottom_up(depth: int) -> Tree:
    if depth == 0:
        return Tree(None, None)
    return Tree(bottom_up(depth - 1), bottom_up(depth - 1))


def main() -> None:
    most = max(LEAST_DEPTH + 2, SIZE)
    print(f"stretch tree of depth {most + 1}\t check: {bottom_up(most + 1).check()}")
    long_lived = bottom_up(most)
    for depth in range(LEAST_DEPTH, most + 1, 2):
        count = 1 << (most - depth + LEAST_DEPTH)
        check = 0
        for _ in range(count):
            check += bottom_up(depth).check()
        print(f"{count}\t trees of depth {depth}\t check: {check}")
    print(f"long lived tree of depth {most}\t check: {long_lived.check()}")


if __name__ == "__main__":
    main()
