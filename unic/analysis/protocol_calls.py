"""Methods that Mapping and MutableMapping make from others, called on a value of which only such a class is known."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument
from unic.analysis.declarations import ClassDecl

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

_METHODS = {"Mapping": {"get": (1, 2)}, "MutableMapping": {"get": (1, 2), "pop": (1, 2), "setdefault": (2,)}}


class ProtocolCalls:
    """Mixin of the checker."""

    def made_from_protocol(self: "Checker", receiver: t.Expr, name: str, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr | None:
        """`m.get(key)` and the like, spelled out; None for other methods, and where a class of the app has such a method of its own."""
        type_ = receiver.type
        if not isinstance(type_, ty.ProtocolType) or not self.analyzer.is_builtin(type_.decl) or keywords or any(a.starred for a in positional) \
                or len(positional) not in _METHODS.get(type_.decl.name, {}).get(name, ()) or self.app_defines_beside_items(name):
            return None
        key_type, value_type = type_.args
        body: list[t.Stmt] = []
        mapping = self.keep(receiver, body)
        key = self.keep(self.convert(self.argument(positional[0], key_type), key_type, positional[0].node), body)
        default: t.Expr = t.Const(ty.NONE, self.span(node), None)
        if len(positional) > 1:
            default = self.argument(positional[1], value_type)
            if name == "setdefault":
                default = self.convert(default, value_type, positional[1].node)
            default = self.keep(default, body)
        span = self.span(node)

        def call(method: str, *values: t.Expr) -> t.Expr:
            return self.call_method(mapping, method, [(key, node), *((value, node) for value in values)], {}, node)

        if name == "get":
            return self.block(body, self.choose(call("__contains__"), call("__getitem__"), default, node))
        if name == "setdefault":
            body.append(t.If(span, self.negate(call("__contains__")), [t.Eval(span, call("__setitem__", default))], []))
            return self.block(body, call("__getitem__"))
        taking: list[t.Stmt] = []
        if len(positional) == 1:
            # A defaultdict would make what is not there: deleting it raises KeyError.
            taking.append(t.If(span, self.negate(call("__contains__")), [t.Eval(span, call("__delitem__"))], []))
        value = self.keep(call("__getitem__"), taking)
        taking.append(t.Eval(span, call("__delitem__")))
        taken = self.block(taking, value)
        return self.block(body, taken if len(positional) == 1 else self.choose(call("__contains__"), taken, default, node))

    def app_defines_beside_items(self: "Checker", name: str) -> bool:
        """Whether a class of the app that has items has a method of this name."""
        return any(isinstance(decl, ClassDecl) and name in decl.methods and "__getitem__" in decl.methods
                   for module in self.analyzer.table.modules.values() if module.is_app for decl in module.symbols.values())
