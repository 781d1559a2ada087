"""Topological order with cycle reports, Tarjan's components, Kruskal with union-find, Floyd and Bellman-Ford."""

from __future__ import annotations

from collections import deque
from itertools import product

INF = float("inf")


class CycleError(ValueError):
    pass


def topological(needs: dict[str, set[str]]) -> list[str]:
    pending = {k: set(v) - {k} for k, v in needs.items()}
    for extra in {d for v in needs.values() for d in v} - set(pending):
        pending[extra] = set()
    order: list[str] = []
    while pending:
        ready = sorted(k for k, v in pending.items() if not v)
        if not ready:
            raise CycleError("cycle among " + ", ".join(sorted(pending)))
        order += ready
        pending = {k: v.difference(ready) for k, v in pending.items() if k not in ready}
    return order


def tarjan(graph: dict[int, list[int]]) -> list[list[int]]:
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    components: list[list[int]] = []

    def visit(v: int) -> None:
        index[v] = low[v] = len(index)
        stack.append(v)
        for w in graph[v]:
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in stack:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            at = stack.index(v)
            components.append(sorted(stack[at:]))
            del stack[at:]

    for v in graph:
        if v not in index:
            visit(v)
    return components


def kruskal(edges: list[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    parent = {v: v for _, a, b in edges for v in (a, b)}

    def find(v: str) -> str:
        while parent[v] != v:
            parent[v] = v = parent[parent[v]]
        return v

    tree: list[tuple[int, str, str]] = []
    for weight, a, b in sorted(edges):
        if (x := find(a)) != (y := find(b)):
            parent[x] = y
            tree.append((weight, a, b))
    return tree


def floyd(n: int, edges: dict[tuple[int, int], float]) -> list[list[float]]:
    d = [[0.0 if i == j else edges.get((i, j), INF) for j in range(n)] for i in range(n)]
    for k, i, j in product(range(n), repeat=3):
        d[i][j] = min(d[i][j], d[i][k] + d[k][j])
    return d


def bellman_ford(n: int, edges: dict[tuple[int, int], float], source: int) -> list[float]:
    d = [INF] * n
    d[source] = 0.0
    for turn in range(n):
        changed = False
        for (a, b), w in edges.items():
            if d[a] + w < d[b]:
                d[b], changed = d[a] + w, True
        if not changed:
            return d
    raise CycleError("negative cycle")


def bipartite(graph: dict[int, list[int]]) -> tuple[set[int], set[int]] | None:
    color: dict[int, bool] = {}
    for start in graph:
        queue = deque([start] if start not in color else [])
        color.setdefault(start, True)
        while queue:
            v = queue.popleft()
            for w in graph[v]:
                if w not in color:
                    color[w] = not color[v]
                    queue.append(w)
                elif color[w] == color[v]:
                    return None
    return {v for v in color if color[v]}, {v for v in color if not color[v]}


print(topological({"app": {"db", "web"}, "web": {"http", "web"}, "db": {"io"}, "http": {"io"}}), topological({}))
for cyclic in ({"a": {"b"}, "b": {"a"}, "c": {"a"}}, {"x": {"x"}}):
    try:
        print(topological(cyclic))
    except CycleError as error:
        print("CycleError:", error)
print(tarjan({0: [1], 1: [2], 2: [0], 3: [1, 2, 4], 4: [5, 3], 5: [2, 6], 6: [5], 7: [4, 7, 6]}))
roads = [(7, "A", "B"), (5, "B", "C"), (8, "A", "C"), (9, "B", "D"), (7, "C", "E"), (15, "D", "E"), (5, "A", "D")]
tree = kruskal(roads)
print(tree, sum(w for w, _, _ in tree))
edges = {(0, 2): -2.0, (1, 0): 4.0, (1, 2): 3.0, (2, 3): 2.0, (3, 1): -1.0}
print(floyd(4, edges), bellman_ford(4, edges, 1) == floyd(4, edges)[1], bellman_ford(5, edges, 0))
try:
    bellman_ford(2, {(0, 1): 1.0, (1, 0): -2.0}, 0)
except CycleError as error:
    print("CycleError:", error)
print(bipartite({0: [1, 3], 1: [0, 2], 2: [1, 3], 3: [0, 2]}), bipartite({0: [1, 2], 1: [0, 2], 2: [0, 1]}), bipartite({}))
