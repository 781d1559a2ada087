# mypy: ignore-errors
"""Linked structures and results that may be None, without annotations: CPython's errors where they are None."""
class Node:
    def __init__(self, value: int):
        self.value = value
        self.next = None
        self.prev = None


class DoublyLinked:
    def __init__(self):
        self.head = None
        self.tail = None
        self.cache = None
        self.label = None

    def append(self, value: int):
        node = Node(value)
        if not self.head:
            self.head = self.tail = node
        else:
            node.prev = self.tail
            self.tail.next = node
            self.tail = node
        return node

    def remove(self, node: Node):
        if node.prev:
            node.prev.next = node.next
        else:
            self.head = node.next
        if node.next:
            node.next.prev = node.prev
        else:
            self.tail = node.prev

    def __iter__(self):
        return iter(self.values())

    def values(self):
        out = []
        cur = self.head
        while cur:
            out.append(cur.value)
            cur = cur.next
        return out

    def first(self):
        return self.head.value

    def name(self, text: str):
        self.label = text


class BST:
    def __init__(self):
        self.root = None

    def insert(self, v: int):
        if self.root is None:
            self.root = TreeNode(v)
        else:
            self._insert(self.root, v)

    def _insert(self, node: "TreeNode", v: int):
        if v < node.v:
            if node.left is None:
                node.left = TreeNode(v)
            else:
                self._insert(node.left, v)
        elif node.right is None:
            node.right = TreeNode(v)
        else:
            self._insert(node.right, v)

    def height(self):
        def go(n: "TreeNode | None"):
            if n is None:
                return 0
            return 1 + max(go(n.left), go(n.right))
        return go(self.root)

    def min(self):
        node = self.root
        while node.left:
            node = node.left
        return node.v


class TreeNode:
    def __init__(self, v: int):
        self.v = v
        self.left = None
        self.right = None


def find(xs: list[str], start: str):
    for x in xs:
        if x.startswith(start):
            return x


def divide(a: int, b: int):
    if b == 0:
        return None, "zero"
    return a // b, None


d = DoublyLinked()
try:
    d.first()
except AttributeError as e:
    print(e)
n1 = d.append(1)
n2 = d.append(2)
d.append(3)
print(d.values(), [v * 2 for v in d], d.first())
d.remove(n2)
d.remove(n1)
print(d.values(), d.cache, d.label)
d.name("q")
print(d.label.upper())
b = BST()
for v in (5, 2, 8, 1, 9, 10):
    b.insert(v)
print(b.height(), b.min())
print(find(["abc", "xyz"], "x").upper(), find([], "q"))
try:
    find(["a"], "q").upper()
except AttributeError as e:
    print(e)
q, err = divide(7, 2)
print(q + 1, err)
q, err = divide(7, 0)
print(q, err)
if err:
    print(err.upper())
try:
    print(q + 1)
except TypeError as e:
    print(e)
try:
    print(len(find([], "x")))
except TypeError as e:
    print(e)
