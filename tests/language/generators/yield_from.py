"""yield from: delegation, results, trees."""

from collections.abc import Generator, Iterator
from typing import Optional


class Tree:
    def __init__(self, value: int, left: "Optional[Tree]" = None, right: "Optional[Tree]" = None) -> None:
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self) -> Iterator[int]:
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right

    def insert(self, value: int) -> None:
        if value < self.value:
            if self.left is None:
                self.left = Tree(value)
            else:
                self.left.insert(value)
        elif self.right is None:
            self.right = Tree(value)
        else:
            self.right.insert(value)


def inner() -> Generator[int, None, str]:
    yield 1
    yield 2
    return "inner result"


def outer() -> Generator[int, None, None]:
    result = yield from inner()
    print(result)
    yield from [10, 20]


tree = Tree(50)
for value in (30, 70, 20, 40, 60, 80):
    tree.insert(value)
print(list(tree), list(outer()))
