"""Writes values as JSON. What a value is follows from its static type, so that each type has code of its own."""

from __future__ import annotations

from typing import Callable, TypeVar

from _dispatch import by_class
from json.keys import key_text, rank_of
from json.numbers import float_text
from json.quote import quoted

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

# Containers this deep inside of each other are looked at for circles; those further out need not be, since
# a circle comes round again.
_DEEP = 64


class Encoder:
    """One writing. Pieces of the text gather in `parts`.

    `default`, which the methods hand on, turns values that JSON has no form for into others; or it is None.

    indent: what a level is indented by, or None for everything on one line.
    """

    def __init__(
        self, skipkeys: bool, ensure_ascii: bool, check_circular: bool, allow_nan: bool, indent: str | None,
        item_separator: str, key_separator: str, sort_keys: bool,
    ) -> None:
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.indent = indent
        self.item_separator = item_separator
        self.key_separator = key_separator
        self.sort_keys = sort_keys
        self.parts: list[str] = []
        self.depth = 0
        self.open: set[int] = set()

    def add_other(self, value: T, default: Callable[[object], D] | None) -> None:
        """A value that JSON has no form for."""
        if default is None:
            raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
        else:
            identity = id(value)
            if self.check_circular:
                if identity in self.open:
                    raise ValueError("Circular reference detected")
                self.open.add(identity)
            add(default(value), self, default)
            self.open.discard(identity)

    def add_elements(self, values: T, default: Callable[[object], D] | None) -> None:
        if len(values) == 0:
            self.parts.append("[]")
            return
        self.parts.append("[")
        first = True
        for value in values:
            if not first:
                self.parts.append(self.item_separator)
            first = False
            self.new_line()
            add(value, self, default)
        self.depth -= 1
        self.new_line()
        self.depth += 1
        self.parts.append("]")

    def add_members(self, values: dict[K, V], default: Callable[[object], D] | None) -> None:
        if len(values) == 0:
            self.parts.append("{}")
            return
        self.enter(id(values))
        self.parts.append("{")
        self.new_line()
        before = len(self.parts)
        if self.sort_keys:
            keys = list(values)
            # The ranks are sorted, not the keys: one sort serves all types of keys.
            ranks = [rank_of(keys[place], place) for place in range(len(keys))]
            ranks.sort()
            for rank in ranks:
                self.add_member(keys[rank.place], values[keys[rank.place]], before, default)
        else:
            for key, value in values.items():
                self.add_member(key, value, before, default)
        self.depth -= 1
        self.new_line()
        self.depth += 1
        self.parts.append("}")
        self.leave(id(values))

    def add_member(self, key: K, value: V, before: int, default: Callable[[object], D] | None) -> None:
        """`before`: how many parts there were before the first member."""
        name = key_text(key, self.allow_nan, self.indent is not None, self.skipkeys)
        if name is None:
            return
        if len(self.parts) != before:
            self.parts.append(self.item_separator)
            self.new_line()
        self.parts.append(quoted(name, self.ensure_ascii))
        self.parts.append(self.key_separator)
        add(value, self, default)

    def new_line(self) -> None:
        if self.indent is not None:
            self.parts.append("\n" + self.indent * self.depth)

    def enter(self, identity: int) -> None:
        """Go into a container; ValueError if it contains itself."""
        self.depth += 1
        if self.check_circular and self.depth > _DEEP and identity != 0:
            if identity in self.open:
                raise ValueError("Circular reference detected")
            self.open.add(identity)

    def leave(self, identity: int) -> None:
        self.depth -= 1
        if identity != 0 and len(self.open) > 0:
            self.open.discard(identity)


@by_class
def add(value: T, encoder: Encoder, default: Callable[[object], D] | None) -> None:
    """Writes `value`, whose static type says what it is."""
    if isinstance(value, str):
        encoder.parts.append(quoted(value, encoder.ensure_ascii))
    elif value is None:
        encoder.parts.append("null")
    elif isinstance(value, bool):
        encoder.parts.append("true" if value else "false")
    elif isinstance(value, int):
        encoder.parts.append(str(int(value)))
    elif isinstance(value, float):
        encoder.parts.append(float_text(value, encoder.allow_nan, encoder.indent is not None))
    elif isinstance(value, dict):
        encoder.add_members(value, default)
    elif isinstance(value, list):
        encoder.enter(id(value))
        encoder.add_elements(value, default)
        encoder.leave(id(value))
    elif isinstance(value, tuple):
        encoder.enter(0)
        encoder.add_elements(value, default)
        encoder.leave(0)
    else:
        encoder.add_other(value, default)
