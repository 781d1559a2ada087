"""Finds what a user means by a name: a qualified name, the end of one, or a pattern with * and ?."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from unic.inspect.graph import Graph
from unic.inspect.names import plain_name, split_name, without_arguments
from unic.inspect.record import Node, Record

MOST_SUGGESTIONS = 5


@dataclass
class Found:
    """nodes: what is meant, all of a pattern's. candidates: what could be meant, when that is not clear. suggestions: names that are alike."""

    nodes: list[int] = field(default_factory=list)
    candidates: list[int] = field(default_factory=list)
    suggestions: list[str] = field(default_factory=list)


def shown_name(node: Node) -> str:
    """What a node is called: its symbol, or the value of a constant."""
    if node.kind == "text" or node.kind == "bytes":
        return f"{node.name} ({node.kind} constant)"
    if node.kind == "file":
        return f"{node.name} (baked file)"
    if node.kind == "descriptor":
        return f"{node.symbol.removeprefix('descriptor.')} (type descriptor)"
    return node.symbol


def is_pattern(name: str) -> bool:
    return "*" in name or "?" in name


def find(graph: Graph, name: str) -> Found:
    """Looks for `name` among all that the program has, whether it is inlined or not."""
    nodes = graph.record.nodes
    name = resolved(graph.record, name)
    if is_pattern(name):
        # As a name without * and ? does, a pattern fits the end of a qualified name, too.
        pattern = re.compile(r"(?:.*\.)?" + "".join(".*" if c == "*" else "." if c == "?" else re.escape(c) for c in name), re.DOTALL)
        return Found([number for number, node in enumerate(nodes) if any(map(pattern.fullmatch, (_qualified(node), _plain(node), *_values(node))))])
    exact = [number for number, node in enumerate(nodes) if name == node.symbol or name in _values(node)]
    if exact:
        return Found(exact)
    # The more of it is given, the fewer there are: the qualified name, its end, the same without type arguments.
    for with_arguments in (True, False):
        found = [number for number, node in enumerate(nodes) if _ends_with(_qualified(node) if with_arguments else _plain(node), name)]
        functions = [number for number in found if nodes[number].kind in ("function", "dispatch", "entry", "assembly", "variable")] or found
        if len(functions) == 1:
            return Found(functions)
        if functions:
            return Found(candidates=functions)
    nearest = _nearest_in(graph, name)
    if nearest is not None:
        return Found([nearest])
    texts = [number for number, node in enumerate(nodes) if repr(name) in _values(node)]
    if texts:
        return Found(texts)
    alike = sorted({node.symbol for node in nodes if _ends_with(_plain(node), plain_name(name))})
    return Found(suggestions=alike[:MOST_SUGGESTIONS] or _suggestions(nodes, split_name(name)[-1]))


def _suggestions(nodes: Sequence[Node], last: str) -> list[str]:
    """Ends of qualified names that are like `last`, whether letters are large or small."""
    known: dict[str, str] = {}
    for node in nodes:
        if node.kind in ("function", "dispatch", "variable", "assembly"):
            ending = split_name(_qualified(node))[-1]
            if ending.isidentifier() or ending.startswith("<"):
                known.setdefault(ending.lower(), ending)
    return [known[ending] for ending in difflib.get_close_matches(last.lower(), sorted(known), MOST_SUGGESTIONS, 0.7)]


def _values(node: Node) -> tuple[str, ...]:
    """What a constant or a baked file is called beside its symbol."""
    return (node.name,) if node.kind in ("text", "bytes", "file") else ()


def resolved(record: Record, name: str) -> str:
    """What a name stands for that a module only hands on, as `asyncio.sleep` does."""
    # Modules may hand on in a circle what neither has.
    for _ in range(8):
        module, _, last = name.rpartition(".")
        following = record.imports.get(module, {}).get(last)
        if following is None or following == name:
            break
        name = following
    return name


def _qualified(node: Node) -> str:
    return node.symbol.removeprefix("descriptor.") if node.kind == "descriptor" else node.symbol


def _plain(node: Node) -> str:
    """The qualified name without type arguments."""
    return plain_name(_qualified(node))


def _ends_with(qualified: str, name: str) -> bool:
    return qualified == name or qualified.endswith(f".{name}")


def _nearest_in(graph: Graph, name: str) -> int | None:
    """What is nearest to the start of all in the package, module or class `name`."""
    found = []
    for number, node in enumerate(graph.record.nodes):
        class_name = without_arguments(node.class_name)
        if name in (node.package, node.module, f"{node.module}.{class_name}", class_name) or f".{name}." in f".{node.module}.":
            distance = graph.distance(number)
            if distance is not None:
                found.append((distance, number))
    return min(found)[1] if found else None
