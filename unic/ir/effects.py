"""Which functions may raise: a fixpoint over the call graph.

A function raises when it can reach `Unwind`. To begin with none does; a call's error edge
counts once its callee does. Calls of closures count once any closure code raises.
"""
from __future__ import annotations

from unic.ir import ir


def infer_effects(module: ir.Module) -> None:
    """Sets `Function.raises`."""
    callers: dict[ir.Function, set[ir.Function]] = {}
    indirect_callers: set[ir.Function] = set()
    pending: list[ir.Function] = []
    for function in module.functions:
        if function.external:
            if function.raises:
                pending.append(function)
            continue
        function.raises = False
        pending.append(function)
        for block in function.blocks:
            for instruction in block.instructions:
                if isinstance(instruction, ir.Call):
                    callers.setdefault(instruction.callee, set()).add(function)
                elif isinstance(instruction, ir.CallIndirect):
                    indirect_callers.add(function)
    closures_raise = False
    order = {function: index for index, function in enumerate(module.functions)}
    while pending:
        function = pending.pop()
        if not function.external:
            if function.raises or not _reaches_unwind(function, closures_raise):
                continue
            function.raises = True
        pending += sorted(callers.get(function, ()), key=order.__getitem__)
        if function.closure_code and not closures_raise:
            closures_raise = True
            pending += sorted(indirect_callers, key=order.__getitem__)
    for function in module.functions:
        if function.closure_code:
            # All closures of a program are called by one convention.
            function.raises = closures_raise


def cut_error_edges(module: ir.Module) -> None:
    """Removes the error edges of calls that cannot raise."""
    closures_raise = any(function.raises for function in module.functions if function.closure_code)
    for function in module.functions:
        for block in function.blocks:
            for instruction in block.instructions:
                if isinstance(instruction, (ir.Call, ir.CallIndirect)) and not _may_raise(instruction, closures_raise):
                    instruction.on_error = None


def _may_raise(instruction: ir.Instruction, closures_raise: bool) -> bool:
    """Whether the error edge of `instruction` (it has one) can be taken."""
    if isinstance(instruction, ir.Call):
        return instruction.callee.raises
    if isinstance(instruction, ir.CallIndirect):
        return closures_raise
    return True


def _reaches_unwind(function: ir.Function, closures_raise: bool) -> bool:
    seen = {function.blocks[0]}
    pending = [function.blocks[0]]
    while pending:
        block = pending.pop()
        if isinstance(block.terminator, ir.Unwind):
            return True
        targets = ir.successors(block.terminator)
        for instruction in block.instructions:
            edge = ir.error_edge(instruction)
            if edge is not None and _may_raise(instruction, closures_raise):
                targets.append(edge.target)
        for target in targets:
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return False

