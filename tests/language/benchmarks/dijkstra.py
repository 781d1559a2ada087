"""Dijkstra's shortest paths with heapq over an adjacency dict; SIZE is the number of nodes."""
import heapq
from collections import defaultdict
from typing import Final

SIZE: Final = 100
FAR: Final = 1 << 60

Graph = dict[int, list[tuple[int, int]]]


def make_graph(nodes: int) -> Graph:
    graph: Graph = defaultdict(list)
    seed = 1
    for node in range(nodes):
        for _ in range(6):
            seed = (seed * 1103515245 + 12345) % 2147483648
            target = (seed >> 8) % nodes
            weight = (seed >> 3) % 97 + 1
            graph[node].append((target, weight))
            graph[target].append((node, weight + 3))
    return graph


def shortest(graph: Graph, source: int) -> tuple[dict[int, int], dict[int, int]]:
    distances = {node: FAR for node in graph}
    previous: dict[int, int] = {}
    distances[source] = 0
    queue = [(0, source)]
    visited: set[int] = set()
    while queue:
        distance, node = heapq.heappop(queue)
        if node in visited:
            continue
        visited.add(node)
        for neighbour, weight in graph[node]:
            candidate = distance + weight
            if candidate < distances[neighbour]:
                distances[neighbour] = candidate
                previous[neighbour] = node
                heapq.heappush(queue, (candidate, neighbour))
    return distances, previous


def main() -> None:
    graph = make_graph(SIZE)
    total = 0
    for source in range(0, SIZE, max(1, SIZE // 4)):
        distances, previous = shortest(graph, source)
        farthest = max(distances, key=lambda node: distances[node])
        path = [farthest]
        while path[-1] != source:
            path.append(previous[path[-1]])
        total += sum(distances.values())
        print(source, farthest, distances[farthest], path)
    print(total)


if __name__ == "__main__":
    main()
