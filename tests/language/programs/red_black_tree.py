"""A red-black tree with parents, rotations and repairs."""

from __future__ import annotations
from collections.abc import Iterator
from typing import Optional, Any, TypeVar, Generic


class RedBlackTree:
    """A red-black tree with labels, parents and colours."""

    def __init__(self, label: Optional[int] = None, color: int = 0, parent: Optional[RedBlackTree] = None,
                 left: Optional[RedBlackTree] = None, right: Optional[RedBlackTree] = None) -> None:
        self.label = label
        self.parent = parent
        self.left = left
        self.right = right
        self.color = color

    def rotate_left(self) -> RedBlackTree:
        parent = self.parent
        right = self.right
        if right is None:
            return self
        self.right = right.left
        if self.right:
            self.right.parent = self
        self.parent = right
        right.left = self
        if parent is not None:
            if parent.left == self:
                parent.left = right
            else:
                parent.right = right
        right.parent = parent
        return right

    def rotate_right(self) -> RedBlackTree:
        if self.left is None:
            return self
        parent = self.parent
        left = self.left
        self.left = left.right
        if self.left:
            self.left.parent = self
        self.parent = left
        left.right = self
        if parent is not None:
            if parent.right is self:
                parent.right = left
            else:
                parent.left = left
        left.parent = parent
        return left

    def insert(self, label: int) -> RedBlackTree:
        if self.label is None:
            self.label = label
            return self
        if self.label == label:
            return self
        elif self.label > label:
            if self.left:
                self.left.insert(label)
            else:
                self.left = RedBlackTree(label, 1, self)
                self.left._insert_repair()
        else:
            if self.right:
                self.right.insert(label)
            else:
                self.right = RedBlackTree(label, 1, self)
                self.right._insert_repair()
        return self.parent or self

    def _insert_repair(self) -> None:
        if self.parent is None:
            self.color = 0
        elif color(self.parent) == 0:
            self.color = 1
        else:
            uncle = self.parent.sibling
            if color(uncle) == 0:
                if self.is_left() and self.parent.is_right():
                    self.parent.rotate_right()
                    if self.right:
                        self.right._insert_repair()
                elif self.is_right() and self.parent.is_left():
                    self.parent.rotate_left()
                    if self.left:
                        self.left._insert_repair()
                elif self.is_left():
                    if self.grandparent:
                        self.grandparent.rotate_right()
                        self.parent.color = 0
                    if self.parent.right:
                        self.parent.right.color = 1
                else:
                    if self.grandparent:
                        self.grandparent.rotate_left()
                        self.parent.color = 0
                    if self.parent.left:
                        self.parent.left.color = 1
            else:
                self.parent.color = 0
                if uncle and self.grandparent:
                    uncle.color = 0
                    self.grandparent.color = 1
                    self.grandparent._insert_repair()

    @property
    def grandparent(self) -> Optional[RedBlackTree]:
        if self.parent is None:
            return None
        else:
            return self.parent.parent

    @property
    def sibling(self) -> Optional[RedBlackTree]:
        if self.parent is None:
            return None
        elif self.parent.left is self:
            return self.parent.right
        else:
            return self.parent.left

    def is_left(self) -> bool:
        if self.parent is None:
            return False
        return self.parent.left is self

    def is_right(self) -> bool:
        if self.parent is None:
            return False
        return self.parent.right is self

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        ln = 1
        if self.left:
            ln += len(self.left)
        if self.right:
            ln += len(self.right)
        return ln

    def __contains__(self, label: int) -> bool:
        return self.search(label) is not None

    def search(self, label: int) -> Optional[RedBlackTree]:
        if self.label == label:
            return self
        elif self.label is not None and label > self.label:
            if self.right is None:
                return None
            else:
                return self.right.search(label)
        elif self.left is None:
            return None
        else:
            return self.left.search(label)

    def inorder_traverse(self) -> Iterator[Optional[int]]:
        if self.left:
            yield from self.left.inorder_traverse()
        yield self.label
        if self.right:
            yield from self.right.inorder_traverse()

    def black_height(self) -> Optional[int]:
        if self is None or self.left is None or self.right is None:
            return 1
        left = RedBlackTree.black_height(self.left)
        right = RedBlackTree.black_height(self.right)
        if left is None or right is None:
            return None
        if left != right:
            return None
        return left + (1 - self.color)

    def __repr__(self) -> str:
        from pprint import pformat
        if self.left is None and self.right is None:
            return f"'{self.label} {(self.color and 'red') or 'blk'}'"
        return pformat({f"{self.label} {(self.color and 'red') or 'blk'}": (self.left, self.right)}, indent=1)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RedBlackTree):
            return NotImplemented
        if self.label == other.label:
            return self.left == other.left and self.right == other.right
        else:
            return False


def color(node: Optional[RedBlackTree]) -> int:
    if node is None:
        return 0
    else:
        return node.color


tree = RedBlackTree(0)
for v in (8, -8, 4, 12, 10, 11):
    tree = tree.insert(v)
print(list(tree.inorder_traverse()), len(tree), 5 in tree, 8 in tree, 6 in tree, tree.black_height())
root = tree
while root.parent:
    root = root.parent
print(root.label, root == tree, tree != root)
