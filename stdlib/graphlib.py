"""graphlib: an order of nodes in which each comes after those that it depends on."""

from __future__ import annotations

from typing import Final, Generic, Iterable, Iterator, TypeVar

T = TypeVar("T")
P = TypeVar("P")


class CycleError(ValueError):
    """The graph has a cycle: the second argument is the list of its nodes, the first one again at the end."""


class _Node(Generic[T]):
    """A node, how many that it waits for are not done, and who waits for it."""

    def __init__(self, node: T) -> None:
        self.node = node
        self.waits = 0
        self.state = _WAITING
        self.successors: list[T] = []


_WAITING: Final = 0
_PASSED_OUT: Final = 1
_DONE: Final = 2


class TopologicalSorter(Generic[T]):
    """Takes a graph as a mapping of nodes to their predecessors, or node by node with add()."""

    def __init__(self, graph: dict[T, P] | None = None) -> None:
        self._nodes: dict[T, _Node[T]] = {}
        self._ready: list[T] = []
        self._prepared: bool = False
        self._passed_out: int = 0
        self._finished: int = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self._add(node, predecessors)

    def _node(self, node: T) -> _Node[T]:
        found = self._nodes.get(node)
        if found is None:
            found = _Node(node)
            self._nodes[node] = found
        return found

    def _add(self, node: T, predecessors: Iterable[T]) -> None:
        waiting = self._node(node)
        for predecessor in predecessors:
            waiting.waits += 1
            self._node(predecessor).successors.append(node)

    def add(self, node: T, *predecessors: T) -> None:
        """A node and those it depends on; may be called again for more of them. ValueError after prepare()."""
        if self._prepared:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._add(node, predecessors)

    def prepare(self) -> None:
        """The graph is complete. CycleError where it has a cycle; nodes can be had as far as possible all the same."""
        if self._prepared:
            raise ValueError("cannot prepare() more than once")
        self._prepared = True
        for entry in self._nodes.values():
            if entry.waits == 0:
                self._ready.append(entry.node)
        cycle = self._cycle()
        if cycle is not None:
            raise CycleError("nodes are in a cycle", cycle)

    def _check_prepared(self) -> None:
        if not self._prepared:
            raise ValueError("prepare() must be called first")

    def get_ready(self) -> tuple[T, ...]:
        """The nodes that wait for nothing and were not given before."""
        self._check_prepared()
        ready = tuple(self._ready)
        for node in ready:
            self._nodes[node].state = _PASSED_OUT
        self._passed_out += len(ready)
        self._ready.clear()
        return ready

    def is_active(self) -> bool:
        """Whether there is more to do."""
        self._check_prepared()
        return self._finished < self._passed_out or len(self._ready) > 0

    def __bool__(self) -> bool:
        return self.is_active()

    def done(self, *nodes: T) -> None:
        """These nodes, which get_ready() gave, need not be waited for any more."""
        self._check_prepared()
        for node in nodes:
            entry = self._nodes.get(node)
            if entry is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if entry.state == _WAITING:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if entry.state == _DONE:
                raise ValueError(f"node {node!r} was already marked done")
            entry.state = _DONE
            self._finished += 1
            for successor in entry.successors:
                waiting = self._nodes[successor]
                waiting.waits -= 1
                if waiting.waits == 0:
                    self._ready.append(waiting.node)

    def _cycle(self) -> list[T] | None:
        """A cycle, by depth-first search with a stack of its own."""
        seen: set[T] = set()
        for start in self._nodes:
            if start in seen:
                continue
            seen.add(start)
            path = [start]
            places = {start: 0}
            branches = [iter(self._nodes[start].successors)]
            while len(path) > 0:
                advanced = False
                for node in branches[-1]:
                    if node in places:
                        return path[places[node]:] + [node]
                    if node not in seen:
                        seen.add(node)
                        places[node] = len(path)
                        path.append(node)
                        branches.append(iter(self._nodes[node].successors))
                        advanced = True
                        break
                if not advanced:
                    del places[path.pop()]
                    branches.pop()
        return None

    def static_order(self) -> Iterator[T]:
        """All nodes in an order that is possible."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            for node in ready:
                yield node
            self.done(*ready)
