"""LLVM's struct values taken apart.

LLVM does not look through a phi node or a memory cell that holds a whole struct: a test of an
error flag, or of whether an Optional holds a value, that was merged with its value stays a
test. So what joins control flow (phi nodes, slots, results) is kept as the struct's scalars.
"""
from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from unic.ir import ir

if TYPE_CHECKING:
    from unic.codegen.functions import FunctionText


def is_struct(type_: str) -> bool:
    return type_.startswith("{") and type_ != "{}"


@cache
def leaves(type_: str) -> tuple[tuple[str, str], ...]:
    """The scalars of a type with the indices that lead to each: `{i1, {ptr, i64}}` has i1 at `0`, ptr at
    `1, 0` and i64 at `1, 1`; a type without elements is its own scalar, without indices."""
    if not is_struct(type_):
        return ((type_, ""),)
    out: list[tuple[str, str]] = []
    for index, part in enumerate(_parts(type_)):
        out += ((leaf, f"{index}, {path}" if path else str(index)) for leaf, path in leaves(part))
    return tuple(out)


def _parts(struct: str) -> list[str]:
    """The types of a struct's elements, as text."""
    parts, depth, start = [], 0, 1
    for position, character in enumerate(struct):
        if character in "{[<":
            depth += 1
        elif character in "}]>":
            depth -= 1
        if (character == "," and depth == 1) or depth == 0:
            parts.append(struct[start:position].strip())
            start = position + 1
    return [part for part in parts if part]


def split(fn: "FunctionText", type_: str, value: str) -> list[str]:
    """The scalars of `value`."""
    if not is_struct(type_):
        return [value]
    return [fn.temporary(f"extractvalue {type_} {value}, {path}") for _, path in leaves(type_)]


def join(fn: "FunctionText", type_: str, parts: list[str], result: str) -> None:
    """Sets the register `result` to the struct of the scalars `parts`."""
    value, whole = "poison", leaves(type_)
    for index, ((leaf, path), part) in enumerate(zip(whole, parts, strict=True)):
        text = f"insertvalue {type_} {value}, {leaf} {part}, {path}"
        if index < len(whole) - 1:
            value = fn.temporary(text)
        else:
            fn.line(f"{result} = {text}")


def slot_place(slot: ir.Slot) -> str:
    """The register with the address of a slot."""
    return _register(_slot_name(slot))


def slot_places(slot: ir.Slot) -> list[str]:
    """The registers with the addresses of a slot's scalars."""
    name = _slot_name(slot)
    return [_register(f"{name}${index}") for index in range(len(leaves(slot.type)))] if is_struct(slot.type) else [_register(name)]


def _slot_name(slot: ir.Slot) -> str:
    return slot.name if slot.name[0] == "$" else f"l.{slot.name}"


def _register(name: str) -> str:
    return f"%{name}" if name.isascii() else f'%"{name}"'
