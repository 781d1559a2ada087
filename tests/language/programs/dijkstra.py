"""Shortest paths with a heap."""

import heapq

Graph = dict[str, list[tuple[str, int]]]


def shortest(graph: Graph, start: str) -> dict[str, tuple[int, list[str]]]:
    best: dict[str, tuple[int, list[str]]] = {}
    heap: list[tuple[int, str, list[str]]] = [(0, start, [start])]
    while heap:
        distance, node, path = heapq.heappop(heap)
        if node in best:
            continue
        best[node] = (distance, path)
        for neighbour, weight in graph.get(node, []):
            if neighbour not in best:
                heapq.heappush(heap, (distance + weight, neighbour, path + [neighbour]))
    return best


roads: Graph = {
    "A": [("B", 7), ("C", 9), ("F", 14)],
    "B": [("C", 10), ("D", 15)],
    "C": [("D", 11), ("F", 2)],
    "D": [("E", 6)],
    "F": [("E", 9)],
}
for node, (distance, path) in sorted(shortest(roads, "A").items()):
    print(node, distance, "-".join(path))
