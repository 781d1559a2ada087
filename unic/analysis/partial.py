"""Types of empty displays (`[]`, `{}`, `set()`), whose arguments are learnt from how the variable is used."""
from __future__ import annotations

from typing import Any

from unic.analysis import types as ty


class PartialType(ty.Type):
    """`list[?]`, `dict[?, ?]`, `set[?]` or another generic class: `learnt[i]` is the i-th argument so far, or None."""

    def __init__(self, decl: Any, count: int) -> None:
        self.decl = decl
        self.learnt: list[ty.Type | None] = [None] * count
        self.final = False

    def __str__(self) -> str:
        return f"{self.decl.name}[{', '.join('?' if a is None else str(a) for a in self.learnt)}]"

    @property
    def complete(self) -> bool:
        return all(a is not None for a in self.learnt)

    def learn(self, index: int, type_: ty.Type) -> bool:
        """Take note of an element type; True if that changed what is known."""
        if type_ is ty.NEVER or isinstance(type_, PartialType):
            return False
        known = self.learnt[index]
        joined = type_ if known is None else ty.union_of(known, type_)
        if joined is known:
            return False
        self.learnt[index] = joined
        return True


# For each method: which type argument each positional argument tells ("element" = what iterating it gives).
TEACHES: dict[str, list[tuple[int, int, str]]] = {
    "append": [(0, 0, "")], "appendleft": [(0, 0, "")], "add": [(0, 0, "")], "insert": [(1, 0, "")],
    "extend": [(0, 0, "element")], "extendleft": [(0, 0, "element")], "update": [(0, 0, "element")],
    "__setitem__": [(0, 0, ""), (1, 1, "")], "setdefault": [(0, 0, ""), (1, 1, "")], "__iadd__": [(0, 0, "element")],
    "put_nowait": [(0, 0, "")], "put": [(0, 0, "")],
}
