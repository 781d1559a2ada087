"""Who keeps what in an image: the shortest ways from the program's start, and from the boot code's entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

from unic.inspect.record import Edge, Node, Record

MAIN = "__main__.<run>"
# A call tells more than a pointer that only the linker sees.
COSTS = {"call": 2, "refer": 3, "link": 6, "section": 7}
# What the linker sees of a function are the calls of those that are inlined into it, too.
LINK_OF_FUNCTION = 1000


@dataclass(frozen=True)
class Step:
    """`edge` leads to `node`; the first step of a chain has none. is_inlined: the node has no bytes of its own. note: more about how."""

    node: int
    edge: Edge | None
    is_inlined: bool = False
    note: str = ""


class Graph:
    """The graph of a record."""

    def __init__(self, record: Record, present: frozenset[int]) -> None:
        self.record = record
        self.present = present
        self.numbers = {node.symbol: number for number, node in enumerate(record.nodes)}
        self._edges: dict[int, list[Edge]] = {}
        for edge in record.edges:
            self._edges.setdefault(edge.source, []).append(edge)

    @cached_property
    def _from_main(self) -> dict[int, tuple[int, Edge | None]]:
        return self._reach([self.numbers[MAIN]] if MAIN in self.numbers else [])

    @cached_property
    def _from_entry(self) -> dict[int, tuple[int, Edge | None]]:
        notes = [piece.node for piece in self.record.pieces if piece.kind == "note"]
        return self._reach([*([self.numbers[self.record.entry]] if self.record.entry in self.numbers else []), *notes])

    def _reach(self, roots: Iterable[int]) -> dict[int, tuple[int, Edge | None]]:
        """Distance and last edge of the shortest way to each node (Dijkstra)."""
        found: dict[int, tuple[int, Edge | None]] = {}
        pending: list[tuple[int, int, int, Edge | None]] = [(0, place, root, None) for place, root in enumerate(roots)]
        order = len(pending)
        while pending:
            distance, _, node, edge = heappop(pending)
            if node in found:
                continue
            found[node] = distance, edge
            for following in self._edges.get(node, ()):
                if following.target not in found:
                    order += 1
                    heappush(pending, (distance + self._cost(following), order, following.target, following))
        return found

    def _cost(self, edge: Edge) -> int:
        if edge.how == "link" and self.record.nodes[edge.source].kind in ("function", "dispatch"):
            return LINK_OF_FUNCTION
        return COSTS.get(edge.how, LINK_OF_FUNCTION)

    def last_step(self, node: int) -> Step:
        """The last step of the chain of a node."""
        ways = self._from_main if node in self._from_main else self._from_entry
        edge = ways.get(node, (0, None))[1]
        return Step(node, edge, node not in self.present, self._note(edge))

    def distance(self, node: int) -> int | None:
        """How far a node is from main, or from the entry if main does not lead to it; None when nothing is known to."""
        if node in self._from_main:
            return self._from_main[node][0]
        if node in self._from_entry:
            return 1 << 30 | self._from_entry[node][0]
        return None

    def chain(self, node: int) -> list[Step]:
        """From the start to `node`; only `node` if nothing is known to lead there."""
        steps = [self.last_step(node)]
        while (edge := steps[-1].edge) is not None:
            steps.append(self.last_step(edge.source))
        return steps[::-1]

    def _note(self, edge: Edge | None) -> str:
        if edge is None:
            return ""
        source, target = self.record.nodes[edge.source], self.record.nodes[edge.target]
        if source.kind == "dispatch":
            return self._dispatch_note(edge)
        if edge.how == "section":
            return "in one section of assembly with it"
        if source.kind == "descriptor" and target.kind == "text":
            return "the name in the type descriptor"
        return ""

    @cached_property
    def _dispatched(self) -> dict[tuple[int, int], list[str]]:
        return {(stub, callee): classes for stub, callee, classes in self.record.dispatch}

    def _dispatch_note(self, edge: Edge) -> str:
        """For which class a method is called, where the program makes its objects and gives them away as something more general."""
        classes = self._dispatched.get((edge.source, edge.target), [])
        if not classes:
            return ""
        shown = classes[0] + (f" and {len(classes) - 1} more" if len(classes) > 1 else "")
        note = f"dispatch on the class, for {shown}"
        for name in classes:
            made = self.made_at(name)
            if made:
                note += f"; {name} is made at {made}"
                break
        converted = next((self.record.conversions[name] for name in classes if name in self.record.conversions), None)
        if converted is not None and source_is_object(self.record.nodes[edge.source]):
            note += f", becomes an object at {converted[0]}:{converted[1]}"
        return note

    @cached_property
    def _makers(self) -> dict[str, Edge]:
        """By class, the nearest place that names its descriptor."""
        found: dict[str, tuple[int, Edge]] = {}
        for edge in self.record.edges:
            target = self.record.nodes[edge.target]
            if target.kind == "descriptor" and edge.line and self.record.nodes[edge.source].kind != "dispatch":
                name = target.symbol.removeprefix("descriptor.")
                distance = self.distance(edge.source)
                if distance is not None and (name not in found or distance < found[name][0]):
                    found[name] = distance, edge
        return {name.rpartition(".")[2] if "[" not in name else name: edge for name, (_, edge) in found.items()}

    def made_at(self, name: str) -> str:
        """Where the program uses the descriptor of a class, to make objects of it; "" if nowhere by a line."""
        edge = self._makers.get(name)
        return place_of(self.record.nodes[edge.source], edge.line) if edge is not None else ""


def source_is_object(node: Node) -> bool:
    return node.class_name == "object"


def place_of(node: Node, line: int) -> str:
    """`path:line` in the file that a node is in, as far as it is known."""
    return f"{node.path}:{line}" if node.path and line else node.path
