"""Conversions between types: which are allowed, and the explicit `Convert` they become."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.types import instance_of, plain_type

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer
    from unic.diagnostics import Span


def is_pointer(type_: ty.Type) -> bool:
    return not type_.is_value


def adapt_constant(expr: t.Expr, target: ty.Type) -> t.Expr | None:
    """An int constant as the machine integer `target`, wrapped; None for anything else."""
    if isinstance(target, ty.MachineInt) and isinstance(expr, t.Const) and expr.type is ty.INT:
        return machine_constant(expr.value, target, expr.span)
    return None


def machine_constant(value: int, target: ty.MachineInt, span: Any) -> t.Const:
    value &= (1 << target.bits) - 1
    if target.signed and value >> (target.bits - 1):
        value -= 1 << target.bits
    return t.Const(target, span, value)


class Conversions:
    """`try_convert` gives None when the conversion would change the value or is not known to be right."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer

    def assignable(self, source: ty.Type, target: ty.Type) -> bool:
        """Whether a value of `source` may stand where `target` is wanted, unchanged as CPython sees it."""
        if source is target or source is ty.NEVER:
            return True
        if isinstance(source, ty.UnionType):
            return all(self.assignable(m, target) for m in source.members)
        if isinstance(target, ty.UnionType):
            return any(self.assignable(source, m) and not self.would_drop(source, m, target) for m in target.members)
        if isinstance(target, ty.ClassType):
            if self.is_object(target):
                return not isinstance(source, ty.ClassObject)
            if isinstance(source, ty.ClassType):
                return source.is_subclass_of(target) or self.narrower_class(source, target)
            if isinstance(source, ty.TupleType) and self.is_tuple_class(target):
                return all(self.assignable(i, target.args[0]) for i in source.items)
            return False
        if isinstance(target, ty.TupleType) and isinstance(source, ty.TupleType):
            return len(source.items) == len(target.items) and all(self.assignable(a, b) for a, b in zip(source.items, target.items))
        if isinstance(target, ty.ProtocolType):
            return self.analyzer.conforms(source, target)
        if isinstance(target, ty.CallableType) and isinstance(source, ty.CallableType):
            if target.any_arguments != source.any_arguments:
                return target.result is ty.NONE or self.assignable(source.result, target.result)
            return len(source.params) == len(target.params) and all(
                self.assignable(b, a) for a, b in zip(source.params, target.params)) and (
                target.result is ty.NONE or self.assignable(source.result, target.result))
        return False

    def would_drop(self, source: ty.Type, member: ty.Type, target: ty.UnionType) -> bool:
        """Whether a function would lose its result as this member of a union that has other functions of as many parameters."""
        return isinstance(source, ty.CallableType) and isinstance(member, ty.CallableType) and member.result is ty.NONE and source.result is not ty.NONE \
            and any(isinstance(m, ty.CallableType) and m is not member and len(m.params) == len(member.params) for m in target.members)

    def narrower_class(self, source: ty.ClassType, target: ty.ClassType) -> bool:
        """`type[B]` is a `type[A]` when B is a subclass of A."""
        one, other = instance_of(source), instance_of(target)
        if one is None or other is None:
            return False
        return self.assignable(one, other)

    def is_object(self, type_: ty.Type) -> bool:
        return isinstance(type_, ty.ClassType) and type_.base is None and type_.name == "object"

    def is_tuple_class(self, type_: ty.Type) -> bool:
        return isinstance(type_, ty.ClassType) and type_.name == "tuple" and type_.decl is not None and self.analyzer.is_builtin(type_.decl)

    def convert(self, expr: t.Expr, target: ty.Type, temp: Callable[[ty.Type], t.Local] | None = None) -> t.Expr | None:
        """`expr` in the layout of `target`, or None when it is not assignable.

        `temp` makes a local variable; without it, conversions that need one give None.
        """
        source = expr.type
        if source is target:
            return expr
        if source is ty.NEVER:
            # Never reached: evaluate for its effect, then any value of the right layout.
            never = t.Const(target, expr.span, None)
            return never if isinstance(expr, t.Const) else t.Block(target, expr.span, [t.Eval(expr.span, expr)], never)
        adapted = adapt_constant(expr, target)
        if adapted is not None:
            return adapted
        if not self.assignable(source, target):
            return None
        return self.relayout(expr, target, temp)

    def relayout(self, expr: t.Expr, target: ty.Type, temp: Callable[[ty.Type], t.Local] | None) -> t.Expr | None:
        """Change the layout of an assignable value."""
        source, span = expr.type, expr.span
        if source is target:
            return expr
        if source is ty.NONE:
            if isinstance(target, ty.UnionType) or is_pointer(target):
                if isinstance(expr, t.Const):
                    return t.Const(target, span, None)
                return t.Block(target, span, [t.Eval(span, expr)], t.Const(target, span, None))
            return None
        if isinstance(source, ty.UnionType) and source.is_value:
            return self.from_value_optional(expr, source, target, temp)
        if isinstance(source, ty.UnionType) and not self.is_object(target) and any(self.changes(m, target) for m in source.members):
            return self.from_union(expr, source, target, temp)
        if isinstance(target, ty.UnionType) and target.is_value:
            inner_type = target.others[0]
            inner = self.relayout(expr, inner_type, temp)
            return t.Convert(target, span, "some", inner) if inner is not None else None
        if isinstance(source, ty.TupleType):
            if isinstance(target, ty.TupleType):
                return self.tuple_to_tuple(expr, source, target, temp)
            member = self.tuple_target(source, target)
            if isinstance(member, ty.ClassType):
                built = self.tuple_to_class(expr, source, member, temp)
                return self.relayout(built, target, temp) if built is not None else None
            if isinstance(member, ty.TupleType) and member is not source:
                inner = self.relayout(expr, member, temp)
                return self.relayout(inner, target, temp) if inner is not None else None
        if isinstance(source, ty.CallableType) and isinstance(target, ty.CallableType):
            return None
        if source.is_value:
            if target.is_value:
                return None
            self.analyzer.need_box(source)
            self.expose(source, target, span)
            return t.Convert(target, span, "box", expr)
        if target.is_value:
            return None
        self.expose(source, target, span)
        return t.Convert(target, span, "cast", expr)

    def changes(self, member: ty.Type, target: ty.Type) -> bool:
        """Whether a fixed tuple in a union is something else in `target`: a tuple[T, ...], or a tuple of other layout."""
        wanted = target.members if isinstance(target, ty.UnionType) else (target,)
        return isinstance(member, ty.TupleType) and member not in wanted and not any(map(self.is_object, wanted))

    def from_union(self, expr: t.Expr, source: ty.UnionType, target: ty.Type, temp: Callable[[ty.Type], t.Local] | None) -> t.Expr | None:
        """A union with members that change their layout, by cases."""
        if temp is None:
            return None
        span = expr.span
        local = temp(source)
        get = t.LocalGet(source, span, local)
        result: t.Expr | None = None
        for member in reversed(source.members):
            narrowed = t.Const(ty.NONE, span, None) if member is ty.NONE else self.narrow(get, member)
            part = self.relayout(narrowed, target, temp) if narrowed is not None else None
            if part is None:
                return None
            test = t.Intrinsic(ty.BOOL, span, "is_none", [get]) if member is ty.NONE else t.TypeTest(ty.BOOL, span, get, [member])
            result = part if result is None else t.Cond(target, span, test, part, result)
        assert result is not None
        return t.Block(target, span, [t.SetLocal(span, local, expr)], result)

    def expose(self, source: ty.Type, target: ty.Type, place: "Span | None") -> None:
        """Note a conversion to `object` at `place`, after which methods are found by the class at run time."""
        if any(map(self.is_object, target.members if isinstance(target, ty.UnionType) else (target,))):
            for member in source.members if isinstance(source, ty.UnionType) else (source,):
                if not self.is_object(member):
                    self.analyzer.request("expose", (plain_type(member), place))

    def tuple_target(self, source: ty.TupleType, target: ty.Type) -> ty.Type | None:
        """Which member of a pointer type takes a fixed tuple: itself (boxed), a tuple[T, ...] class, or nothing."""
        members = target.members if isinstance(target, ty.UnionType) else (target,)
        for member in members:
            if member is source or self.is_object(member):
                return None
        for member in members:
            if self.is_tuple_class(member) or isinstance(member, ty.TupleType) and self.assignable(source, member):
                return member
            if isinstance(member, ty.ProtocolType) and source.items:
                # What a protocol asks for, only the class has methods for.
                return self.analyzer.builtin_class("tuple", ty.union_of(*source.items))
        return None

    def from_value_optional(self, expr: t.Expr, source: ty.UnionType, target: ty.Type, temp: Callable[[ty.Type], t.Local] | None) -> t.Expr | None:
        """Optional value to another optional or to a pointer: test, then convert the value inside."""
        if temp is None:
            return None
        span = expr.span
        inner_type = source.others[0]
        local = temp(source)
        get = t.LocalGet(source, span, local)
        value = self.relayout(t.Convert(inner_type, span, "unwrap", get), target, temp)
        if value is None:
            return None
        choice = t.Cond(target, span, t.Intrinsic(ty.BOOL, span, "is_none", [get]), t.Const(target, span, None), value)
        return t.Block(target, span, [t.SetLocal(span, local, expr)], choice)

    def tuple_to_tuple(self, expr: t.Expr, source: ty.TupleType, target: ty.TupleType, temp: Callable[[ty.Type], t.Local] | None) -> t.Expr | None:
        span = expr.span
        if isinstance(expr, t.MakeTuple):
            items = [self.relayout(item, want, temp) for item, want in zip(expr.items, target.items)]
            return None if any(i is None for i in items) else t.MakeTuple(target, span, items)  # type: ignore[arg-type]
        if temp is None:
            return None
        local = temp(source)
        get = t.LocalGet(source, span, local)
        items = [self.relayout(t.TupleGet(have, span, get, i), want, temp)
                 for i, (have, want) in enumerate(zip(source.items, target.items))]
        if any(i is None for i in items):
            return None
        return t.Block(target, span, [t.SetLocal(span, local, expr)], t.MakeTuple(target, span, items))  # type: ignore[arg-type]

    def tuple_to_class(self, expr: t.Expr, source: ty.TupleType, target: ty.ClassType, temp: Callable[[ty.Type], t.Local] | None) -> t.Expr | None:
        """A fixed tuple as a variadic one: its items into a new array."""
        if temp is None:
            return None
        span = expr.span
        element = target.args[0]
        if len(source.items) == 1:
            only = self.relayout(expr.items[0] if isinstance(expr, t.MakeTuple) else t.TupleGet(source.items[0], span, expr, 0), element, temp)
            return None if only is None else t.Call(target, span, self.analyzer.builtin_function("tuple_of_one", {"T": element}), [only])
        array_type = ty.array_of(element)
        local, array = temp(source), temp(array_type)
        get, array_get = t.LocalGet(source, span, local), t.LocalGet(array_type, span, array)
        body: list[t.Stmt] = [t.SetLocal(span, local, expr),
                              t.SetLocal(span, array, t.Intrinsic(array_type, span, "unsafe.new_array", [t.Const(ty.INT, span, len(source.items))], [element]))]
        for i, have in enumerate(source.items):
            item = self.relayout(t.TupleGet(have, span, get, i), element, temp)
            if item is None:
                return None
            body.append(t.Eval(span, t.Intrinsic(ty.NONE, span, "unsafe.array_set", [array_get, t.Const(ty.INT, span, i), item])))
        make = self.analyzer.builtin_function("tuple_of", {"T": element})
        return t.Block(target, span, body, t.Call(target, span, make, [array_get]))

    def narrow(self, expr: t.Expr, target: ty.Type) -> t.Expr | None:
        """`expr`, known at run time to be a `target` (a member or subclass of its type), in that layout."""
        source, span = expr.type, expr.span
        if source is target:
            return expr
        if target is ty.NEVER:
            return t.Const(ty.NEVER, span, None)
        if target is ty.NONE:
            return t.Const(ty.NONE, span, None)
        if isinstance(source, ty.UnionType) and source.is_value:
            return t.Convert(target, span, "unwrap", expr) if target is source.others[0] else None
        if isinstance(target, ty.UnionType) and target.is_value:
            return None
        if source.is_value:
            return None
        if target.is_value:
            self.analyzer.need_box(target)
            return t.Convert(target, span, "unbox", expr)
        return t.Convert(target, span, "cast", expr)
