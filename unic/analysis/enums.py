"""Enum classes: members are objects made at program start; lookup by value and by name."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import Special
from unic.analysis.declarations import ClassDecl
from unic.analysis.modules import NOT_CONSTANT

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer


def members(analyzer: "Analyzer", decl: ClassDecl) -> dict[str, Any]:
    """Member names and their value nodes, in order; a member assigned `auto()` has the value None here."""
    found: dict[str, Any] = {}
    for name, attribute in decl.attributes.items():
        if attribute.value is None or attribute.annotation is not None or name.startswith("_"):
            continue
        if canonical(analyzer, decl, name) == name:
            found[name] = None if _is_auto(analyzer, decl, attribute.value) else attribute.value
    return found


def canonical(analyzer: "Analyzer", decl: ClassDecl, name: str) -> str:
    """The member a name stands for: an earlier one with the same value, if there is one."""
    value = analyzer.folder.fold(decl.attributes[name].value, decl.module)
    if value is NOT_CONSTANT:
        return name
    for other, attribute in decl.attributes.items():
        if other == name:
            break
        if attribute.value is not None and attribute.annotation is None and not other.startswith("_"):
            same = analyzer.folder.fold(attribute.value, decl.module)
            if same is not NOT_CONSTANT and same == value:
                return other
    return name


def _is_auto(analyzer: "Analyzer", decl: ClassDecl, node: Any) -> bool:
    if type(node).__name__ != "Call":
        return False
    symbol = analyzer.lookup_path(node.func, decl.module)
    return isinstance(symbol, Special) and symbol.name == "auto"


def value_type(analyzer: "Analyzer", decl: ClassDecl) -> ty.Type:
    """The common type of the members' values."""
    joined: ty.Type = ty.NEVER
    for node in members(analyzer, decl).values():
        automatic = analyzer.builtin_class("str") if decl.enum_mixin == "str" else ty.INT
        type_ = automatic if node is None else analyzer.value_type(node, decl.module)
        joined = ty.union_of(joined, type_ if type_ is not None else ty.NEVER)
    return joined


def member_node_value(checker: "Checker", decl: ClassDecl, name: str) -> t.Expr:
    """The value of a member; `auto()` is one more than the last int value before it, or the name in lower case for str."""
    known = members(checker.analyzer, decl)
    node = known[name]
    if node is not None:
        return checker.value(node)
    if decl.enum_mixin == "str":
        return checker.const(name.lower())
    number = 0
    for other, value in known.items():
        if value is None:
            number += 1
        else:
            folded = checker.analyzer.folder.fold(value, decl.module)
            number = folded if isinstance(folded, int) else number
        if other == name:
            break
    return checker.const(number)


def member_value(checker: "Checker", owner: ty.ClassType, name: str, target: t.Global) -> None:
    """Code that makes member `name`."""
    assert owner.decl is not None
    checker.analyzer.reach_class(owner)
    value = member_node_value(checker, owner.decl, name)
    made = checker.keep(t.Intrinsic(owner, None, "unsafe.allocate_class", [t.Const(ty.U64, None, 0)], [owner]), checker.out)
    name_field, value_field = owner.field_map["_name_"], owner.field_map["_value_"]
    checker.out.append(t.SetField(None, made, name_field, checker.const(name)))
    kept = checker.keep(checker.convert(value, value_field.type, None), checker.out)
    checker.out.append(t.SetField(None, made, value_field, kept))
    if "__init__" in owner.decl.methods:
        items = [t.TupleGet(item, None, kept, i) for i, item in enumerate(kept.type.items)] if isinstance(kept.type, ty.TupleType) else [kept]
        checker.out.append(t.Eval(None, checker.call_method(made, "__init__", [(item, owner.decl.node) for item in items], {}, owner.decl.node)))
    checker.out.append(t.SetGlobal(None, target, made))


class Enums:
    """Mixin of the checker: `Color(1)`, `Color["RED"]`, iteration over the class."""

    def enum_members(self: "Checker", decl: ClassDecl, node: Any) -> list[t.Expr]:
        cls = self.analyzer.class_type(decl, ())
        return [self.class_attribute(cls, name, node) for name in members(self.analyzer, decl)]

    def members_of_class(self: "Checker", value: t.Expr, node: Any) -> t.Expr | None:
        """An enum class as an iterable: a tuple of its members; None for any other value."""
        instance = value.type.instance if isinstance(value.type, ty.ClassObject) else None
        if not isinstance(instance, ty.ClassType) or instance.decl is None or not instance.decl.is_enum:
            return None
        members = self.enum_members(instance.decl, node)
        return t.MakeTuple(ty.tuple_of(*(m.type for m in members)), self.span(node), members)

    def mixed_in(self: "Checker", value: t.Expr) -> t.Expr:
        """A member of an IntEnum or StrEnum as the int or str it counts as; any other value itself."""
        type_ = value.type
        if isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.enum_mixin and "_value_" in type_.field_map:
            field = type_.field_map["_value_"]
            return t.FieldGet(field.type, value.span, value, field)
        return value

    def enum_table(self: "Checker", decl: ClassDecl, node: Any) -> t.Expr:
        """`Color.__members__`."""
        cls = self.analyzer.class_type(decl, ())
        body: list[t.Stmt] = []
        made = self.keep(self.construct_class(self.analyzer.builtin_class("dict", self.str_type(), cls), [], node), body)
        for name, member in zip(members(self.analyzer, decl), self.enum_members(decl, node)):
            body.append(t.Eval(self.span(node), self.call_method(made, "__setitem__", [(self.const(name, node), node), (member, node)], {}, node)))
        return self.block(body, made)

    def enum_lookup(self: "Checker", decl: ClassDecl, given: list[Any], node: Any) -> t.Expr:
        """`Color(value)`: the first member with an equal value."""
        if len(given) != 1:
            self.fail(node, f"{decl.name}() takes one value")
        cls = self.analyzer.class_type(decl, ())
        field = cls.field_map["_value_"]
        body: list[t.Stmt] = []
        value = self.keep(self.argument(given[0], field.type), body)
        if value.type is ty.NEVER:
            return self.bottom(node)
        text = [self.repr_of(value, node), self.const(f" is not a valid {decl.qualname}", node)]
        failure_body: list[t.Stmt] = []
        message = self.builtin_call("concat_strings", [self.array_of(text, self.str_type(), node, failure_body)], node)
        failure = self.builtin_call("raise_value_error", [message], node)
        result: t.Expr = self.block(failure_body, failure)
        for member in reversed(self.enum_members(decl, node)):
            held = t.FieldGet(field.type, self.span(node), member, field)
            same = self.truth(self.relation("eq", held, value, node), node)
            result = self.choose(same, member, result, node)
        return self.block(body, self.convert(result, cls, node))

    def enum_by_name(self: "Checker", decl: ClassDecl, name_node: Any, node: Any) -> t.Expr:
        """`Color["RED"]`."""
        cls = self.analyzer.class_type(decl, ())
        body: list[t.Stmt] = []
        name = self.keep(self.convert(self.value(name_node, self.str_type()), self.str_type(), name_node), body)
        failure = self.builtin_call("raise_key", [name], node, {"K": self.str_type()})
        result: t.Expr = failure
        for known, member in zip(reversed(list(members(self.analyzer, decl))), reversed(self.enum_members(decl, node))):
            same = self.truth(self.relation("eq", name, self.const(known, node), node), node)
            result = self.choose(same, member, result, node)
        return self.block(body, self.convert(result, cls, node))
