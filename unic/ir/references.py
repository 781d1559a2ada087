"""What the code of a function names: other functions, and data."""
from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from unic.ir import ir
from unic.ir.after import GLOBAL


def references(function: ir.Function) -> Iterator[tuple[int, "ir.Function | str", bool]]:
    """(line, what, whether it is a call) in the order of the code: of a call the function, else the global's name as `symbol_text` gives it.

    A build does this for every function: instructions without operands that can name anything are passed over.
    """
    for block in function.blocks:
        for instruction in block.instructions:
            kind: Any = instruction.__class__
            getter = _operands(kind)
            if getter is not None:
                line = instruction.line
                for part in getter(instruction):
                    if part.__class__ is ir.Value:
                        if "@" in part.text:
                            yield from ((line, name, False) for name in GLOBAL.findall(part.text))
                    elif part.__class__ is ir.Function:
                        yield line, part, True
                    elif part.__class__ is ir.Edge:
                        for value in part.args:
                            if value.__class__ is ir.Value and "@" in value.text:
                                yield from ((line, name, False) for name in GLOBAL.findall(value.text))
                    elif part:
                        yield from ((line, name, False) for name in _others(part))
        terminator = block.terminator
        kind = terminator.__class__
        getter = _operands(kind)
        if getter is not None:
            for part in getter(terminator):
                yield from ((0, name, False) for name in _others(part))


def _others(part: Any) -> Iterator[str]:
    """The globals that lists of values, edges, values and the symbol of a primitive name."""
    if isinstance(part, ir.Value):
        if "@" in part.text:
            yield from GLOBAL.findall(part.text)
    elif isinstance(part, ir.Edge):
        yield from _others(part.args)
    elif isinstance(part, list):
        for item in part:
            if item.__class__ is ir.Value and "@" in item.text:
                yield from GLOBAL.findall(item.text)
    elif isinstance(part, str):
        yield ir.symbol_text(part)


@cache
def _operands(kind: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """Gives the parts of an instruction or a terminator that may name something; None where none may. Results are registers."""
    names = [field.name for field in dataclasses.fields(kind) if field.name != "result" and any(word in str(field.type) for word in ("Value", "Function", "Edge"))]
    if kind is ir.Primitive:
        names.append("symbol")
    if not names:
        return None
    # One more, so that there are two at least: attrgetter gives a tuple then.
    getter: Callable[[Any], tuple[Any, ...]] = attrgetter(*names, "__doc__") if len(names) == 1 else attrgetter(*names)
    return getter if len(names) > 1 else lambda instruction: getter(instruction)[:1]
