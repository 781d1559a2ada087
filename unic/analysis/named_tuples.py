"""NamedTuple classes: objects with fields, that count as the fixed tuple of these fields wherever a tuple is taken apart."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty

if TYPE_CHECKING:
    from unic.analysis.arguments import Argument
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer


def named_items(analyzer: "Analyzer", type_: ty.Type) -> tuple[ty.Type, ...] | None:
    """The types of a NamedTuple's fields; None for any other type."""
    from unic.analysis.data_classes import dataclass_fields
    if not isinstance(type_, ty.ClassType) or type_.decl is None or not type_.decl.is_named_tuple:
        return None
    return tuple(type_.field_map[f.name].type for f in dataclass_fields(analyzer, type_.decl))


class NamedTuples:
    """Mixin of the checker."""

    def as_tuple(self: "Checker", value: t.Expr) -> t.Expr:
        """A NamedTuple as the fixed tuple of its fields; any other value itself."""
        from unic.analysis.data_classes import dataclass_fields
        items = named_items(self.analyzer, value.type)
        if items is None:
            return value
        assert isinstance(value.type, ty.ClassType) and value.type.decl is not None
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        fields = [value.type.field_map[f.name] for f in dataclass_fields(self.analyzer, value.type.decl)]
        return self.block(body, t.MakeTuple(ty.tuple_of(*items), value.span, [t.FieldGet(f.type, value.span, kept, f) for f in fields]))

    def is_plain_named_tuple(self: "Checker", type_: ty.Type, relation: str) -> bool:
        """Whether a type is a NamedTuple that compares as any tuple does."""
        if named_items(self.analyzer, type_) is None:
            return False
        assert isinstance(type_, ty.ClassType)
        own = [cls.decl.methods.get(f"__{relation}__") for cls in type_.ancestors() if cls.decl is not None and cls.decl.is_named_tuple]
        return all(method is None or method.is_synthesized for method in own)

    def named_tuple_of(self: "Checker", decl: Any, argument: "Argument", node: Any, expected: ty.Type | None) -> t.Expr:
        """`P._make(values)` of as many values as there are fields, which must be known."""
        from unic.analysis.arguments import Argument
        if type(argument.node).__name__ in ("List", "Tuple"):
            return self.construct(decl, [Argument(element) for element in argument.node.elts], {}, node, expected)
        value = self.as_tuple(self.argument(argument, None))
        if value.type is ty.NEVER:
            return self.bottom(node)
        if not isinstance(value.type, ty.TupleType):
            self.fail(argument.node, f"_make() needs a tuple of known length, not {value.type}", "unpack the values, and call the class", about=(value,))
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        items = [Argument(node, t.TupleGet(item, value.span, kept, i)) for i, item in enumerate(value.type.items)]
        return self.block(body, self.construct(decl, items, {}, node, expected))

    def named_tuple_method(self: "Checker", receiver: t.Expr, name: str, positional: "list[Argument]", keywords: "dict[str, Argument]",
                           node: Any) -> t.Expr | None:
        """`_replace` and `_asdict`, and the methods of plain tuples; None for anything else."""
        from unic.analysis.arguments import Argument
        assert isinstance(receiver.type, ty.ClassType) and receiver.type.decl is not None
        if name == "_replace":
            return self.dataclass_replace([Argument(node, receiver), *positional], keywords, node)
        if name == "_asdict":
            return self.named_tuple_dict(receiver, node)
        if name in receiver.type.decl.methods or self.analyzer.find_method(receiver.type, name) is not None:
            return None
        values = self.as_tuple(receiver)
        return self.call_method_args(values, name, positional, keywords, node) if name in ("index", "count", "__len__", "__iter__", "__contains__") else None

    def named_tuple_dict(self: "Checker", receiver: t.Expr, node: Any) -> t.Expr:
        from unic.analysis.data_classes import dataclass_fields
        assert isinstance(receiver.type, ty.ClassType) and receiver.type.decl is not None
        body: list[t.Stmt] = []
        kept = self.keep(receiver, body)
        values = [(f.name, self.attribute_of(kept, f.name, node)) for f in dataclass_fields(self.analyzer, receiver.type.decl)]
        cls = self.analyzer.builtin_class("dict", self.str_type(), ty.union_of(*(v.type for _, v in values)))
        made = self.keep(self.construct_class(cls, [], node), body)
        for name, value in values:
            body.append(t.Eval(self.span(node), self.call_method(made, "__setitem__", [(self.const(name, node), node), (value, node)], {}, node)))
        return self.block(body, made)
