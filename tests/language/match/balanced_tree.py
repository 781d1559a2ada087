"""Okasaki's red-black tree: one match statement rebalances every case."""
from __future__ import annotations
from dataclasses import dataclass
from enum import Enum
from typing import Iterator, Optional


class Color(Enum):
    RED = "R"
    BLACK = "B"


R, B = Color.RED, Color.BLACK


@dataclass(frozen=True)
class Node:
    color: Color
    left: Optional[Node]
    key: int
    right: Optional[Node]

    def __iter__(self) -> Iterator[int]:
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right


Tree = Optional[Node]


def balance(node: Node) -> Node:
    match node:
        case Node(Color.BLACK, Node(Color.RED, Node(Color.RED, a, x, b), y, c), z, d):
            pass
        case Node(Color.BLACK, Node(Color.RED, a, x, Node(Color.RED, b, y, c)), z, d):
            pass
        case Node(Color.BLACK, a, x, Node(Color.RED, Node(Color.RED, b, y, c), z, d)):
            pass
        case Node(Color.BLACK, a, x, Node(Color.RED, b, y, Node(Color.RED, c, z, d))):
            pass
        case _:
            return node
    return Node(R, Node(B, a, x, b), y, Node(B, c, z, d))


def insert(tree: Tree, key: int) -> Node:
    def go(node: Tree) -> Node:
        match node:
            case None:
                return Node(R, None, key, None)
            case Node(color, left, k, right) if key < k:
                return balance(Node(color, go(left), k, right))
            case Node(color, left, k, right) if key > k:
                return balance(Node(color, left, k, go(right)))
            case Node():
                return node
    top = go(tree)
    return Node(B, top.left, top.key, top.right)


def black_height(tree: Tree) -> int:
    """Raises ValueError where the tree breaks a rule."""
    match tree:
        case None:
            return 1
        case Node(Color.RED, Node(Color.RED), key, _) | Node(Color.RED, _, key, Node(Color.RED)):
            raise ValueError(f"red below red at {key}")
        case Node(color, left, key, right):
            height = black_height(left)
            if height != black_height(right):
                raise ValueError(f"unequal heights at {key}")
            return height + (color is B)


def show(tree: Tree) -> str:
    match tree:
        case None:
            return "."
        case Node(color, None, key, None):
            return f"{color.value}{key}"
        case Node(color, left, key, right):
            return f"{color.value}{key}({show(left)} {show(right)})"


tree: Tree = None
for key in (4, 1, 9, 7, 3, 8, 4, 2):
    tree = insert(tree, key)
    print(show(tree), black_height(tree))
for n in range(10, 200):
    tree = insert(tree, n * 37 % 199)
print(black_height(tree), len(list(tree)) if tree else 0, insert(tree, 4) == tree)
for broken in (Node(R, Node(R, None, 1, None), 2, None), Node(B, Node(B, None, 1, None), 2, None)):
    try:
        print(black_height(broken))
    except ValueError as error:
        print(error)
