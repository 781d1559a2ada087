"""Cells and closures.

A captured variable lives in a cell, a heap object {header, value}. A function that
captures takes its cells as leading parameters; as a value it is a closure object
{header, code, cells...}, whose code is a wrapper that takes the closure object first
and unpacks the cells.
"""
from __future__ import annotations

from typing import TYPE_CHECKING

from unic.analysis import typed
from unic.analysis import types as t
from unic.diagnostics import Span
from unic.ir import ir
from unic.lower import layout as l
from unic.lower.functions import FunctionLowering

if TYPE_CHECKING:
    from unic.lower.program import ProgramLowering


def make_closure(fn: FunctionLowering, function: typed.Function, type: t.Type, span: Span | None) -> ir.Value:
    """`function` as a value of this type; one without captures is a constant."""
    code = ir.address_of(fn.program.closure_code(function).symbol)
    identity = function.identity if fn.program.program.asked_of_functions else None
    descriptor = fn.constants.closure_descriptor(len(function.captures), type) if identity is None else fn.program.described(function, identity, type)
    if not function.captures and (identity is None or identity.key is not None):
        return fn.program.constant_closure(function, descriptor, code)
    size = l.CLOSURE_CAPTURES + 8 * len(function.captures)
    closure = fn.allocate_fixed(descriptor, size, span)
    fn.store(code, closure, l.CLOSURE_CODE)
    for index, local in enumerate(function.captures):
        fn.store(fn.cell_of(local), closure, l.CLOSURE_CAPTURES + 8 * index)
    return closure


def closure_wrapper(program: "ProgramLowering", function: typed.Function) -> ir.Function:
    """The code of closures of `function`."""
    target = program.function(function)
    wrapper = ir.Function(f"{target.symbol}$closure", [], target.result)
    wrapper.closure_code = True
    wrapper.never_returns = target.never_returns
    wrapper.path, wrapper.name, wrapper.line = target.path, target.name, target.line
    closure = wrapper.register("ptr")
    wrapper.params.append(closure)
    entry, landing = ir.BasicBlock("entry"), ir.BasicBlock("landing", cold=True)
    args: list[ir.Value] = []
    for index in range(len(function.captures)):
        cell = wrapper.register("ptr")
        entry.instructions.append(ir.Load(closure, l.CLOSURE_CAPTURES + 8 * index, cell))
        args.append(cell)
    for param in target.params[len(args):]:
        copy = wrapper.register(param.type)
        wrapper.params.append(copy)
        args.append(copy)
    result = None if target.result == ir.VOID else wrapper.register(target.result)
    entry.instructions.append(ir.Call(target, args, result, ir.Edge(landing)))
    entry.terminator = ir.Unreachable() if target.never_returns else ir.Return(result)
    landing.terminator = ir.Unwind()
    wrapper.blocks = [entry, landing]
    return wrapper
