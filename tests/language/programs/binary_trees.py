from __future__ import annotations
from typing import Optional


class Node:
    def __init__(self, left: Optional[Node] = None, right: Optional[Node] = None) -> None:
        self.left = left
        self.right = right

    def check(self) -> int:
        if self.left is None or self.right is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def make(depth: int) -> Node:
    if depth == 0:
        return Node()
    return Node(make(depth - 1), make(depth - 1))


def main() -> None:
    min_depth = 4
    max_depth = 8
    stretch = max_depth + 1
    print(f"stretch tree of depth {stretch}\t check: {make(stretch).check()}")
    long_lived = make(max_depth)
    for depth in range(min_depth, stretch, 2):
        iterations = 2 ** (max_depth - depth + min_depth)
        check = 0
        for i in range(1, iterations + 1):
            check += make(depth).check()
        print("{0}\t trees of depth {1}\t check: {2}".format(iterations, depth, check))
    print("long lived tree of depth %d\t check: %d" % (max_depth, long_lived.check()))


main()
