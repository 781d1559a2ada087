"""Lenient optionals: `T | Any` in the library's signatures, which for type checkers stands for "T, perhaps None, do not ask".

Such a value is an Optional as long as it is looked at (`is None`, truth, ==, str()). Where a T is needed it is taken
to be one, and the run tests that: for None it raises what CPython raises.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.operator_names import COMPARE, SYMBOLS
from unic.analysis.types import is_lenient

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

# What CPython says of None, by the method that it lacks.
_LACKS = {"__len__": "object of type 'NoneType' has no len()", "__iter__": "'NoneType' object is not iterable",
          "__getitem__": "'NoneType' object is not subscriptable", "__getslice__": "'NoneType' object is not subscriptable",
          "__contains__": "argument of type 'NoneType' is not iterable", "__call__": "'NoneType' object is not callable"}
# The same by the name of the builtin function that is called.
_CALLED = {"int": "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'",
           "float": "float() argument must be a string or a real number, not 'NoneType'",
           "ord": "ord() expected string of length 1, but NoneType found",
           "len": _LACKS["__len__"], "iter": _LACKS["__iter__"], "list": _LACKS["__iter__"], "tuple": _LACKS["__iter__"], "set": _LACKS["__iter__"]}


class LenientOptionals:
    """Mixin of the checker."""

    def present(self: "Checker", value: t.Expr, node: Any, text: str = "", missing: str = "") -> t.Expr:
        """A lenient optional as what it is when it is not None; any other value itself.

        text: the message of the TypeError for None. missing: the attribute or method that is asked for (AttributeError).
        """
        type_ = value.type
        if not is_lenient(type_):
            return value
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        narrowed = self.conversions.narrow(kept, type_.others[0])
        assert narrowed is not None
        if missing and missing not in _LACKS:
            failure = self.builtin_call("raise_attribute", [self.const(f"'NoneType' object has no attribute '{missing}'", node)], node)
        else:
            text = _LACKS.get(missing, text) or self.said_of_none(type_.others[0], node)
            failure = self.builtin_call("raise_type", [self.const(text, node)], node)
        body.append(t.If(self.span(node), t.Intrinsic(ty.BOOL, self.span(node), "is_none", [kept]), [t.Eval(self.span(node), failure)], []))
        return self.block(body, narrowed)

    def said_of_none(self: "Checker", wanted: ty.Type, node: Any) -> str:
        """The message for None where the node needs a `wanted`."""
        kind = type(node).__name__
        if kind == "Call" and getattr(node.func, "id", "") in _CALLED:
            return _CALLED[node.func.id]
        if kind in ("BinOp", "AugAssign") and type(node.op).__name__ in SYMBOLS:
            return f"unsupported operand type(s) for {SYMBOLS[type(node.op).__name__]}: 'NoneType' and '{wanted}'"
        if kind == "Compare" and type(node.ops[0]).__name__ in COMPARE:
            symbol = {"Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">="}.get(type(node.ops[0]).__name__, "==")
            return f"'{symbol}' not supported between instances of 'NoneType' and '{wanted}'"
        if kind == "Subscript":
            return _LACKS["__getitem__"]
        if kind == "For":
            return _LACKS["__iter__"]
        return f"expected {wanted}, not None"

    def settled(self: "Checker", type_: ty.Type) -> ty.Type:
        """The type that a container or a type variable of an app takes over from a value: not a lenient one, which is not list[T]'s T.

        The library's own generic code keeps types as they are.
        """
        if not self.module.is_app:
            return type_
        if isinstance(type_, ty.TupleType) and any(map(is_lenient, type_.items)):
            return ty.tuple_of(*map(self.settled, type_.items))
        return type_.others[0] if is_lenient(type_) else type_

    def settle(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """The value in that type."""
        if isinstance(value.type, ty.TupleType):
            return self.convert(value, self.settled(value.type), node)
        return self.present(value, node) if self.module.is_app else value

    def tuple_as(self: "Checker", value: t.Expr, target: ty.Type, node: Any) -> t.Expr | None:
        """A fixed tuple with lenient items as the tuple that is wanted, item by item; None where it is not that."""
        source = value.type
        if not isinstance(source, ty.TupleType) or not isinstance(target, ty.TupleType) or len(source.items) != len(target.items):
            return None
        pairs = list(zip(source.items, target.items))
        if not all(self.conversions.assignable(item.others[0] if is_lenient(item) else item, want) for item, want in pairs):
            return None
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        items = [self.convert(t.TupleGet(item, self.span(node), kept, place), want, node) for place, (item, want) in enumerate(pairs)]
        return self.block(body, t.MakeTuple(target, self.span(node), items))

    def fresh_as(self: "Checker", value: t.Expr, target: ty.Type, node: Any) -> t.Expr | None:
        """A list or dict of lenient optionals that a call has just made (re.split, groupdict) as the list[T] that is wanted, item by item.

        So a tuple[A, ...] becomes a tuple[A | B, ...]: nobody can change either.
        """
        made: t.Expr | None = value
        while isinstance(made, t.Block):
            made = made.value
        source = value.type
        if isinstance(target, ty.UnionType) and self.conversions.is_tuple_class(source):
            member = next((m for m in target.members if self.conversions.is_tuple_class(m)), None)
            made = self.fresh_as(value, member, node) if member is not None else None
            return self.convert(made, target, node) if made is not None else None
        if not isinstance(source, ty.ClassType) or not isinstance(target, ty.ClassType) or target.decl is not source.decl or not source.args:
            return None
        fresh = isinstance(made, t.Call) and source.name in ("list", "dict") and is_lenient(source.args[-1]) \
            and target.args[-1] is source.args[-1].others[0] and target.args[:-1] == source.args[:-1]
        if fresh or self.conversions.is_tuple_class(source) and self.conversions.assignable(source.args[0], target.args[0]):
            return self.construct_class(target, [(value, node)], node)
        return None
