"""Which functions are worth code that is made for speed, judged by loops and calls alone.

Everything else is compiled for size. Hot are functions of the program that loop or call themselves, and what
they call from their loops, a few calls deep; of the library only what is small enough to be run often.
Async functions wait more than they compute: their loops count for nothing.
"""
from __future__ import annotations

from collections.abc import Iterator

from unic.ir import ir

# How many calls from one file to another below the program's own code the library is still hot.
_LIBRARY_DEPTH = 3
# Instructions of a library function that is still hot: dictionaries and texts, but not what formats or sorts.
_LIBRARY_SIZE = 400
# What allocates in a loop collects as well.
_MEMORY = "runtime/memory/"


def recursive_functions(module: ir.Module) -> set[ir.Function]:
    """The functions of the program that call themselves: there is little code, and it is all hot."""
    return {function for function in module.functions if function.path in module.sources and function in _callees(function.blocks)}


def hot_functions(module: ir.Module) -> set[ir.Function]:
    """The functions of `module` that are to be compiled for speed."""
    recursive = recursive_functions(module)
    # How many more calls down into the library its callees are hot.
    left: dict[ir.Function, int] = {}
    waiting: list[tuple[ir.Function, int, str]] = []
    for function in module.functions:
        if function.path in module.sources and not function.awaits and not function.never_returns:
            loops = _loop_blocks(function)
            if loops or function in recursive:
                left[function] = _LIBRARY_DEPTH
            waiting += [(callee, _LIBRARY_DEPTH, function.path) for callee in _callees(function.blocks if function in recursive else loops)]
    while waiting:
        function, depth, caller = waiting.pop()
        if function.external or function.never_returns:
            continue
        if function.path not in module.sources and not function.path.startswith(_MEMORY):
            depth -= function.path != caller
            if depth < 0 or sum(len(block.instructions) for block in function.blocks) > _LIBRARY_SIZE:
                continue
        if left.get(function, -1) < depth:
            left[function] = depth
            waiting += [(callee, depth, function.path) for callee in _callees(function.blocks)]
    return set(left)


def _callees(blocks: list[ir.BasicBlock]) -> Iterator[ir.Function]:
    for block in blocks:
        for instruction in block.instructions:
            if isinstance(instruction, ir.Call):
                yield instruction.callee


def _loop_blocks(function: ir.Function) -> list[ir.BasicBlock]:
    """The blocks that lie on a circle (Tarjan's strongly connected components, without recursion)."""
    found: list[ir.BasicBlock] = []
    order: dict[ir.BasicBlock, int] = {}
    low: dict[ir.BasicBlock, int] = {}
    stack: list[ir.BasicBlock] = []
    on_stack: set[ir.BasicBlock] = set()
    entry = function.blocks[0] if function.blocks else None
    if entry is None:
        return found
    path = [(entry, iter(ir.block_successors(entry)))]
    order[entry] = low[entry] = 0
    stack.append(entry)
    on_stack.add(entry)
    while path:
        block, targets = path[-1]
        target = next(targets, None)
        if target is None:
            path.pop()
            if path:
                low[path[-1][0]] = min(low[path[-1][0]], low[block])
            if low[block] == order[block]:
                component = []
                while True:
                    member = stack.pop()
                    on_stack.discard(member)
                    component.append(member)
                    if member is block:
                        break
                if len(component) > 1 or block in ir.block_successors(block):
                    found += component
        elif target not in order:
            order[target] = low[target] = len(order)
            stack.append(target)
            on_stack.add(target)
            path.append((target, iter(ir.block_successors(target))))
        elif target in on_stack:
            low[block] = min(low[block], order[target])
    return found
