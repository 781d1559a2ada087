"""Graph algorithms: bfs, dfs, topological sort, dijkstra, components, union-find, kruskal."""
from __future__ import annotations

import heapq
from collections import deque
from dataclasses import dataclass, field
from typing import Generic, Hashable, Iterable, Iterator, TypeVar

N = TypeVar("N", bound=Hashable)


class CycleError(ValueError):
    pass


class Graph(Generic[N]):
    def __init__(self, directed: bool = False) -> None:
        self._edges: dict[N, dict[N, float]] = {}
        self.directed = directed

    def add(self, a: N, b: N, weight: float = 1.0) -> None:
        self._edges.setdefault(a, {})[b] = weight
        self._edges.setdefault(b, {})
        if not self.directed:
            self._edges[b][a] = weight

    def __iter__(self) -> Iterator[N]:
        yield from self._edges

    def __len__(self) -> int:
        return len(self._edges)

    def neighbours(self, node: N) -> list[N]:
        return list(self._edges.get(node, {}))

    def bfs(self, start: N) -> dict[N, int]:
        distance = {start: 0}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for other in self._edges[node]:
                if other not in distance:
                    distance[other] = distance[node] + 1
                    queue.append(other)
        return distance

    def dfs(self, start: N, seen: set[N] | None = None) -> Iterator[N]:
        seen = seen if seen is not None else set()
        seen.add(start)
        yield start
        for other in self._edges[start]:
            if other not in seen:
                yield from self.dfs(other, seen)

    def components(self) -> list[list[N]]:
        seen: set[N] = set()
        return [list(self.dfs(node, seen)) for node in self if node not in seen]

    def topological(self) -> list[N]:
        indegree = {node: 0 for node in self}
        for targets in self._edges.values():
            for target in targets:
                indegree[target] += 1
        ready = deque(n for n, d in indegree.items() if d == 0)
        order: list[N] = []
        while ready:
            node = ready.popleft()
            order.append(node)
            for target in self._edges[node]:
                indegree[target] -= 1
                if not indegree[target]:
                    ready.append(target)
        if len(order) != len(self):
            raise CycleError(f"{len(self) - len(order)} nodes in cycles")
        return order

    def dijkstra(self, start: N) -> tuple[dict[N, float], dict[N, N]]:
        distance: dict[N, float] = {start: 0.0}
        previous: dict[N, N] = {}
        counter = 0
        heap: list[tuple[float, int, N]] = [(0.0, counter, start)]
        while heap:
            d, _, node = heapq.heappop(heap)
            if d > distance.get(node, float("inf")):
                continue
            for other, weight in self._edges[node].items():
                candidate = d + weight
                if candidate < distance.get(other, float("inf")):
                    distance[other] = candidate
                    previous[other] = node
                    counter += 1
                    heapq.heappush(heap, (candidate, counter, other))
        return distance, previous

    def path(self, start: N, end: N) -> list[N]:
        _, previous = self.dijkstra(start)
        path = [end]
        while path[-1] != start:
            step = previous.get(path[-1])
            if step is None:
                return []
            path.append(step)
        return path[::-1]


@dataclass(order=True)
class Edge:
    weight: float
    a: str = field(compare=False)
    b: str = field(compare=False)


class UnionFind:
    def __init__(self, items: Iterable[str]) -> None:
        self.parent = {item: item for item in items}

    def find(self, item: str) -> str:
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def union(self, a: str, b: str) -> bool:
        ra, rb = self.find(a), self.find(b)
        if ra == rb:
            return False
        self.parent[ra] = rb
        return True


roads: Graph[str] = Graph()
edges = [("a", "b", 4.0), ("a", "c", 2.0), ("b", "c", 1.0), ("b", "d", 5.0), ("c", "d", 8.0), ("d", "e", 3.0), ("x", "y", 1.5)]
for a, b, w in edges:
    roads.add(a, b, w)
print(roads.bfs("a"), list(roads.dfs("a")), roads.components())
print(roads.dijkstra("a")[0], roads.path("a", "e"), roads.path("a", "x"), len(roads))
tasks: Graph[str] = Graph(directed=True)
for before, after in [("shirt", "tie"), ("tie", "jacket"), ("trousers", "shoes"), ("trousers", "belt"), ("belt", "jacket"), ("socks", "shoes")]:
    tasks.add(before, after)
print(tasks.topological(), tasks.neighbours("trousers"))
tasks.add("jacket", "shirt")
try:
    tasks.topological()
except CycleError as error:
    print("cycle:", error)
forest = UnionFind({n for a, b, _ in edges for n in (a, b)})
tree = [edge for edge in sorted(Edge(w, a, b) for a, b, w in edges) if forest.union(edge.a, edge.b)]
print([(e.a, e.b) for e in tree], sum(e.weight for e in tree), tree[0])
numbers: Graph[tuple[int, int]] = Graph()
for x in range(3):
    for y in range(3):
        if x < 2:
            numbers.add((x, y), (x + 1, y))
        if y < 2:
            numbers.add((x, y), (x, y + 1))
print(numbers.bfs((0, 0))[(2, 2)], numbers.path((0, 0), (2, 1)))
