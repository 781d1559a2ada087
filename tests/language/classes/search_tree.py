"""A binary search tree with insertion, deletion, ranges and ordered iteration."""
from __future__ import annotations
from typing import Iterator, Optional


class Node:
    __slots__ = ("key", "value", "left", "right")

    def __init__(self, key: int, value: str) -> None:
        self.key, self.value = key, value
        self.left: Optional[Node] = None
        self.right: Optional[Node] = None


class SearchTree:
    def __init__(self, items: dict[int, str] | None = None) -> None:
        self._root: Optional[Node] = None
        self._size = 0
        for key, value in (items or {}).items():
            self[key] = value

    def __len__(self) -> int:
        return self._size

    def __setitem__(self, key: int, value: str) -> None:
        self._root = self._insert(self._root, key, value)

    def _insert(self, node: Node | None, key: int, value: str) -> Node:
        if node is None:
            self._size += 1
            return Node(key, value)
        if key < node.key:
            node.left = self._insert(node.left, key, value)
        elif key > node.key:
            node.right = self._insert(node.right, key, value)
        else:
            node.value = value
        return node

    def __getitem__(self, key: int) -> str:
        node = self._root
        while node is not None and node.key != key:
            node = node.left if key < node.key else node.right
        if node is None:
            raise KeyError(key)
        return node.value

    def __contains__(self, key: int) -> bool:
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __delitem__(self, key: int) -> None:
        self._root = self._delete(self._root, key)
        self._size -= 1

    def _delete(self, node: Node | None, key: int) -> Node | None:
        if node is None:
            raise KeyError(key)
        if key < node.key:
            node.left = self._delete(node.left, key)
        elif key > node.key:
            node.right = self._delete(node.right, key)
        elif node.left is None:
            return node.right
        elif node.right is None:
            return node.left
        else:
            least = node.right
            while least.left is not None:
                least = least.left
            node.key, node.value = least.key, least.value
            node.right = self._delete(node.right, least.key)
        return node

    def walk(self, low: int, high: int) -> Iterator[tuple[int, str]]:
        stack: list[Node] = []
        node = self._root
        while stack or node:
            while node:
                stack.append(node)
                node = node.left
            node = stack.pop()
            if low <= node.key <= high:
                yield node.key, node.value
            node = node.right

    def __iter__(self) -> Iterator[int]:
        return (key for key, _ in self.walk(-1000, 1000))


tree = SearchTree({8: "eight", 3: "three", 10: "ten", 1: "one", 6: "six", 14: "fourteen", 4: "four", 7: "seven"})
tree[6] = "SIX"
print(len(tree), list(tree), tree[6], 7 in tree, 5 in tree, dict(tree.walk(4, 9)))
for key in (3, 8, 5, 14, 1):
    try:
        del tree[key]
        print("deleted", key, list(tree), len(tree))
    except KeyError as error:
        print("no key", error)
try:
    print(tree[8])
except KeyError as error:
    print(repr(error))
print(sum(tree), max(tree), sorted(tree, reverse=True), len(SearchTree()), list(SearchTree()))
