from __future__ import annotations
import sys
from typing import Callable, Dict, Iterable, List, Optional, Set, Tuple

Graph = Dict[str, List[str]]
graph: Graph = {"A": ["B", "C"], "B": ["D"], "C": ["D", "E"], "D": ["F"], "E": ["F"], "F": []}


def bfs(g: Graph, start: str, goal: str) -> Optional[List[str]]:
    queue = [[start]]
    seen = {start}
    while queue:
        path = queue.pop(0)
        node = path[-1]
        if node == goal:
            return path
        for n in g[node]:
            if n not in seen:
                seen.add(n)
                queue.append(path + [n])
    return None


def dfs(g: Graph, node: str, seen: Optional[Set[str]] = None) -> List[str]:
    if seen is None:
        seen = set()
    seen.add(node)
    order = [node]
    for n in g[node]:
        if n not in seen:
            order += dfs(g, n, seen)
    return order


def topo(g: Graph) -> List[str]:
    degree = {n: 0 for n in g}
    for targets in g.values():
        for t in targets:
            degree[t] += 1
    ready = sorted(n for n, d in degree.items() if d == 0)
    out = []
    while ready:
        n = ready.pop(0)
        out.append(n)
        for t in g[n]:
            degree[t] -= 1
            if not degree[t]:
                ready.append(t)
    return out


print(bfs(graph, "A", "F"), bfs(graph, "F", "A"), dfs(graph, "A"), topo(graph))


def kfreq(seq: str, k: int) -> List[Tuple[str, int]]:
    counts: Dict[str, int] = {}
    for i in range(len(seq) - k + 1):
        sub = seq[i:i + k]
        counts[sub] = counts.get(sub, 0) + 1
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))


print(kfreq("GGTATTGGTATT", 2)[:3])


def memo(f: Callable[[int], int]) -> Callable[[int], int]:
    cache: Dict[int, int] = {}

    def wrapper(n: int) -> int:
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return wrapper


@memo
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50))


def permutations(items: List[int]) -> List[List[int]]:
    if len(items) <= 1:
        return [items]
    return [[x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]


def quicksort(xs: List[int]) -> List[int]:
    if not xs:
        return []
    pivot, *rest = xs
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


def merge_sort(xs: List[int]) -> List[int]:
    if len(xs) < 2:
        return xs
    mid = len(xs) // 2
    a, b = merge_sort(xs[:mid]), merge_sort(xs[mid:])
    out = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    return out + a[i:] + b[j:]


def lcs(a: str, b: str) -> str:
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i + 1][j], table[i][j + 1], key=len)
    return table[-1][-1]


def knapsack(items: List[Tuple[int, int]], capacity: int) -> int:
    best = [0] * (capacity + 1)
    for weight, value in items:
        for c in range(capacity, weight - 1, -1):
            best[c] = max(best[c], best[c - weight] + value)
    return best[capacity]


def hanoi(n: int, a: str = "A", b: str = "B", c: str = "C") -> Iterable[str]:
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield f"{a}->{c}"
        yield from hanoi(n - 1, b, a, c)


print(permutations([1, 2, 3]), quicksort([3, 6, 1, 8, 2]), merge_sort([5, 2, 9, 1]), lcs("AGGTAB", "GXTXAYB"), knapsack([(1, 1), (3, 4), (4, 5)], 7), list(hanoi(2)))


class Matrix:
    def __init__(self, data: List[List[float]]) -> None:
        self.data = data
        self.n = len(data)

    @classmethod
    def identity(cls, n: int) -> Matrix:
        return cls([[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)])

    def __mul__(self, other: Matrix) -> Matrix:
        return Matrix([[sum((self.data[i][k] * other.data[k][j] for k in range(self.n)), 0.0) for j in range(self.n)] for i in range(self.n)])

    def __pow__(self, e: int) -> Matrix:
        result = Matrix.identity(self.n)
        base = self
        while e:
            if e & 1:
                result = result * base
            base = base * base
            e >>= 1
        return result

    def __str__(self) -> str:
        return "\n".join(" ".join(f"{v:6.1f}" for v in row) for row in self.data)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Matrix) and self.data == other.data


print(Matrix([[1.0, 1.0], [1.0, 0.0]]) ** 10)
print(Matrix.identity(2) == Matrix([[1.0, 0.0], [0.0, 1.0]]))


def wrap(text: str, width: int) -> List[str]:
    lines: List[str] = []
    current: List[str] = []
    length = 0
    for word in text.split():
        if length + len(word) + len(current) > width and current:
            lines.append(" ".join(current))
            current, length = [], 0
        current.append(word)
        length += len(word)
    if current:
        lines.append(" ".join(current))
    return lines


for line in wrap("The quick brown fox jumps over the lazy dog and runs away", 20):
    print(line.ljust(20) + "|")


class Inventory:
    total_items = 0

    def __init__(self) -> None:
        self._stock: Dict[str, Tuple[int, float]] = {}

    def add(self, name: str, qty: int = 1, *, price: float = 1.0) -> None:
        old, _ = self._stock.get(name, (0, 0.0))
        self._stock[name] = (old + qty, price)
        Inventory.total_items += qty

    def __getitem__(self, name: str) -> int:
        return self._stock[name][0]

    def __delitem__(self, name: str) -> None:
        del self._stock[name]

    @property
    def value(self) -> float:
        return sum((q * p for q, p in self._stock.values()), 0.0)

    def report(self) -> None:
        for name, (qty, price) in sorted(self._stock.items()):
            print(f"{name:<10}{qty:>5}{price:>8.2f}")


inv = Inventory()
inv.add("nail", 100, price=0.05)
inv.add("hammer", price=12.5)
inv.add("nail", 20, price=0.06)
inv.report()
print(inv["nail"], f"{inv.value:.2f}", Inventory.total_items)
try:
    inv["saw"]
except KeyError as e:
    print("missing", e)
del inv["nail"]
print(list(inv._stock))
transitions: Dict[Tuple[str, str], str] = {("idle", "start"): "running", ("running", "pause"): "paused", ("paused", "start"): "running", ("running", "stop"): "idle"}
state = "idle"
for event in ["start", "pause", "stop", "start", "stop"]:
    try:
        state = transitions[state, event]
    except KeyError:
        print(f"cannot {event} when {state}")
    else:
        print(event, "->", state)
a: List[List[int]] = [[1, 2], [3]]
b = a
b[0].append(9)
print(a, [x for sub in a for x in sub], any(9 in sub for sub in a), {len(s): s for s in a})
numbers = {"one": 1, "two": 2}
print({v: k for k, v in numbers.items()}, sorted(numbers, key=numbers.__getitem__), max(numbers.items(), key=lambda kv: kv[1])[0])
data = [("a", 1), ("b", 2), ("a", 3)]
grouped: Dict[str, List[int]] = {}
for key, val in data:
    grouped.setdefault(key, []).append(val)
print(grouped, {k: sum(v) for k, v in grouped.items()})
print(sys.argv[1:], __name__, len(sys.argv) >= 1)
sys.exit(len(data))
