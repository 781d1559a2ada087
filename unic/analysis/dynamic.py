"""Values whose type only the run knows: unions for which the library declares operators (what json.loads gives).

Operators, subscripts and iteration of such a union are methods of the class the library declares for it
(`UnionType.operations`); here is what cannot be written there: any method of any member, and use as one of the members.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class DynamicValues:
    """Mixin: dynamic unions."""

    def dynamic_call(self: "Checker", receiver: t.Expr, name: str, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                     expected: ty.Type | None) -> t.Expr:
        """`receiver.name(...)`: the method of the member at hand; AttributeError where that has none."""
        assert isinstance(receiver.type, ty.UnionType)
        able = [member for member in receiver.type.others if self.analyzer.find_method(member, name) is not None]
        if not able:
            self.fail(node, f"no member of '{receiver.type}' has a method '{name}'", about=(receiver,))
        body: list[t.Stmt] = []
        kept = self.keep(receiver, body)
        result = self.dynamic_failure("raise_no_attribute", kept, name, node)
        parts: list[tuple[ty.Type, t.Expr]] = []
        for member in able:
            narrowed = self.conversions.narrow(kept, member)
            assert narrowed is not None
            given = [Argument(a.node, a.expr, a.starred) for a in positional]
            parts.append((member, self.call_method_args(narrowed, name, given, keywords, node, expected)))
        different = {part.type for _, part in parts}
        for member, part in parts:
            if len(different) > 1 and self.conversions.assignable(part.type, receiver.type):
                part = self.convert(part, receiver.type, node)
            result = self.choose(self.type_test(kept, [member], node), part, result, node)
        return self.block(body, result)

    def dynamic_failure(self: "Checker", function: str, value: t.Expr, text: str, node: Any) -> t.Expr:
        """A call of a library function that raises for `value`, of type Never."""
        made = self.analyzer.support_function("runtime.builtins.failure." + function)
        whole = self.convert(value, self.analyzer.builtin_class("object"), node)
        return t.Call(ty.NEVER, self.span(node), made.function, [whole, self.const(text, node)])

    def dynamic_as(self: "Checker", value: t.Expr, target: ty.Type, node: Any) -> t.Expr | None:
        """A dynamic value where a member of its union, or some of them, is wanted: tested, TypeError when it is another."""
        source = value.type
        if ty.is_lenient(source):
            there = source.others[0]
            return self.convert(self.present(value, node), target, node) if self.conversions.assignable(there, target) else None
        if not isinstance(source, ty.UnionType) or source.operations is None:
            return None
        wanted = list(target.members) if isinstance(target, ty.UnionType) else [target]
        if not all(member in source.members for member in wanted):
            return None
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        failure = self.dynamic_failure("raise_wrong_kind", kept, str(target), node)
        if isinstance(target, ty.UnionType) and target.is_value:
            inner = self.conversions.narrow(kept, target.others[0])
            absent: t.Expr | None = t.Const(target, self.span(node), None)
            present = self.conversions.convert(inner, target, self.temp) if inner is not None else None
            wanted = target.others
        else:
            absent, present = None, self.conversions.narrow(kept, target)
        if present is None:
            return None
        result = self.choose(self.type_test(kept, wanted, node), present, failure, node)
        if absent is not None:
            result = self.choose(t.Intrinsic(ty.BOOL, self.span(node), "is_none", [kept]), absent, result, node)
        return self.block(body, result)

    def is_mixture(self: "Checker", type_: ty.Type) -> bool:
        """Whether a union has members that isinstance() cannot tell apart: lists, dicts or tuples of several types."""
        if not isinstance(type_, ty.UnionType):
            return False
        kinds = ["tuple" if isinstance(m, ty.TupleType) else m.decl for m in type_.others if isinstance(m, (ty.TupleType, ty.ClassType))]
        return len(kinds) > len(set(kinds)) or any(map(self.conversions.is_object, type_.members))

    def protocols_last(self: "Checker", members: tuple[ty.Type, ...], node: Any) -> list[ty.Type]:
        """The members in an order in which they can be told apart: what is none of the classes has the protocol."""
        protocols = [member for member in members if isinstance(member, ty.ProtocolType)]
        if len(protocols) > 1:
            self.fail(node, f"a value of {protocols[0]} and one of {protocols[1]} cannot be told apart", "write one protocol that both have")
        return sorted(members, key=lambda member: member in protocols) if protocols else list(members)

    def each_member(self: "Checker", value: t.Expr, node: Any, operation: Any, absent: t.Expr | None = None) -> t.Expr:
        """Apply an operation to a union by cases of its members. None is one of them, or gives `absent` (which is then tested first)."""
        assert isinstance(value.type, ty.UnionType)
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        result: t.Expr | None = None
        for member in reversed(self.protocols_last(value.type.members if absent is None else value.type.others, node)):
            narrowed = t.Const(ty.NONE, self.span(node), None) if member is ty.NONE else self.conversions.narrow(kept, member)
            assert narrowed is not None
            part = operation(narrowed)
            result = part if result is None else self.choose(self.type_test(kept, [member], node), part, result, node)
        assert result is not None
        if absent is not None and value.type.has_none:
            result = self.choose(t.Intrinsic(ty.BOOL, self.span(node), "is_none", [kept]), absent, result, node)
        return self.block(body, result)
