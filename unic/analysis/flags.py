"""Flag classes: combinations of members, which are members too, made when they first occur."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, GlobalDecl
from unic.analysis.enums import iterated, member_values, members

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

_OPERATORS = {"BitOr": "int.or", "BitAnd": "int.and", "BitXor": "int.xor"}
BOUNDARIES = {"STRICT": 0, "CONFORM": 1, "KEEP": 3}


class Flags:
    """Mixin of the checker."""

    def flag_class(self: "Checker", type_: ty.Type) -> ty.ClassType | None:
        if isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.is_flag and "_value_" in type_.field_map:
            return type_
        return None

    def flag_value(self: "Checker", value: t.Expr) -> t.Expr:
        assert isinstance(value.type, ty.ClassType)
        field = value.type.field_map["_value_"]
        return t.FieldGet(ty.INT, value.span, value, field)

    def flag_binary(self: "Checker", op: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr | None:
        """`a | b`, `a & b` and `a ^ b` where that is a flag again; None for anything else."""
        cls = self.flag_class(left.type)
        if cls is None or right.type is not cls and cls.decl is not None and not cls.decl.enum_mixin:
            other = self.flag_class(right.type)
            cls = other if other is not None and other.decl is not None and other.decl.enum_mixin else None
        if cls is None or op not in _OPERATORS:
            return None
        body: list[t.Stmt] = []
        numbers = []
        for side in (left, right):
            number = self.flag_value(side) if self.flag_class(side.type) is not None else self.to_int(self.mixed_in(side))
            if number.type is not ty.INT:
                return None
            numbers.append(self.keep(number, body))
        return self.block(body, self.flag_of(cls, t.Intrinsic(ty.INT, self.span(node), _OPERATORS[op], numbers), node))

    def flag_inverted(self: "Checker", value: t.Expr, node: Any) -> t.Expr | None:
        """`~a` of a flag; None for anything else."""
        cls = self.flag_class(value.type)
        if cls is None:
            return None
        assert cls.decl is not None
        number: t.Expr = t.Intrinsic(ty.INT, self.span(node), "int.not", [self.flag_value(value)])
        if self.boundary(cls.decl) != BOUNDARIES["KEEP"]:
            number = t.Intrinsic(ty.INT, self.span(node), "int.and", [number, self.const(self.single_bits(cls.decl), node)])
        return self.flag_of(cls, number, node)

    def single_bits(self: "Checker", decl: ClassDecl) -> int:
        values = member_values(self.analyzer, decl)
        return sum(values[name] for name in iterated(self.analyzer, decl))

    def boundary(self: "Checker", decl: ClassDecl) -> int:
        """What happens to values with bits that no member has."""
        return decl.flag_boundary if decl.flag_boundary is not None else BOUNDARIES["KEEP"] if decl.enum_mixin else BOUNDARIES["STRICT"]

    def flag_of(self: "Checker", cls: ty.ClassType, value: t.Expr, node: Any) -> t.Expr:
        """The member or combination of this value."""
        if isinstance(value.type, ty.UnionType) and value.type.operations is not None:
            value = self.convert(value, ty.INT, node)
        if value.type is not ty.INT:
            self.fail(node, f"{value.type} is not a valid {cls}", about=(value,))

        def build(checker: "Checker", number: t.Expr) -> t.Expr:
            return checker.flag_body(cls, number)

        function = self.analyzer.synthesized(("flag", cls), f"{cls}.of_value", ty.INT, cls, build)
        return t.Call(cls, self.span(node), function, [value])

    def flag_body(self: "Checker", cls: ty.ClassType, number: t.Expr) -> t.Expr:
        decl = cls.decl
        assert decl is not None
        values = member_values(self.analyzer, decl)
        table = self.flag_table(cls)
        # Evaluated here, so that the members are there: the table holds them.
        value = self.keep(self.call_method(table, "normal", [(number, None)], {}, None), self.out)
        known = self.call_method(table, "has", [(value, None)], {}, None)
        self.out.append(t.If(None, known, [t.Return(None, self.call_method(table, "get", [(value, None)], {}, None))], []))
        self.analyzer.reach_class(cls)
        made = self.keep(t.Intrinsic(cls, None, "unsafe.allocate_class", [t.Const(ty.U64, None, 0)], [cls]), self.out)
        for field, part in (("_name_", self.call_method(table, "name_of", [(value, None)], {}, None)), ("_value_", value)):
            self.out.append(t.SetField(None, made, cls.field_map[field], part))
        self.out.append(t.Eval(None, self.call_method(table, "put", [(value, None), (made, None)], {}, None)))
        del values
        return made

    def flag_table(self: "Checker", cls: ty.ClassType) -> t.Expr:
        """The class's table of members and combinations by value, made when it is first needed."""
        decl = cls.decl
        assert decl is not None
        holder = self.analyzer.flag_tables.get(cls)
        holding = self.library_symbol("enum", "_Combinations")
        table = self.analyzer.class_type(holding, (cls,))
        if holder is None:
            holder = self.analyzer.flag_tables[cls] = GlobalDecl(f"{decl.name}.combinations", decl.module, None, None, decl.node)
            self.analyzer.global_types[holder] = ty.optional(table)
        target = self.analyzer.global_variable(holder)
        assert target is not None
        held = t.GlobalGet(target.type, None, target)
        values = member_values(self.analyzer, decl)
        make: list[t.Stmt] = []
        saved, self.out = self.out, make
        mask = 0
        for name in members(self.analyzer, decl):
            mask |= values[name]
        fresh = self.keep(self.construct_class(table, [(self.const(v), None) for v in (decl.name, mask, self.boundary(decl))], None), make)
        singles = iterated(self.analyzer, decl)
        for name in members(self.analyzer, decl):
            parts = [self.const(name), self.const(values[name]), self.const(name in singles), self.class_attribute(cls, name, None)]
            make.append(t.Eval(None, self.call_method(fresh, "add", [(p, None) for p in parts], {}, None)))
        make.append(t.SetGlobal(None, target, self.convert(fresh, target.type, None)))
        self.out = saved
        self.out.append(t.If(None, t.Intrinsic(ty.BOOL, None, "is_none", [held]), make, []))
        found = self.conversions.narrow(held, table)
        assert found is not None
        return self.keep(found, self.out)
