"""Traversals of a tree as generators: pre-, in-, post- and level order, with yield from and with a stack."""
from __future__ import annotations
from collections import deque
from dataclasses import dataclass
from typing import Iterator, Optional


@dataclass
class Node:
    data: int
    left: Optional[Node] = None
    right: Optional[Node] = None

    def preorder(self) -> Iterator[int]:
        yield self.data
        if self.left:
            yield from self.left.preorder()
        if self.right:
            yield from self.right.preorder()

    def inorder(self) -> Iterator[int]:
        if self.left:
            yield from self.left.inorder()
        yield self.data
        if self.right:
            yield from self.right.inorder()

    def postorder(self) -> Iterator[int]:
        for child in (self.left, self.right):
            if child is not None:
                yield from child.postorder()
        yield self.data

    def levels(self) -> Iterator[list[int]]:
        level = [self]
        while level:
            yield [node.data for node in level]
            level = [child for node in level for child in (node.left, node.right) if child]

    def breadth_first(self) -> Iterator[tuple[int, int]]:
        queue = deque([(0, self)])
        while queue:
            depth, node = queue.popleft()
            yield depth, node.data
            queue.extend((depth + 1, child) for child in (node.left, node.right) if child is not None)


def same_fringe(a: Node, b: Node) -> bool:
    def leaves(node: Node) -> Iterator[int]:
        if node.left is None and node.right is None:
            yield node.data
        for child in (node.left, node.right):
            if child:
                yield from leaves(child)

    left, right = leaves(a), leaves(b)
    for x in left:
        if next(right, None) != x:
            return False
    return next(right, None) is None


tree = Node(1, Node(2, Node(4, Node(7)), Node(5)), Node(3, Node(6, Node(8), Node(9))))
print(list(tree.preorder()), list(tree.inorder()), list(tree.postorder()), sep="\n")
print(list(tree.levels()), list(tree.breadth_first())[3:6], max(depth for depth, _ in tree.breadth_first()))
print(same_fringe(tree, tree), same_fringe(tree, Node(0, Node(7), Node(0, Node(5), Node(0, Node(8), Node(9))))), same_fringe(tree, Node(7)))
walk = tree.inorder()
print(next(walk), next(walk), list(walk)[-1], next(walk, -1))
print(next((n for n in tree.postorder() if n % 3 == 0), None), sum(tree.inorder()), 9 in tree.preorder())
