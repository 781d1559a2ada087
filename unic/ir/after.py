"""What a program can reach from a certain call on: the primitives that may run after it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from unic.ir import ir

GLOBAL = re.compile(r'@(?:"[^"]*"|[\w.$]+)')


def primitives_after(module: ir.Module, start: str, call: str, name: str) -> Iterator[ir.Primitive]:
    """The primitives called `name` that may run after the function exported as `start` has called the function `call`.

    A function that is named anywhere counts as called there; other exported functions may run at any time.
    """
    functions = {function.symbol: function for function in module.functions}
    named: dict[str, ir.Function | ir.Data] = {ir.symbol_text(symbol): function for symbol, function in functions.items()}
    named.update({ir.symbol_text(data.symbol): data for data in module.data})
    pending: list[ir.Function | ir.Data] = []
    seen: set[ir.Function | ir.Data] = set()
    for function in module.functions:
        if function.export == start:
            for instruction in _instructions_after(function, call):
                pending.extend(_mentioned(instruction, named))
        elif function.export:
            pending.append(function)
    while pending:
        item = pending.pop()
        if item in seen:
            continue
        seen.add(item)
        if isinstance(item, ir.Data):
            for value in item.items:
                pending.extend(_mentioned(value, named))
            continue
        for block in item.blocks:
            for instruction in (*block.instructions, block.terminator):
                pending.extend(_mentioned(instruction, named))
                if isinstance(instruction, ir.Primitive) and instruction.name == name:
                    yield instruction


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


def _mentioned(part: object, named: dict[str, ir.Function | ir.Data]) -> Iterator[ir.Function | ir.Data]:
    """The functions and data that an instruction, a terminator or a value names."""
    if isinstance(part, ir.Value):
        if "@" in part.text:
            for text in GLOBAL.findall(part.text):
                if text in named:
                    yield named[text]
    elif isinstance(part, ir.Function):
        yield part
    elif isinstance(part, ir.Edge):
        for value in part.args:
            yield from _mentioned(value, named)
    elif isinstance(part, list | tuple):
        for item in part:
            yield from _mentioned(item, named)
    elif isinstance(part, ir.BasicBlock):
        return
    elif dataclasses.is_dataclass(part):
        if isinstance(part, ir.Primitive) and part.symbol:
            text = ir.symbol_text(part.symbol)
            if text in named:
                yield named[text]
        for field in dataclasses.fields(part):
            yield from _mentioned(getattr(part, field.name), named)
