"""Values whose type only the run knows: unions for which the library declares operators (what json.loads gives).

Operators, subscripts and iteration of such a union are methods of the class the library declares for it
(`UnionType.operations`); here is what cannot be written there: any method of any member, and use as one of the members.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.any_members import is_added, is_tuple
from unic.analysis.arguments import Argument
from unic.analysis.operator_names import reflected_method

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


def read_only(type_: ty.Type, name: str) -> str:
    """What CPython says of assigning to a property without a setter."""
    if isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.is_enum:
        return f"<enum 'Enum'> cannot set attribute '{name}'"
    return f"property '{name}' of '{type_}' object has no setter"


class DynamicValues:
    """Mixin: dynamic unions."""

    def dynamic_call(self: "Checker", receiver: t.Expr, name: str, positional: list[Argument], keywords: dict[str, Argument], node: Any,
                     expected: ty.Type | None) -> t.Expr:
        """`receiver.name(...)`: the method of the member at hand; AttributeError where that has none."""
        able = self.able(receiver, "a method", name, node)
        body: list[t.Stmt] = []
        kept = self.keep(receiver, body)
        failure = self.dynamic_failure("raise_no_attribute", kept, name, node)

        def call(narrowed: t.Expr) -> t.Expr:
            given = [Argument(a.node, a.expr, a.starred) for a in positional]
            return self.call_method_args(narrowed, name, given, keywords, node, expected)
        return self.block(body, self.by_owner(kept, able, call, failure, node))

    def dynamic_attribute(self: "Checker", value: t.Expr, name: str, node: Any) -> t.Expr:
        """`value.name`: the attribute of the member at hand; AttributeError where that has none."""
        if name == "__class__":
            return self.type_of(value, node)
        able = self.able(value, "an attribute", name, node)
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        failure = self.dynamic_failure("raise_no_attribute", kept, name, node)
        return self.block(body, self.by_owner(kept, able, lambda v: self.attribute_of(v, name, node), failure, node))

    def able(self: "Checker", value: t.Expr, kind: str, name: str, node: Any) -> list[ty.Type]:
        """The classes of a dynamic value that have the name. kind: "a method" or "an attribute"."""
        assert isinstance(value.type, ty.UnionType)
        owners = [owner for owner in self.owners_of(value.type, name, node) if owner is not ty.NONE]
        if not owners:
            self.fail(node, f"no member of '{value.type}' has {kind} '{name}'", about=(value,))
        return owners

    def dynamic_owners(self: "Checker", member: ty.Type, name: str, node: Any) -> list[ty.Type]:
        """The classes with the attribute that a member of `Any` may have: itself, or those below it."""
        if self.acts_as_tuple(member, name):
            return [member]
        if is_added(self.analyzer, member) or not isinstance(member, ty.ClassType):
            return self.owners_of(member, name, node)
        # Texts, lists and dicts, whose own attributes are the library's business, as are its classes below them.
        if self.analyzer.find_method(member, name) is not None:
            return [member]
        return [cls for cls in member.below() if cls.decl is not None and cls.decl.module.is_app and name not in member.field_map and self.has_attribute(cls, name)]

    def by_owner(self: "Checker", kept: t.Expr, owners: list[ty.Type], operation: Callable[[t.Expr], t.Expr], otherwise: t.Expr, node: Any) -> t.Expr:
        """What `operation` gives for `kept` as the one of `owners` that it is, else `otherwise`. Results of different types are dynamic themselves."""
        parts: list[tuple[ty.Type, t.Expr]] = []
        for owner in owners:
            narrowed = self.conversions.narrow(kept, owner)
            assert narrowed is not None
            saved, self.out = self.out, []
            part = operation(narrowed)
            steps, self.out = self.out, saved
            parts.append((owner, self.block(steps, part)))
        different = {part.type for _, part in parts if part.type is not ty.NEVER}
        result = otherwise
        for owner, part in parts:
            if len(different) > 1 and self.conversions.assignable(part.type, kept.type):
                part = self.convert(part, kept.type, node)
            result = self.choose(self.type_test(kept, [owner], node), part, result, node)
        return result

    def dynamic_store(self: "Checker", obj: t.Expr, name: str, value: t.Expr, node: Any) -> None:
        """`obj.name = value`: the attribute of the member at hand; AttributeError where its class declares none."""
        able = self.able(obj, "an attribute", name, node)
        kept, stored = self.keep(obj, self.out), self.keep(value, self.out)
        rest: list[t.Stmt] = [t.Eval(self.span(node), self.dynamic_failure("raise_no_attribute", kept, name, node))]
        for owner in able:
            narrowed = self.conversions.narrow(kept, owner)
            assert narrowed is not None
            saved, self.out = self.out, []
            found = self.analyzer.find_method(owner, name)
            if found is not None and found[1].role == "property" and found[1].setter is None:
                self.out.append(t.Eval(self.span(node), self.builtin_call("raise_attribute", [self.const(read_only(owner, name), node)], node)))
            else:
                self.store_attribute(narrowed, name, stored, node)
            steps, self.out = self.out, saved
            rest = [t.If(self.span(node), self.type_test(kept, [owner], node), steps, rest)]
        self.out += rest

    def dynamic_exception(self: "Checker", value: t.Expr, node: Any) -> t.Expr | None:
        """A dynamic value as the exception to be raised, TypeError where it is none; None where it cannot be one."""
        base = self.analyzer.builtin_class("BaseException")
        if not isinstance(value.type, ty.UnionType) or value.type.operations is None:
            return None
        kinds = [member for member in value.type.members if self.conversions.assignable(member, base)]
        if not kinds:
            return None
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        narrowed = self.conversions.narrow(kept, base)
        assert narrowed is not None
        failure = self.builtin_call("raise_type", [self.const("exceptions must derive from BaseException", node)], node)
        return self.block(body, self.choose(self.type_test(kept, kinds, node), narrowed, failure, node))

    def added_owners(self: "Checker", type_: ty.Type, name: str, node: Any) -> list[ty.Type]:
        """The classes with the method among those that the app has put into `Any` (unic/analysis/any_members.py)."""
        if not isinstance(type_, ty.UnionType) or type_.operations is None or not self.analyzer.numbers.in_any:
            return []
        return [owner for member in type_.others if is_added(self.analyzer, member)
                for owner in ([member] if self.acts_as_tuple(member, name) else self.owners_of(member, name, node))]

    def acts_as_tuple(self: "Checker", type_: ty.Type, method: str) -> bool:
        """Whether a named tuple has the method as the tuple that it is."""
        return isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.is_named_tuple and self.analyzer.find_method(type_, method) is None \
            and self.analyzer.find_method(self.analyzer.builtin_class("tuple", self.analyzer.builtin_class("object")), method) is not None

    def added_operator(self: "Checker", receiver: t.Expr, name: str, positional: list[Argument], node: Any) -> t.Expr | None:
        """An operation of a dynamic value that classes of the app have methods for, on one side or the other; None for any other."""
        owners = self.added_owners(receiver.type, name, node)
        other = self.argument(positional[0], None) if len(positional) == 1 and not positional[0].starred else None
        reflected = reflected_method(name)
        others: list[ty.Type] = []
        if other is not None and reflected is not None:
            others = self.added_owners(other.type, reflected, node) or ([other.type] if is_added(self.analyzer, other.type) and self.has_attribute(other.type, reflected) else [])
        by_iteration = self.added_owners(receiver.type, "__iter__", node) if name == "__contains__" else []
        if not owners and not others and not by_iteration:
            return None
        for owner, method in [*((o, name) for o in owners), *((o, reflected) for o in others)]:
            if method is not None and method not in ("__eq__", "__ne__") and reflected is not None and self.declines(owner, method):
                self.fail(node, f"{method} of '{owner}' may give NotImplemented, and this is not known to be one", "narrow it with isinstance() first", about=(receiver,))
        body: list[t.Stmt] = []
        kept = self.keep(receiver, body)
        given = [(self.keep(self.argument(a, None), body), a.node) for a in positional]
        found = self.analyzer.find_method(receiver.type, name)
        assert found is not None
        result = self.call_decl(found[1], receiver.type, kept, [Argument(n, e) for e, n in given], {}, node, None)
        whole = result.type
        for owner in others:
            assert reflected is not None
            part = self.for_operand(given[0][0], owner, reflected, [(kept, node)], whole, result, node)
            result = self.choose(self.type_test(given[0][0], [owner], node), part, result, node)
        for owner in [*owners, *(o for o in by_iteration if o not in owners)]:
            if owner in owners:
                part = self.for_operand(kept, owner, name, given, whole, result, node)
            else:
                narrowed = self.conversions.narrow(kept, owner)
                assert narrowed is not None
                part = self.convert(self.contains(narrowed, given[0][0], node), whole, node)
            result = self.choose(self.type_test(kept, [owner], node), part, result, node)
        return self.block(body, result)

    def for_operand(self: "Checker", value: t.Expr, owner: ty.Type, method: str, given: list[tuple[t.Expr, Any]], whole: ty.Type, otherwise: t.Expr,
                    node: Any) -> t.Expr:
        """A method of `value`, which is an `owner`, for those arguments that it takes; `otherwise` for others, which say that the operation is not supported."""
        narrowed = self.conversions.narrow(value, owner)
        assert narrowed is not None
        if self.acts_as_tuple(owner, method):
            narrowed = self.as_tuple(narrowed)
            narrowed = self.variadic(narrowed, node) if isinstance(narrowed.type, ty.TupleType) else narrowed
            owner = narrowed.type
        if not given or method == "__contains__":
            made = self.call_method(narrowed, method, given, {}, node)
            if method == "__iter__":
                found = self.analyzer.find_method(value.type, method)
                assert found is not None
                made = self.call_decl(found[1].module.symbols["_each"], None, None, [Argument(node, made)], {}, node, whole)
            return self.convert(made, whole, node)
        operand, place = given[0]
        if self.takes_operand(owner, method, operand):
            return self.convert(self.call_method(narrowed, method, given, {}, node), whole, node)
        failure = otherwise if reflected_method(method) is not None else self.dynamic_failure("raise_wrong_kind", operand, self.wanted_operand(owner, method), node)
        if not isinstance(operand.type, ty.UnionType):
            return failure
        parts = [(member, self.conversions.narrow(operand, member)) for member in operand.type.others]
        fitting = ty.union_of(*(member for member, part in parts if part is not None and self.takes_operand(owner, method, part)))
        inner = self.conversions.narrow(operand, fitting) if fitting is not ty.NEVER else None
        if inner is None:
            return failure
        made = self.convert(self.call_method(narrowed, method, [(inner, place), *given[1:]], {}, node), whole, node)
        return self.choose(self.type_test(operand, list(fitting.members) if isinstance(fitting, ty.UnionType) else [fitting], node), made, failure, node)

    def takes_operand(self: "Checker", owner: ty.Type, method: str, operand: t.Expr) -> bool:
        """Whether the method takes this operand. The library's generic ones (bytes.__add__) take what is of their own kind."""
        found = self.analyzer.find_method(owner, method)
        if found is None or not self.method_accepts(owner, method, operand):
            return False
        generic = not found[1].module.is_app and bool(self.analyzer.signatures.type_parameters(found[1]))
        return not generic or operand.type is owner or is_tuple(self.analyzer, owner) and isinstance(operand.type, ty.TupleType)

    def wanted_operand(self: "Checker", owner: ty.Type, method: str) -> str:
        found = self.analyzer.find_method(owner, method)
        signature = self.analyzer.signatures.of(found[1], found[0] if found[0] is not None else owner, {}, partial=True) if found is not None else None
        return str(signature.params[1][1]) if signature is not None and len(signature.params) > 1 else "another type"

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
