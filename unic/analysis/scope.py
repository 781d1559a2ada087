"""Variables and flow facts of the function being checked."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.diagnostics import Span


@dataclass(eq=False)
class Variable:
    """A local variable across inference passes: `type` grows until it is stable; `local` belongs to the current pass.

    assigned_inside: some inner function assigns it, so that any call may change it.
    deleted: it is made unassigned somewhere, so that an inner function may find it so.
    template: the lambda it is, where calls tell its types.
    function: the declaration, when the name is bound by a nested `def` only (calls then know its parameters).
    place, sources: for messages: where it is declared, and where it was first assigned a value of each type.
    """

    name: str
    declared: ty.Type | None = None
    type: ty.Type | None = None
    local: t.Local | None = None
    read_early: bool = False
    assigned_inside: bool = False
    deleted: bool = False
    function: Any = None
    template: Any = None
    owner: Any = None
    place: Span | None = None
    sources: dict[ty.Type, Span | None] = field(default_factory=dict)


class Flow:
    """What is known at one point of the control flow: narrowed types by path ("x", "self.y") and assigned locals."""

    __slots__ = ("narrowed", "assigned", "dead")

    def __init__(self, narrowed: dict[str, ty.Type], assigned: set[t.Local], dead: bool = False) -> None:
        self.narrowed = narrowed
        self.assigned = assigned
        self.dead = dead

    def copy(self) -> "Flow":
        return Flow(dict(self.narrowed), set(self.assigned), self.dead)

    def forget(self, path: str) -> None:
        """An assignment to `path` ends what was known of it and of everything reached through it."""
        for key in [k for k in self.narrowed if k == path or k.startswith((path + ".", path + "[")) or f"[{path}]" in k]:
            del self.narrowed[key]

    def forget_items(self, path: str) -> None:
        """An assignment to some item of `path` ends what was known of all its items."""
        for key in [k for k in self.narrowed if k.startswith(path + "[")]:
            del self.narrowed[key]

    def forget_all(self, paths: list[str]) -> None:
        """An assignment to each of the paths that `assigned_in` gives."""
        for path in paths:
            if path.endswith("[]"):
                self.forget_items(path[:-2])
            else:
                self.forget(path)


def merge(*flows: Flow) -> Flow:
    """The facts that hold where these flows meet."""
    alive = [f for f in flows if not f.dead]
    if not alive:
        return Flow({}, set(flows[0].assigned) if flows else set(), True)
    first = alive[0]
    narrowed = {}
    for path, type_ in first.narrowed.items():
        if all(path in f.narrowed for f in alive[1:]):
            narrowed[path] = ty.union_of(*(f.narrowed[path] for f in alive))
    assigned = set(first.assigned)
    for f in alive[1:]:
        assigned &= f.assigned
    return Flow(narrowed, assigned)


def path_of(node: Any) -> str | None:
    """The path of a name, or of a chain of attributes and items (by constants and names) on a name."""
    kind = type(node).__name__
    if kind == "Name":
        return str(node.id)
    if kind == "Attribute":
        base = path_of(node.value)
        return f"{base}.{node.attr}" if base is not None else None
    if kind == "Subscript" and type(node.slice).__name__ in ("Name", "Constant"):
        base = path_of(node.value)
        index = node.slice.id if type(node.slice).__name__ == "Name" else repr(node.slice.value)
        return f"{base}[{index}]" if base is not None else None
    return None
