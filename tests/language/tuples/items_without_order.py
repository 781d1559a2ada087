"""Tuples are ordered by their first items; items behind equal ones that cannot be ordered are an error when they are met."""

from __future__ import annotations

import heapq
from typing import Callable, Optional


class Node:
    def __init__(self, name: str) -> None:
        self.name = name


class Leaf(Node):
    pass


d: dict[str, Node] = {"b": Node("x"), "a": Leaf("y")}
for k, n in sorted(d.items(), reverse=True):
    print(k, n.name)
heap: list[tuple[int, int, Node]] = []
for i, p in enumerate([3, 1, 2, 1]):
    heapq.heappush(heap, (p, i, Node(str(p))))
print([heapq.heappop(heap)[2].name for _ in range(4)])
try:
    heapq.heappush(heap, (1, 1, Node("a")))
    heapq.heappush(heap, (1, 1, Leaf("b")))
except TypeError as e:
    print(e)
timers: list[tuple[float, Callable[[], None]]] = [(2.5, lambda: print("late")), (1.5, lambda: print("early"))]
heapq.heapify(timers)
heapq.heappop(timers)[1]()
opt: list[tuple[str, Optional[int]]] = [("b", 1), ("a", None), ("c", None)]
print(sorted(opt), max(opt), ("a", 1) < ("a", opt[0][1]))
try:
    print(sorted([("a", 1), ("a", opt[1][1])]))
except TypeError as e:
    print(e)
rows: list[tuple[str, dict[str, int]]] = [("z", {}), ("y", {"a": 1})]
rows.sort()
print(rows, min(rows))
try:
    print((1, {"a": 1}) < (1, {"b": 1}))
except TypeError as e:
    print(e)
print((1, {"a": 1}) <= (1, {"a": 1}), (1, Node) != (1, Leaf))
mixed: list[tuple[int, int | str]] = [(1, "a"), (2, 5), (0, 7)]
print(sorted(mixed))
try:
    print(sorted([(1, "a"), (1, 5)]))
except TypeError as e:
    print(e)


class A:
    def __add__(self, o: object) -> int:
        if isinstance(o, int):
            return 1
        return NotImplemented


a = A()
print(a + 3)
for x in ({"k": 2}, {1, 2}):
    try:
        print(a + x)
    except TypeError as e:
        print(e)
