"""Narrowing in many shapes."""
from dataclasses import dataclass, field
from typing import Optional


@dataclass
class Node:
    value: int
    left: "Optional[Node]" = None
    right: "Optional[Node]" = None
    parent: "Node | None" = None


class Tree:
    def __init__(self) -> None:
        self.root: Node | None = None
        self.size = 0

    def insert(self, value: int) -> bool:
        if self.root is None:
            self.root = Node(value)
            self.size += 1
            return True
        node = self.root
        while True:
            if value == node.value:
                return False
            if value < node.value:
                if node.left is None:
                    node.left = Node(value, parent=node)
                    break
                node = node.left
            else:
                if node.right is None:
                    node.right = Node(value, parent=node)
                    break
                node = node.right
        self.size += 1
        return True

    def find(self, value: int) -> Node | None:
        node = self.root
        while node is not None and node.value != value:
            node = node.left if value < node.value else node.right
        return node

    def minimum(self) -> int:
        if not self.root:
            raise ValueError("empty")
        node = self.root
        while node.left:
            node = node.left
        return node.value

    def height(self, node: Node | None) -> int:
        return 0 if node is None else 1 + max(self.height(node.left), self.height(node.right))

    def in_order(self) -> list[int]:
        out: list[int] = []

        def visit(node: Optional[Node]) -> None:
            if node:
                visit(node.left)
                out.append(node.value)
                visit(node.right)

        visit(self.root)
        return out

    def successor(self, value: int) -> int | None:
        node = self.find(value)
        if node is None:
            return None
        if node.right is not None:
            node = node.right
            while node.left is not None:
                node = node.left
            return node.value
        parent = node.parent
        while parent is not None and parent.right is node:
            node = parent
            parent = parent.parent
        return parent.value if parent else None


tree = Tree()
for v in [50, 30, 70, 20, 40, 60, 80, 30]:
    print(tree.insert(v), end=" ")
print(tree.size, tree.in_order(), tree.height(tree.root), tree.minimum())
for v in (20, 40, 50, 80, 99):
    print(v, tree.successor(v), tree.find(v) is not None)
found = tree.find(60)
if found and found.parent:
    print(found.parent.value)
if (hit := tree.find(70)) is not None and hit.left is not None:
    print(hit.left.value)


def first(items: list[int | None]) -> int:
    for item in items:
        if item is None:
            continue
        if item > 10:
            return item
    return -1


def parse(text: str | None, default: int = 0) -> int:
    text = text or "7"
    if not text:
        return default
    number: int | None
    try:
        number = int(text)
    except ValueError:
        number = None
    if number is None:
        return default
    return number + 1


print(first([None, 3, None, 12]), first([]), parse(None), parse("41"), parse("x", 5))
values: list[int | str | None] = [1, "two", None, 3]
total = 0
names: list[str] = []
for value in values:
    if isinstance(value, int):
        total += value
    elif isinstance(value, str):
        names.append(value)
    else:
        print("none", value)
print(total, names)
cache: dict[str, int | None] = {"a": 1, "b": None}
for key in ("a", "b", "c"):
    got = cache.get(key)
    if got is None:
        print(key, "missing", key in cache)
    else:
        print(key, got + 1)
best: int | None = None
for n in [3, 9, 2]:
    if best is None or n > best:
        best = n
print(best)
result = None
for n in range(5):
    if n * n > 5:
        result = n
        break
print(result)
if result is not None:
    print(result + 1)
a: int | None = 0
b = a or 3
print(b, a if a is not None else "none", not a, bool(a))
assert best is not None
print(best * 2)


def shout(x: int | str) -> str:
    if not isinstance(x, str):
        x = str(x)
    return x.upper() + "!"


print(shout(3), shout("ab"))
