"""`==` of builtin containers whose items have different types, by what the items are: [1.0] == [1], {"a": x} == {"a": 1}."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

_SETS = ("set", "frozenset", "set_table")
_BY_CLASS = {"list": "is_list_of", "tuple": "is_tuple_of", **dict.fromkeys(_SETS, "is_set_of")}


class MixedEquality:
    """Mixin of the checker."""

    def container_form(self: "Checker", type_: ty.Type) -> ty.ClassType | None:
        """The builtin container that a class is or inherits from."""
        if not isinstance(type_, ty.ClassType):
            return None
        for cls in type_.ancestors():
            if cls.decl is not None and cls.name in ("list", "dict", "tuple", "deque", *_SETS) and cls.args and not cls.decl.module.is_app:
                return cls
        return None

    def same_kind(self: "Checker", one: ty.Type, other: ty.Type) -> bool:
        """Whether both are containers of one kind, which may be equal whatever types their items are declared with."""
        first, second = self.container_form(one), self.container_form(other)
        return first is not None and second is not None and (first.name == second.name or first.name in _SETS and second.name in _SETS)

    def container_equality(self: "Checker", left: t.Expr, right: t.Expr, node: Any) -> t.Expr | None:
        """Whether two containers of one kind are equal; None where they are of different kinds, or their classes say so themselves."""
        one, other = self.container_form(left.type), self.container_form(right.type)
        if one is None or other is None or not self.same_kind(one, other):
            return None
        body: list[t.Stmt] = []
        a, b = self.keep(self.convert(left, one, node), body), self.keep(self.convert(right, other, node), body)
        if one.name == "list":
            made = self.library_call("equal_lists", [a, b], node)
        elif one.name == "deque":
            made = self.library_call("equal_lists", [self.to_list(a, node), self.to_list(b, node)], node)
        elif one.name == "tuple":
            made = self.library_call("equal_tuples", [a, b], node)
        elif one.name == "dict":
            made = self.library_call("equal_values" if one.args[0] is other.args[0] else "equal_dicts", [a, b], node)
        else:
            sizes = self.relation("eq", self.length(a, node), self.length(b, node), node)
            made = self.library_call("equal_sets", [a, b, sizes], node)
        return self.block(body, made)

    def object_container_equality(self: "Checker", value: t.Expr, other: t.Expr, node: Any) -> t.Expr | None:
        """Whether the object `other` is a container with what equals the items of `value`; None where `value` is none."""
        if isinstance(value.type, ty.TupleType) and not value.type.listed:
            body: list[t.Stmt] = []
            kept = self.keep(value, body)
            parts = [t.TupleGet(item, self.span(node), kept, index) for index, item in enumerate(value.type.items)]
            return self.block(body, self.library_call("is_tuple_of", [other, self.list_of(list(parts), node, self.analyzer.builtin_class("object"))], node))
        form = self.container_form(value.type)
        if form is None or form.name == "deque":
            return None
        body = []
        kept = self.keep(self.convert(value, form, node), body)
        if form.name == "dict":
            parts = [self.call_method(kept, name, [], {}, node) for name in ("keys", "values")]
            return self.block(body, self.library_call("is_dict_of", [other, *(self.library_call("as_objects", [p], node) for p in parts)], node))
        return self.block(body, self.library_call(_BY_CLASS[form.name], [other, self.library_call("as_objects", [kept], node)], node))

    def library_call(self: "Checker", name: str, args: list[t.Expr], node: Any) -> t.Expr:
        """Call of one of the library's generic functions, whose type arguments follow from the arguments."""
        return self.call_decl(self.analyzer.library_function(name), None, None, [Argument(node, a) for a in args], {}, node, None)
