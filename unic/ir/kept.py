"""Functions that stay in the image though nothing reaches them: of programs that are compiled without dead-code elimination."""

from __future__ import annotations

from unic.ir import ir
from unic.ir.after import mentioned, named_by


def keep_unreached(module: ir.Module) -> None:
    """Marks the functions that no exported one reaches. What is reached is compiled as in any program."""
    named = named_by(module)
    pending: list[ir.Function | ir.Data] = [function for function in module.functions if function.export]
    seen: set[ir.Function | ir.Data] = set()
    while pending:
        item = pending.pop()
        if item in seen:
            continue
        seen.add(item)
        if isinstance(item, ir.Data):
            parts: list[object] = [*item.items]
        else:
            parts = [part for block in item.blocks for part in (*block.instructions, block.terminator)]
        for part in parts:
            pending.extend(mentioned(part, named))
    for function in module.functions:
        function.kept = function not in seen and not function.external
