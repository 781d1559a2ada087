"""Enum classes: members are objects made at program start; lookup by value and by name."""
from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import Special
from unic.analysis.declarations import ClassDecl
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.synthesize import base_declarations, has_method

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer


def names(decl: ClassDecl) -> list[str]:
    """The names of all members, aliases among them, in order."""
    return [name for name, attribute in decl.attributes.items()
            if attribute.value is not None and attribute.annotation is None and not name.startswith("_")]


def members(analyzer: "Analyzer", decl: ClassDecl) -> dict[str, Any]:
    """Member names and their value nodes, in order, aliases left out; a member assigned `auto()` has the value None here."""
    found: dict[str, Any] = {}
    for name in names(decl):
        if canonical(analyzer, decl, name) == name:
            value = decl.attributes[name].value
            found[name] = None if _is_auto(analyzer, decl, value) else value
    return found


def iterated(analyzer: "Analyzer", decl: ClassDecl) -> list[str]:
    """The members that iteration gives: of a flag class those of one bit."""
    found = list(members(analyzer, decl))
    if decl.is_flag:
        values = member_values(analyzer, decl)
        found = [name for name in found if isinstance(values[name], int) and values[name] > 0 and values[name] & (values[name] - 1) == 0]
    return found


def member_values(analyzer: "Analyzer", decl: ClassDecl) -> dict[str, Any]:
    """By name the values of all members; NOT_CONSTANT where only the program's run tells."""
    known = analyzer.enum_values.get(decl)
    if known is None:
        known = analyzer.enum_values[decl] = {}
        for name in names(decl):
            node = decl.attributes[name].value
            if _is_auto(analyzer, decl, node):
                known[name] = _automatic(analyzer, decl, name, list(known.values()))
            else:
                known[name] = analyzer.folder.fold(_with_members(node, known), decl.module)
    return known


def _automatic(analyzer: "Analyzer", decl: ClassDecl, name: str, before: list[Any]) -> Any:
    """What auto() gives."""
    if has_method(analyzer, decl, "_generate_next_value_"):
        return NOT_CONSTANT
    if decl.enum_mixin == "str":
        return name.lower()
    numbers = [value for value in before if isinstance(value, int)]
    if decl.is_flag:
        return 1 << max(numbers).bit_length() if numbers else 1
    return numbers[-1] + 1 if numbers else 1


def _with_members(node: Any, known: dict[str, Any]) -> Any:
    """The expression with names of earlier members replaced by their values."""
    from unic.syntax import ast
    if type(node).__name__ == "Name":
        if known.get(node.id, NOT_CONSTANT) is NOT_CONSTANT:
            return node
        return ast.Constant(known[node.id], None, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    if type(node).__name__ in ("BinOp", "UnaryOp"):
        made = copy.copy(node)
        for part in ("left", "right", "operand"):
            if hasattr(made, part):
                setattr(made, part, _with_members(getattr(made, part), known))
        return made
    return node


def canonical(analyzer: "Analyzer", decl: ClassDecl, name: str) -> str:
    """The member a name stands for: an earlier one with the same value, if there is one."""
    values = member_values(analyzer, decl)
    value = values.get(name, NOT_CONSTANT)
    if value is NOT_CONSTANT:
        return name
    return next(other for other, same in values.items() if same is not NOT_CONSTANT and same == value)


def _is_auto(analyzer: "Analyzer", decl: ClassDecl, node: Any) -> bool:
    if type(node).__name__ != "Call":
        return False
    symbol = analyzer.lookup_path(node.func, decl.module)
    return isinstance(symbol, Special) and symbol.name == "auto"


def value_type(analyzer: "Analyzer", decl: ClassDecl) -> ty.Type:
    """The common type of the members' values."""
    joined: ty.Type = ty.NEVER
    values = member_values(analyzer, decl)
    for name, node in members(analyzer, decl).items():
        if values[name] is not NOT_CONSTANT and not isinstance(values[name], tuple):
            type_: ty.Type | None = analyzer.constant_type(values[name])
        elif node is None:
            type_ = _generated_type(analyzer, decl)
        else:
            type_ = analyzer.value_type(_with_members(node, values), decl.module)
        joined = ty.union_of(joined, type_ if type_ is not None else ty.NEVER)
    return joined


def _generated_type(analyzer: "Analyzer", decl: ClassDecl) -> ty.Type:
    """What the class's own _generate_next_value_ gives."""
    found = analyzer.find_method(analyzer.class_type(decl.bases and base_declarations(analyzer, decl)[0] or decl, ()), "_generate_next_value_") \
        if "_generate_next_value_" not in decl.methods else (None, decl.methods["_generate_next_value_"])
    assert found is not None
    signature = analyzer.signatures.of(found[1], None, {})
    assert signature is not None
    return signature.result


def member_node_value(checker: "Checker", decl: ClassDecl, name: str) -> t.Expr:
    """The value of a member."""
    analyzer = checker.analyzer
    values = member_values(analyzer, decl)
    if values[name] is not NOT_CONSTANT and not isinstance(values[name], tuple):
        return checker.const(values[name])
    node = members(analyzer, decl)[name]
    if node is not None:
        return checker.value(_with_members(node, values))
    return checker.generated_value(decl, name)


def member_value(checker: "Checker", owner: ty.ClassType, name: str, target: t.Global) -> None:
    """Code that makes member `name`."""
    assert owner.decl is not None
    checker.analyzer.reach_class(owner)
    value = member_node_value(checker, owner.decl, name)
    made = checker.keep(t.Intrinsic(owner, None, "unsafe.allocate_class", [t.Const(ty.U64, None, 0)], [owner]), checker.out)
    name_field, value_field = owner.field_map["_name_"], owner.field_map["_value_"]
    checker.out.append(t.SetField(None, made, name_field, checker.const(name)))
    given = checker.keep(value, checker.out)
    kept = checker.keep(checker.convert(given, value_field.type, None), checker.out)
    checker.out.append(t.SetField(None, made, value_field, kept))
    if "__init__" in owner.decl.methods:
        items = [t.TupleGet(item, None, given, i) for i, item in enumerate(given.type.items)] if isinstance(given.type, ty.TupleType) else [kept]
        checker.out.append(t.Eval(None, checker.call_method(made, "__init__", [(item, owner.decl.node) for item in items], {}, owner.decl.node)))
    checker.out.append(t.SetGlobal(None, target, made))


class Enums:
    """Mixin of the checker: `Color(1)`, `Color["RED"]`, iteration over the class."""

    def enum_members(self: "Checker", decl: ClassDecl, node: Any) -> list[t.Expr]:
        cls = self.analyzer.class_type(decl, ())
        return [self.class_attribute(cls, name, node) for name in iterated(self.analyzer, decl)]

    def generated_value(self: "Checker", decl: ClassDecl, name: str) -> t.Expr:
        """The value of a member assigned auto() where the class has a _generate_next_value_."""
        from unic.analysis.arguments import Argument
        cls = self.analyzer.class_type(decl, ())
        found = self.analyzer.find_method(cls, "_generate_next_value_")
        assert found is not None and found[0] is not None
        node, method = decl.node, found[1]
        earlier = list(names(decl))[:names(decl).index(name)]
        signature = self.analyzer.signatures.of(method, found[0], {})
        assert signature is not None
        wanted = signature.params[-1][1]
        field = cls.field_map["_value_"]
        values: list[t.Expr] = [t.FieldGet(field.type, None, self.class_attribute(cls, other, node), field) for other in earlier]
        if not isinstance(wanted, ty.ClassType) or not wanted.args:
            self.fail(method.node, "_generate_next_value_() takes name, start, count and the list of last values", "annotate last_values: list[str]")
        listed = self.list_of([self.convert(v, wanted.args[0], node) for v in values], node, wanted.args[0])
        given = [self.const(name), self.const(1), self.const(len(earlier)), listed]
        return self.call_decl(method, found[0], None, [Argument(node, v) for v in given], {}, node, None)

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

    def counts_as(self: "Checker", type_: ty.Type, counted: ty.Type) -> bool:
        """Whether instances of this class are members of an IntEnum (StrEnum), and `counted` is int (str)."""
        if not isinstance(type_, ty.ClassType) or type_.decl is None or not type_.decl.enum_mixin:
            return False
        return counted is ty.INT and type_.decl.enum_mixin == "int" or counted is self.str_type() and type_.decl.enum_mixin == "str"

    def looked_into(self: "Checker", value: t.Expr) -> t.Expr:
        """A member of a StrEnum as its str where it is looked into; any other value itself."""
        decl = value.type.decl if isinstance(value.type, ty.ClassType) else None
        return self.mixed_in(value) if decl is not None and decl.enum_mixin == "str" else value

    def counted_as(self: "Checker", value: t.Expr, name: str) -> t.Expr:
        """A member of an IntEnum or StrEnum as int or str where method `name` is theirs; any other value itself."""
        type_ = value.type
        if not isinstance(type_, ty.ClassType) or type_.decl is None or not type_.decl.enum_mixin or self.analyzer.find_method(type_, name) is not None:
            return value
        counted = self.mixed_in(value)
        return counted if self.analyzer.find_method(counted.type, name) is not None else value

    def enum_table(self: "Checker", decl: ClassDecl, node: Any) -> t.Expr:
        """`Color.__members__`."""
        cls = self.analyzer.class_type(decl, ())
        body: list[t.Stmt] = []
        made = self.keep(self.construct_class(self.analyzer.builtin_class("dict", self.str_type(), cls), [], node), body)
        for name in names(decl):
            member = self.class_attribute(cls, name, node)
            body.append(t.Eval(self.span(node), self.call_method(made, "__setitem__", [(self.const(name, node), node), (member, node)], {}, node)))
        return self.block(body, made)

    def enum_lookup(self: "Checker", decl: ClassDecl, given: list[Any], node: Any) -> t.Expr:
        """`Color(value)`: the first member with an equal value."""
        if len(given) != 1:
            self.fail(node, f"{decl.name}() takes one value")
        cls = self.analyzer.class_type(decl, ())
        if "_value_" not in cls.field_map or not names(decl):
            self.fail(node, f"'{decl.name}' has no members", "write a class with members that inherits from it")
        field = cls.field_map["_value_"]
        body: list[t.Stmt] = []
        value = self.keep(self.argument(given[0], field.type), body)
        if value.type is ty.NEVER:
            return self.bottom(node)
        if value.type is cls:
            return self.block(body, value)
        if decl.is_flag:
            return self.block(body, self.flag_of(cls, self.to_int(self.mixed_in(value)), node))
        text = [self.repr_of(value, node), self.const(f" is not a valid {decl.qualname}", node)]
        failure_body: list[t.Stmt] = []
        message = self.builtin_call("concat_strings", [self.array_of(text, self.str_type(), node, failure_body)], node)
        failure = self.builtin_call("raise_value_error", [message], node)
        result: t.Expr = self.missing_member(cls, value, self.block(failure_body, failure), node)
        if not self.comparable(value.type, field.type):
            return self.block(body, self.convert(result, cls, node))
        for member in reversed([self.class_attribute(cls, name, node) for name in members(self.analyzer, decl)]):
            held = t.FieldGet(field.type, self.span(node), member, field)
            same = self.truth(self.relation("eq", held, value, node), node)
            result = self.choose(same, member, result, node)
        return self.block(body, self.convert(result, cls, node))

    def comparable(self: "Checker", given: ty.Type, values: ty.Type) -> bool:
        """Whether a value of one type can equal one of the other."""
        number = (ty.INT, ty.BOOL, ty.FLOAT)
        sides = [type_.members if isinstance(type_, ty.UnionType) else (type_,) for type_ in (given, values)]
        return any(a is b or self.conversions.is_object(a) or a in number and b in number or isinstance(a, ty.ClassType) and a.decl is not None and a.decl.enum_mixin
                   or isinstance(a, ty.TupleType) and isinstance(b, ty.TupleType) for a in sides[0] for b in sides[1])

    def missing_member(self: "Checker", cls: ty.ClassType, value: t.Expr, failure: t.Expr, node: Any) -> t.Expr:
        """What `Color(value)` gives when no member has the value: what the class's _missing_ says, else `failure` raises."""
        found = self.analyzer.find_method(cls, "_missing_")
        if found is None:
            return failure
        from unic.analysis.arguments import Argument
        body: list[t.Stmt] = []
        given = self.keep(self.call_decl(found[1], cls, None, [Argument(node, value)], {}, node, None), body)
        if given.type is cls:
            return self.block(body, given)
        if given.type is ty.NONE:
            return self.block([*body, t.Eval(self.span(node), given)], failure)
        narrowed = self.conversions.narrow(given, cls)
        if not isinstance(given.type, ty.UnionType) or narrowed is None:
            self.fail(found[1].node, "_missing_() gives a member or None", f"write `-> {cls.name} | None`")
        return self.block(body, self.choose(t.Intrinsic(ty.BOOL, self.span(node), "is_none", [given]), failure, narrowed, node))

    def enum_by_name(self: "Checker", decl: ClassDecl, name_node: Any, node: Any) -> t.Expr:
        """`Color["RED"]`."""
        cls = self.analyzer.class_type(decl, ())
        body: list[t.Stmt] = []
        name = self.keep(self.convert(self.value(name_node, self.str_type()), self.str_type(), name_node), body)
        failure = self.builtin_call("raise_key", [name], node, {"K": self.str_type()})
        result: t.Expr = failure
        for known in reversed(names(decl)):
            member = self.class_attribute(cls, known, node)
            same = self.truth(self.relation("eq", name, self.const(known, node), node), node)
            result = self.choose(same, member, result, node)
        return self.block(body, self.convert(result, cls, node))
