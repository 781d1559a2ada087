"""What debuggers are told of variables: their types and where they live.

Types are those of the source, as far as memory shows them: numbers and structs are values, everything else is a
reference, a pointer to a struct that begins with the header of heap objects.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union

from unic.ir import ir

# What only makes a coroutine's object is no function of the source: its symbol is the coroutine's with this behind it.
RAMP = ".<create>"


@dataclass(eq=False)
class Number:
    """`size` in bytes. `encoding`: signed, unsigned, float or boolean."""

    name: str
    size: int
    encoding: str


@dataclass(eq=False)
class Struct:
    """A class, or a value of several parts. `size` in bytes; `base` is the struct that this one begins with.

    `members`: name, offset in bytes, type. `elements`: of an array, what lies behind the members, any number of these.
    """

    name: str
    size: int
    members: list[tuple[str, int, "Type"]] = field(default_factory=list)
    base: "Struct | None" = None
    elements: "Type | None" = None


@dataclass(eq=False)
class Reference:
    """A pointer to a heap object, null for None."""

    target: Struct


Type = Union[Number, Struct, Reference]


@dataclass(eq=False)
class Variable:
    """A local variable. `place`: its slot, or the register with the address of its cell. `argument`: from 1, 0 for no parameter.

    `cell_offset`: where in its cell the value lies, in bytes; None for a variable without one. A slot with `cell_offset` has the
    cell's address.
    """

    name: str
    type: Type
    place: "ir.Slot | ir.Value"
    argument: int = 0
    cell_offset: int | None = None


@dataclass(eq=False)
class GlobalVariable:
    """A module variable by its name in the source file `path`."""

    name: str
    path: str
    type: Type


@dataclass(eq=False)
class Variables:
    """All of a program. `results`: what functions give that are no coroutines. `globals`: by the symbol of their data.
    `types`: what the objects of the heap can be."""

    results: "dict[ir.Function, Type]" = field(default_factory=dict)
    locals: "dict[ir.Function, list[Variable]]" = field(default_factory=dict)
    globals: dict[str, GlobalVariable] = field(default_factory=dict)
    types: list[Struct] = field(default_factory=list)
