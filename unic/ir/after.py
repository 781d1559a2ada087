"""What a program can reach from a certain call on: the primitives that may run after it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import cache

from unic.ir import ir

GLOBAL = re.compile(r'@(?:"[^"]*"|[\w.$]+)')


def primitives_after(module: ir.Module, start: str, call: str, name: str) -> Iterator[ir.Primitive]:
    """The primitives called `name` that may run after the function exported as `start` has called the function `call`."""
    for _, instruction in instructions_after(module, start, call):
        if isinstance(instruction, ir.Primitive) and instruction.name == name:
            yield instruction


def instructions_after(module: ir.Module, start: str, call: str) -> Iterator[tuple[ir.Function, object]]:
    """Instructions and terminators that may run then, each with its function.

    A function that is named anywhere counts as called there; other exported functions may run at any time.
    """
    named = named_by(module)
    pending: list[ir.Function | ir.Data] = []
    seen: set[ir.Function | ir.Data] = set()
    for function in module.functions:
        if function.export == start:
            for instruction in _instructions_after(function, call):
                yield function, instruction
                pending.extend(mentioned(instruction, named))
        elif function.export:
            pending.append(function)
    while pending:
        item = pending.pop()
        if item in seen:
            continue
        seen.add(item)
        if isinstance(item, ir.Data):
            for value in item.items:
                pending.extend(mentioned(value, named))
            continue
        for block in item.blocks:
            for instruction in (*block.instructions, block.terminator):
                yield item, instruction
                pending.extend(mentioned(instruction, named))


def _instructions_after(function: ir.Function, call: str) -> Iterator[object]:
    """What `function` does once it has called the function `call`."""
    pending = []
    for block in function.blocks:
        for index, instruction in enumerate(block.instructions):
            if isinstance(instruction, ir.Call) and instruction.callee.symbol == call:
                rest = block.instructions[index + 1 :]
                yield from (*rest, block.terminator)
                pending.extend(ir.block_successors(block))
    seen: set[ir.BasicBlock] = set()
    while pending:
        block = pending.pop()
        if block not in seen:
            seen.add(block)
            yield from (*block.instructions, block.terminator)
            pending.extend(ir.block_successors(block))


def named_by(module: ir.Module) -> dict[str, ir.Function | ir.Data]:
    """Functions and data by their names in LLVM's text."""
    named: dict[str, ir.Function | ir.Data] = {ir.symbol_text(function.symbol): function for function in module.functions}
    named.update({ir.symbol_text(data.symbol): data for data in module.data})
    return named


def mentioned(instruction: object, named: dict[str, ir.Function | ir.Data]) -> list[ir.Function | ir.Data]:
    """The functions and data that an instruction, a terminator or a value names."""
    found: list[ir.Function | ir.Data] = []
    if isinstance(instruction, ir.Value):
        _add(instruction, named, found)
        return found
    for name in _operands(type(instruction)):
        part = getattr(instruction, name)
        for item in part if type(part) is list else (part,):
            _add(item, named, found)
    if isinstance(instruction, ir.Primitive) and instruction.symbol:
        text = ir.symbol_text(instruction.symbol)
        if text in named:
            found.append(named[text])
    return found


def _add(part: object, named: dict[str, ir.Function | ir.Data], found: list[ir.Function | ir.Data]) -> None:
    if isinstance(part, ir.Value):
        if "@" in part.text:
            found.extend(named[text] for text in GLOBAL.findall(part.text) if text in named)
    elif isinstance(part, ir.Function):
        found.append(part)
    elif isinstance(part, ir.Edge):
        for value in part.args:
            _add(value, named, found)


@cache
def _operands(kind: type) -> tuple[str, ...]:
    """The fields of a kind of instruction that hold values, functions or edges."""
    return tuple(field.name for field in dataclasses.fields(kind) if any(word in str(field.type) for word in ("Value", "Function", "Edge")))
