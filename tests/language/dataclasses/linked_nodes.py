"""Recursive dataclasses: an expression tree, a linked list and a binary tree with repr of the whole."""
from __future__ import annotations
from dataclasses import dataclass
from typing import Iterator, Optional


@dataclass
class Node:
    value: int
    next: Optional[Node] = None

    def __iter__(self) -> Iterator[int]:
        node: Optional[Node] = self
        while node is not None:
            yield node.value
            node = node.next


def from_list(values: list[int]) -> Node | None:
    head: Node | None = None
    for value in reversed(values):
        head = Node(value, head)
    return head


def reverse(head: Optional[Node]) -> Optional[Node]:
    previous: Optional[Node] = None
    while head:
        head.next, previous, head = previous, head, head.next
    return previous


def merge(a: Optional[Node], b: Optional[Node]) -> Optional[Node]:
    if a is None or b is None:
        return a or b
    if a.value <= b.value:
        return Node(a.value, merge(a.next, b))
    return Node(b.value, merge(a, b.next))


@dataclass(frozen=True)
class Tree:
    key: str
    left: Tree | None = None
    right: Tree | None = None

    def insert(self, key: str) -> Tree:
        if key < self.key:
            return Tree(self.key, self.left.insert(key) if self.left else Tree(key), self.right)
        if key > self.key:
            return Tree(self.key, self.left, self.right.insert(key) if self.right else Tree(key))
        return self

    def depth(self) -> int:
        return 1 + max(self.left.depth() if self.left else 0, self.right.depth() if self.right else 0)


head = from_list([3, 1, 2])
print(head, from_list([]))
back = reverse(head)
print(list(back) if back else [], back == from_list([2, 1, 3]), back == from_list([2, 1]))
merged = merge(from_list([1, 4, 9]), from_list([2, 4]))
print(list(merged) if merged else [], merge(None, None))
tree = Tree("m")
for letter in "ftbhz":
    tree = tree.insert(letter)
print(tree)
print(tree.depth(), tree.insert("a").left == tree.left, tree.insert("m") == tree, tree.insert("zz").left is tree.left)
print(hash(Tree("a", Tree("b"))) == hash(Tree("a", Tree("b"))), len({Tree("a"), Tree("a", None, None), Tree("b")}))
