"""Removes the blocks that no edge leads to."""
from __future__ import annotations

from unic.ir import ir


def reachable_blocks(function: ir.Function) -> set[ir.BasicBlock]:
    """The blocks that control can reach from the entry."""
    entry = function.blocks[0]
    seen = {entry}
    pending = [entry]
    while pending:
        block = pending.pop()
        for target in ir.block_successors(block):
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return seen


def remove_unreachable_blocks(function: ir.Function) -> None:
    """Keeps the order of those that stay."""
    if function.blocks:
        live = reachable_blocks(function)
        function.blocks = [block for block in function.blocks if block in live]
