"""Lowers statements; try statements are in exceptions.py."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from unic.analysis import typed
from unic.analysis import types as t
from unic.ir import ir
from unic.lower import exceptions, generators
from unic.lower.expressions import lower_condition, lower_expression
from unic.lower.functions import FunctionLowering, LoopContext


def lower_statements(fn: FunctionLowering, body: list[typed.Stmt]) -> None:
    for stmt in body:
        fn.stand_at(stmt.span)
        _LOWERINGS[type(stmt)](fn, stmt)


def _eval(fn: FunctionLowering, stmt: typed.Eval) -> None:
    lower_expression(fn, stmt.value)


def _set_local(fn: FunctionLowering, stmt: typed.SetLocal) -> None:
    value = lower_expression(fn, stmt.value)
    if stmt.value.type is not t.NEVER:
        fn.set_local(stmt.local, value)


def _new_cell(fn: FunctionLowering, stmt: typed.NewCell) -> None:
    if stmt.local.cell:
        fn.renew_cell(stmt.local)


def _delete_local(fn: FunctionLowering, stmt: typed.DeleteLocal) -> None:
    if stmt.local.checked:
        fn.set_assigned(stmt.local, ir.FALSE)


def _delete_global(fn: FunctionLowering, stmt: typed.DeleteGlobal) -> None:
    fn.store(ir.FALSE, fn.program.global_flag(stmt.target))


def _set_global(fn: FunctionLowering, stmt: typed.SetGlobal) -> None:
    value = lower_expression(fn, stmt.value)
    if stmt.value.type is t.NEVER:
        return
    fn.store(value, fn.program.global_address(stmt.target))
    if stmt.target.checked:
        fn.store(ir.TRUE, fn.program.global_flag(stmt.target))


def _set_field(fn: FunctionLowering, stmt: typed.SetField) -> None:
    obj = lower_expression(fn, stmt.obj)
    value = lower_expression(fn, stmt.value)
    if stmt.value.type is not t.NEVER:
        address, offset = fn.field_place(obj, stmt.obj.type, stmt.field)
        fn.store(fn.cast("trunc", value, "i32") if stmt.field.counts == 32 else value, address, offset)
        if stmt.field.checked:
            fn.store(ir.TRUE, address, offset + fn.layout.stored_size(stmt.field.type))


def _delete_field(fn: FunctionLowering, stmt: typed.DeleteField) -> None:
    obj = lower_expression(fn, stmt.obj)
    address, offset = fn.field_place(obj, stmt.obj.type, stmt.field)
    fn.guard_field(obj, (address, offset), stmt.field, stmt.span)
    fn.store(ir.FALSE, address, offset + fn.layout.stored_size(stmt.field.type))


def _if(fn: FunctionLowering, stmt: typed.If) -> None:
    then, after = fn.new_block("then"), fn.new_block("endif")
    orelse = fn.new_block("else") if stmt.orelse else after
    lower_condition(fn, stmt.test, then, orelse)
    fn.start(then)
    lower_statements(fn, stmt.body)
    fn.jump(after)
    if stmt.orelse:
        fn.start(orelse)
        lower_statements(fn, stmt.orelse)
        fn.jump(after)
    fn.start(after)


def _while(fn: FunctionLowering, stmt: typed.While) -> None:
    test, body, after = fn.new_block("test"), fn.new_block("body"), fn.new_block("endwhile")
    orelse = fn.new_block("else") if stmt.orelse else after
    step = fn.new_block("step") if stmt.step else test
    fn.jump(test)
    fn.start(test)
    lower_condition(fn, stmt.test, body, orelse)
    fn.start(body)
    fn.contexts.append(LoopContext(after, step))
    lower_statements(fn, stmt.body)
    fn.contexts.pop()
    fn.jump(step)
    if stmt.step:
        fn.start(step)
        lower_statements(fn, stmt.step)
        fn.jump(test)
    if stmt.orelse:
        fn.start(orelse)
        lower_statements(fn, stmt.orelse)
        fn.jump(after)
    fn.start(after)


def _innermost_loop(fn: FunctionLowering) -> int:
    """The index of the innermost loop's context."""
    return max(index for index, context in enumerate(fn.contexts) if isinstance(context, LoopContext))


def _break(fn: FunctionLowering, stmt: typed.Break) -> None:
    loop = _innermost_loop(fn)
    target = fn.contexts[loop].break_block
    exceptions.leave(fn, loop, target, lambda: fn.jump(target))


def _continue(fn: FunctionLowering, stmt: typed.Continue) -> None:
    loop = _innermost_loop(fn)
    target = fn.contexts[loop].continue_block
    exceptions.leave(fn, loop, target, lambda: fn.jump(target))


def _return(fn: FunctionLowering, stmt: typed.Return) -> None:
    value = ir.UNIT if stmt.value is None else lower_expression(fn, stmt.value)
    type_ = t.NONE if stmt.value is None else stmt.value.type
    if type_ is t.NEVER:
        return
    if fn.generator is not None:
        generators.set_returned(fn, type_, value)
        exceptions.leave(fn, 0, "return", lambda: fn.jump(fn.finish))
    elif fn.function.result == ir.VOID:
        exceptions.leave(fn, 0, "return", lambda: fn.end(ir.Return(None)))
    elif not exceptions.has_finally(fn):
        # Nothing can replace the value on the way out.
        exceptions.leave(fn, 0, "return", lambda: fn.end(ir.Return(value)))
    else:
        if fn.return_slot is None:
            fn.return_slot = fn.new_slot("$return", fn.function.result)
        fn.set(fn.return_slot, value)
        exceptions.leave(fn, 0, "return", lambda: fn.end(ir.Return(fn.get(fn.return_slot))))


def _class_switch(fn: FunctionLowering, stmt: typed.ClassSwitch) -> None:
    value = lower_expression(fn, stmt.value)
    after = fn.new_block("endswitch")
    cases: list[tuple[int, ir.BasicBlock]] = []
    bodies: list[tuple[ir.BasicBlock, list[typed.Stmt]]] = []
    for tested, body in stmt.cases:
        block = fn.new_block("case")
        numbers = [number for type in tested for number in fn.constants.exact_ids(type)]
        cases += [(number, block) for number in numbers]
        if numbers:
            bodies.append((block, body))
    if len(bodies) == 1:
        fn.jump(bodies[0][0])
    elif bodies:
        fn.end(ir.Switch(fn.class_id(value), cases, None))
    else:
        fn.end(ir.Unreachable())
    for block, body in bodies:
        fn.start(block)
        lower_statements(fn, body)
        fn.jump(after)
    fn.start(after)


_LOWERINGS: dict[type, Callable[[FunctionLowering, Any], None]] = {
    typed.Eval: _eval,
    typed.SetLocal: _set_local,
    typed.NewCell: _new_cell,
    typed.DeleteLocal: _delete_local,
    typed.DeleteGlobal: _delete_global,
    typed.SetGlobal: _set_global,
    typed.SetField: _set_field,
    typed.DeleteField: _delete_field,
    typed.If: _if,
    typed.While: _while,
    typed.Break: _break,
    typed.Continue: _continue,
    typed.Return: _return,
    typed.Raise: exceptions.lower_raise,
    typed.Try: exceptions.lower_try,
    typed.ClassSwitch: _class_switch,
}
