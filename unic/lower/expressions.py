"""Lowers expressions: each function takes the function being lowered and one form, and gives its value."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from unic.analysis import typed
from unic.analysis import types as t
from unic.ir import ir
from unic.lower import closures, generators, intrinsics
from unic.lower import layout as l
from unic.lower.functions import FunctionLowering


def lower_expression(fn: FunctionLowering, expr: typed.Expr) -> ir.Value:
    """The value of `expr`, computed at the current place."""
    fn.stand_at(expr.span)
    return _LOWERINGS[type(expr)](fn, expr)


def lower_condition(fn: FunctionLowering, expr: typed.Expr, then: ir.BasicBlock, orelse: ir.BasicBlock) -> None:
    """Branches on a bool expression; `and`, `or` and `not` become control flow."""
    if isinstance(expr, typed.Const):
        fn.jump(then if expr.value else orelse)
    elif isinstance(expr, typed.Intrinsic) and expr.name == "bool.not":
        lower_condition(fn, expr.args[0], orelse, then)
    elif isinstance(expr, typed.Cond):
        yes, no = fn.new_block("yes"), fn.new_block("no")
        lower_condition(fn, expr.test, yes, no)
        fn.start(yes)
        lower_condition(fn, expr.then, then, orelse)
        fn.start(no)
        lower_condition(fn, expr.orelse, then, orelse)
    else:
        value = lower_expression(fn, expr)
        fn.end(ir.Branch(value, then, orelse))


def _const(fn: FunctionLowering, expr: typed.Const) -> ir.Value:
    return fn.constants.value(expr.type, expr.value)


def _local_get(fn: FunctionLowering, expr: typed.LocalGet) -> ir.Value:
    return fn.get_local(expr.local, expr.check, expr.span)


def _global_get(fn: FunctionLowering, expr: typed.GlobalGet) -> ir.Value:
    target = expr.target
    if expr.check:
        assigned = fn.load("i1", fn.program.global_flag(target))
        failed = fn.binary("xor", assigned, ir.TRUE)
        edge = fn.failure_edge("raise_attribute", expr.missing, expr.span) if expr.missing \
            else fn.failure_edge("raise_unbound_global", target.symbol.rpartition(".")[2], expr.span)
        fn.guard(failed, edge)
    return fn.load(fn.layout.ir_type(target.type), fn.program.global_address(target))


def _field_get(fn: FunctionLowering, expr: typed.FieldGet) -> ir.Value:
    obj = lower_expression(fn, expr.obj)
    address, offset = fn.field_place(obj, expr.obj.type, expr.field)
    if expr.field.checked:
        fn.guard_field(obj, (address, offset), expr.field, expr.span)
    if expr.field.counts == 32:
        return fn.cast("zext", fn.load("i32", address, offset), "i64")
    if expr.field.counts:
        return fn.load_count(address, offset)
    return fn.load(fn.layout.ir_type(expr.field.type), address, offset)


def _has_field(fn: FunctionLowering, expr: typed.HasField) -> ir.Value:
    obj = lower_expression(fn, expr.obj)
    if not expr.field.checked:
        return ir.TRUE
    address, offset = fn.field_place(obj, expr.obj.type, expr.field)
    return fn.load("i1", address, offset + fn.layout.stored_size(expr.field.type))


def lower_all(fn: FunctionLowering, exprs: list[typed.Expr]) -> list[ir.Value]:
    """The values of `exprs`, evaluated left to right."""
    return [lower_expression(fn, expr) for expr in exprs]


def _result(fn: FunctionLowering, expr: typed.Expr, value: ir.Value) -> ir.Value:
    """A call's value at the type the expression has: a call that never returns may stand anywhere."""
    if expr.type is t.NEVER:
        fn.end(ir.Unreachable())
    return value


def _call(fn: FunctionLowering, expr: typed.Call) -> ir.Value:
    args = lower_all(fn, expr.args)
    fn.stand_at(expr.span)
    captured = [fn.cell_of(local) for local in expr.function.captures]
    return _result(fn, expr, fn.call(fn.program.function(expr.function), captured + args, expr.span))


def _call_value(fn: FunctionLowering, expr: typed.CallValue) -> ir.Value:
    callee = lower_expression(fn, expr.callee)
    args = lower_all(fn, expr.args)
    type_ = fn.layout.result_type(expr.callee.type.result)
    result = None if type_ == ir.VOID else fn.function.register(type_)
    code = fn.load("ptr", callee, l.CLOSURE_CODE)
    fn.emit(ir.CallIndirect(code, [callee, *args], result, fn.error_edge(expr.span)))
    return _result(fn, expr, ir.UNIT if result is None else result)


def _make_closure(fn: FunctionLowering, expr: typed.MakeClosure) -> ir.Value:
    return closures.make_closure(fn, expr.function, expr.type, expr.span)


def _convert(fn: FunctionLowering, expr: typed.Convert) -> ir.Value:
    source, target = expr.value.type, fn.layout.ir_type(expr.type)
    if expr.kind == "box":
        if isinstance(expr.value, typed.Const):
            return fn.constants.box(source, fn.constants.value(source, expr.value.value))
        value = lower_expression(fn, expr.value)
        if source is t.NONE:
            return ir.NULL
        descriptor = fn.constants.box_descriptor(source)
        box = fn.allocate_fixed(descriptor, l.BOX_PAYLOAD + fn.layout.stored_size(source), expr.span)
        fn.store(value, box, l.BOX_PAYLOAD)
        return box
    value = lower_expression(fn, expr.value)
    if source is t.NEVER:
        return ir.poison(target)
    if expr.kind == "some":
        return fn.insert(ir.Value(target, "{i1 true, " + f"{ir.poison(value.type)}" + "}"), value, 1)
    if expr.kind == "unwrap":
        return fn.extract(value, 1, target)
    if expr.kind == "unbox":
        return fn.load(target, value, l.BOX_PAYLOAD)
    if value.type != target:
        # None as a value of its own, where a pointer or an optional is wanted.
        return fn.constants.value(expr.type, None)
    return value


def _make_tuple(fn: FunctionLowering, expr: typed.MakeTuple) -> ir.Value:
    items = lower_all(fn, expr.items)
    value = ir.poison(fn.layout.ir_type(expr.type)) if items else ir.zero("{}")
    for index, item in enumerate(items):
        value = fn.insert(value, item, index)
    return value


def _tuple_get(fn: FunctionLowering, expr: typed.TupleGet) -> ir.Value:
    value = lower_expression(fn, expr.value)
    return fn.extract(value, expr.index, fn.layout.ir_type(expr.type))


def _cond(fn: FunctionLowering, expr: typed.Cond) -> ir.Value:
    then, orelse, join = fn.new_block("then"), fn.new_block("else"), fn.new_block("join")
    result = fn.function.register(fn.layout.ir_type(expr.type))
    join.params.append(result)
    lower_condition(fn, expr.test, then, orelse)
    for block, branch in ((then, expr.then), (orelse, expr.orelse)):
        fn.start(block)
        value = lower_expression(fn, branch)
        fn.jump(join, ir.poison(result.type) if branch.type is t.NEVER else value)
    fn.start(join)
    return result


def _block(fn: FunctionLowering, expr: typed.Block) -> ir.Value:
    from unic.lower.statements import lower_statements

    lower_statements(fn, expr.body)
    return ir.UNIT if expr.value is None else lower_expression(fn, expr.value)


def _type_test(fn: FunctionLowering, expr: typed.TypeTest) -> ir.Value:
    value = lower_expression(fn, expr.value)
    members = expr.value.type.members if isinstance(expr.value.type, t.UnionType) else ()
    ranges = fn.constants.id_ranges([tested for tested in expr.tested if tested is not t.NONE], members)
    matches_none = t.NONE in expr.tested
    if not (isinstance(expr.value.type, t.UnionType) and expr.value.type.has_none):
        return fn.id_in_ranges(fn.class_id(value), ranges) if ranges else ir.FALSE
    test, join = fn.new_block("test"), fn.new_block("join")
    result = fn.function.register("i1")
    join.params.append(result)
    absent = fn.new_block("absent")
    fn.end(ir.Branch(fn.compare("eq", value, ir.NULL), absent, test))
    fn.start(absent)
    fn.jump(join, ir.TRUE if matches_none else ir.FALSE)
    fn.start(test)
    fn.jump(join, fn.id_in_ranges(fn.class_id(value), ranges) if ranges else ir.FALSE)
    fn.start(join)
    return result


def _intrinsic(fn: FunctionLowering, expr: typed.Intrinsic) -> ir.Value:
    return _result(fn, expr, intrinsics.lower_intrinsic(fn, expr, lower_expression))


def _suspend(fn: FunctionLowering, expr: typed.Suspend) -> ir.Value:
    generators.suspend(fn)
    return ir.UNIT


def _generator_self(fn: FunctionLowering, expr: typed.GeneratorSelf) -> ir.Value:
    return fn.generator


_LOWERINGS: dict[type, Callable[[FunctionLowering, Any], ir.Value]] = {
    typed.Const: _const,
    typed.LocalGet: _local_get,
    typed.GlobalGet: _global_get,
    typed.FieldGet: _field_get,
    typed.HasField: _has_field,
    typed.Call: _call,
    typed.CallValue: _call_value,
    typed.MakeClosure: _make_closure,
    typed.Intrinsic: _intrinsic,
    typed.Convert: _convert,
    typed.MakeTuple: _make_tuple,
    typed.TupleGet: _tuple_get,
    typed.Cond: _cond,
    typed.Block: _block,
    typed.TypeTest: _type_test,
    typed.Suspend: _suspend,
    typed.GeneratorSelf: _generator_self,
}
