# mypy: ignore-errors
"""Functions, attributes and variables without annotations: results, defaults and empty containers tell the types."""
from collections import defaultdict, deque, Counter
from abc import ABC, abstractmethod


def greet(name="you", times=1, sep=", ", loud=False):
    text = sep.join([f"hello {name}"] * times)
    if loud:
        return text.upper()
    return text


def fact(n: int):
    if n <= 1:
        return 1
    return n * fact(n - 1)


def even(n: int):
    return True if n == 0 else odd(n - 1)


def odd(n: int):
    return False if n == 0 else even(n - 1)


def first(xs: list[int], want: int):
    for i, x in enumerate(xs):
        if x == want:
            return i


class Shape:
    def area(self):
        raise NotImplementedError

    def name(self):
        return "shape"

    def describe(self):
        return f"{self.name()} {self.area():.2f}"


class Square(Shape):
    def __init__(self, side: float):
        self.side = side

    def area(self):
        return self.side * self.side

    def name(self):
        return "square"


class Circle(Shape):
    def __init__(self, r: float):
        self.r = r

    def area(self):
        return 3.14159 * self.r ** 2


class Graph:
    registry = []
    names = {}

    def __init__(self, directed=False):
        self.adj = defaultdict(list)
        self.directed = directed
        self.seen = set()
        self.order = []
        self.best = None
        self.counts = defaultdict(int)
        self.grid = [[0] * 3 for _ in range(2)]
        self.marks = [[None] * 3 for _ in range(2)]
        Graph.registry.append(self)

    def add(self, a: str, b: str):
        self.adj[a].append(b)
        self.counts[a] += 1
        if not self.directed:
            self.adj[b].append(a)

    def dfs(self, n: str):
        if n in self.seen:
            return
        self.seen.add(n)
        self.order.append(n)
        for m in self.adj[n]:
            self.dfs(m)

    def longest(self):
        for n in self.order:
            if self.best is None or len(n) > len(self.best):
                self.best = n
        return self.best


def outer(n: int):
    def inner(k: int):
        if k == 0:
            return []
        return inner(k - 1) + [k * n]
    return inner(3)


print(greet(), greet("ann", 2, loud=True), fact(10), even(10), odd(7), first([1, 2, 3], 3), first([], 1))
for s in [Square(2.0), Circle(1.0)]:
    print(s.describe())
g = Graph()
g.add("a", "bb")
g.add("bb", "ccc")
g.dfs("a")
print(g.order, g.longest(), dict(g.counts), dict(g.adj), len(Graph.registry))
g.marks[0][1] = "x"
print(g.marks, outer(2))
d = defaultdict(lambda: [0, 0])
d["x"][1] += 5
print(dict(d))
dd = defaultdict(dict)
dd["a"]["b"] = 1
print({k: dict(v) for k, v in dd.items()})
c = Counter()
c["a"] += 1
print(c)
best = None
total = None


def improve(x: int):
    global best
    if best is None or x > best:
        best = x


improve(3)
improve(2)
print(best)
