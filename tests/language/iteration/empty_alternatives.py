"""Loops and yield from over `x or ()`: objects that say themselves whether they are empty, tuples of nothing, unions."""

from collections.abc import Iterator


class Node:
    def __init__(self, value: int, left: "Node | None" = None, right: "Node | None" = None) -> None:
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self) -> Iterator[int]:
        yield from self.left or ()
        yield self.value
        for value in self.right or ():
            yield value

    def __len__(self) -> int:
        return sum(1 for _ in self)


def both(flag: bool, items: list[int] | tuple[()]) -> Iterator[int]:
    yield from items
    yield from [7] if flag else range(2)


tree = Node(4, Node(2, Node(1)), Node(6, None, Node(7)))
print(list(tree), len(tree), len(Node(1)), bool(tree))
for value in tree.left or []:
    print(value)
for value in tree.left.left or () if tree.left else ():
    print("left of left", value)
print(list(both(True, ())), list(both(False, [4])))
