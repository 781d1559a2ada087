"""Checks against running out of stack: recursion too deep raises RecursionError.

Without them the guard page below the stack turns it into a panic. A check is a comparison of the stack pointer
with a constant at a function's entry. One function of every circle of calls has it: the targets of the back edges
of a walk over the call graph, or where the edge is a call of a closure or the resumption of a coroutine, which
lead to any of those, the function that calls. Between two checks the depth is bounded, and MARGIN is left for it.
"""
from __future__ import annotations

from typing import Union

from unic.ir import ir

# Bytes of stack below the limit: for what runs between two checks, and for raising.
MARGIN = 32 << 10
STACK_START = "stack_start"

# A function, or what an indirect call may lead to.
_Node = Union[ir.Function, str]
_CLOSURES, _COROUTINES = "closures", "coroutines"


def check_recursion(module: ir.Module) -> bool:
    """Puts the checks into the functions of `module`; False if there are none. To be called when the effects are known:
    code of the library that cannot raise, such as what prints tracebacks, is to stay so."""
    if module.raise_recursion is None:
        return False
    checked = [function for function in _circled(module) if function.raises or function.path in module.sources]
    for function in checked:
        _add_check(function, module.raise_recursion)
    return bool(checked)


def _circled(module: ir.Module) -> list[ir.Function]:
    """Functions such that each circle of calls goes through one of them, in the order of the module."""
    targets: dict[_Node, list[_Node]] = {
        _CLOSURES: [function for function in module.functions if function.closure_code],
        _COROUTINES: [function for function in module.functions if function.coroutine]}
    found: set[ir.Function] = set()
    seen: set[_Node] = set()
    for root in module.functions:
        if root in seen:
            continue
        seen.add(root)
        open_nodes: set[_Node] = {root}
        path = [(root, iter(_called(root, targets)))]
        while path:
            node, callees = path[-1]
            callee = next(callees, None)
            if callee is None:
                path.pop()
                open_nodes.discard(node)
            elif callee in open_nodes:
                # One end of a back edge is a function: what stands for many is called by functions only.
                found.add(callee if isinstance(callee, ir.Function) else node)
            elif callee not in seen:
                seen.add(callee)
                open_nodes.add(callee)
                path.append((callee, iter(_called(callee, targets))))
    return [function for function in module.functions if function in found]


def _called(node: _Node, targets: dict[_Node, list[_Node]]) -> list[_Node]:
    """What a node leads to."""
    known = targets.get(node)
    if known is None:
        known = targets[node] = []
        for block in node.blocks:
            for instruction in block.instructions:
                match instruction:
                    case ir.Call(callee):
                        known.append(callee)
                    case ir.CallIndirect():
                        known.append(_CLOSURES)
                    case ir.Primitive("coroutine.resume"):
                        known.append(_COROUTINES)
    return known


def _add_check(function: ir.Function, raise_recursion: ir.Function) -> None:
    """At the entry. The exception is raised in the caller's name, as this call has not begun."""
    entry = function.blocks[0]
    unwinding, failing = ir.BasicBlock("too_deep.unwind", cold=True), ir.BasicBlock("too_deep", cold=True)
    failing.instructions = [ir.Call(raise_recursion, [], None, ir.Edge(unwinding))]
    failing.terminator = ir.Unreachable()
    unwinding.terminator = ir.Unwind()
    pointer, too_deep = function.register("i64"), function.register("i1")
    limit = ir.Value("i64", f"ptrtoint (ptr getelementptr (i8, ptr {ir.symbol_text(STACK_START)}, i64 {MARGIN}) to i64)")
    entry.instructions[:0] = [ir.Primitive("stack_height", [], pointer), ir.Compare("ult", pointer, limit, too_deep),
                              ir.Guard(too_deep, ir.Edge(failing))]
    function.blocks += [failing, unwinding]
