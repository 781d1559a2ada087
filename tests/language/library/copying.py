from __future__ import annotations
import copy
from collections import deque, defaultdict
from dataclasses import dataclass, field, asdict, astuple
from typing import Optional
from enum import Enum


class Kind(Enum):
    A = 1


@dataclass
class Leaf:
    v: int
    tags: list[str] = field(default_factory=list)


class Tree:
    def __init__(self, name: str) -> None:
        self.name = name
        self.kids: list[Tree] = []
        self.parent: Optional[Tree] = None
        self.data = {"a": [1, 2]}
        self.kind = Kind.A

    def add(self, kid: Tree) -> Tree:
        self.kids.append(kid)
        kid.parent = self
        return kid


class Big(Tree):
    def __init__(self, name: str, leaf: Leaf) -> None:
        super().__init__(name)
        self.leaf = leaf


class Hooked:
    def __init__(self, n: int) -> None:
        self.n = n

    def __copy__(self) -> Hooked:
        return Hooked(self.n + 100)

    def __deepcopy__(self, memo: dict[int, object]) -> Hooked:
        return Hooked(self.n + 1000)


@dataclass
class Order:
    id: int
    lines: list[Leaf]
    by_name: dict[str, Leaf]
    pair: tuple[Leaf, int]
    note: Optional[str] = None


def main() -> None:
    a = [[1, 2], [3]]
    b, c = copy.copy(a), copy.deepcopy(a)
    a[0].append(9)
    print(a, b, c, b[0] is a[0], c[0] is a[0])
    root = Tree("root")
    kid = root.add(Tree("kid"))
    root.add(Big("big", Leaf(3, ["x"])))
    s = copy.copy(root)
    d = copy.deepcopy(root)
    kid.name = "changed"
    root.data["a"].append(7)
    print(s.kids[0].name, d.kids[0].name, d.kids[0].parent is d, d.data, s.data, d.kind is Kind.A)
    big = d.kids[1]
    if isinstance(big, Big):
        print(big.leaf, type(big).__name__)
    print(copy.copy(Hooked(1)).n, copy.deepcopy([Hooked(1), Hooked(2)])[1].n)
    shared = [1]
    pair = copy.deepcopy((shared, shared, {"k": shared}))
    print(pair[0] is pair[1], pair[0] is shared, pair[2]["k"] is pair[0])
    q = deque([[1], [2]])
    q2 = copy.deepcopy(q)
    q[0].append(5)
    print(q, q2, copy.copy(q))
    dd: defaultdict[str, list[int]] = defaultdict(list)
    dd["x"].append(1)
    d2 = copy.deepcopy(dd)
    d2["y"].append(2)
    print(dict(dd), dict(d2))
    leaf = Leaf(1, ["t"])
    l2 = copy.copy(leaf)
    l2.tags.append("u")
    l3 = copy.deepcopy(leaf)
    l3.tags.append("w")
    print(leaf, l2, l3, l2 == leaf)
    o = Order(1, [Leaf(2)], {"q": Leaf(3)}, (Leaf(4), 5))
    print(asdict(o))
    print(astuple(o))
    print(asdict(Leaf(1)) == {"v": 1, "tags": []}, asdict(o)["lines"] is o.lines)
    print(copy.deepcopy({1: {2}, 3: set()}), copy.deepcopy("x"), copy.copy((1, [2])), copy.deepcopy((1, [2])))
    cyc: list[list[int]] = []
    print(copy.deepcopy(cyc), copy.deepcopy(bytearray(b"ab")))


main()
