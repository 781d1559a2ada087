"""Members of IntEnum and StrEnum where an int or a str is declared.

A function of the app is made once more for the enum, as if it were generic in the parameter: the member stays what it is. The
library's functions only read what they are given as a number or text, and get that.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import TypeScope
from unic.analysis.declarations import FunctionDecl, Param

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

# Methods of containers that look for a value and do not keep it.
_LOOKING = frozenset({"get", "get_default", "pop", "pop_default", "__getitem__", "__contains__", "__delitem__", "index", "count", "remove", "discard"})


class Counting:
    """Mixin of the checker."""

    def counts_for(self: "Checker", type_: ty.Type, wanted: ty.Type) -> bool:
        """Whether values of this type are as good as `wanted` only because enum members among them count as int or str."""
        if not self.analyzer.counting_enums or type_ is ty.NEVER or self.conversions.assignable(type_, wanted):
            return False
        targets = wanted.members if isinstance(wanted, ty.UnionType) else (wanted,)
        members = type_.members if isinstance(type_, ty.UnionType) else (type_,)
        return all(self.conversions.assignable(m, wanted) or any(self.counts_as(m, target) for target in targets) for m in members)

    def counted_value(self: "Checker", value: t.Expr, wanted: ty.Type, node: Any) -> t.Expr:
        """The numbers or texts that enum members count as, where `counts_for` says so."""
        if isinstance(value.type, ty.UnionType) and not value.type.has_none:
            return self.distribute(value, node, self.mixed_in if self.counts_for(value.type, wanted) else lambda v: self.to_int(self.mixed_in(v)))
        return self.mixed_in(value)

    def counts_as_int(self: "Checker", type_: ty.Type, wanted: ty.Type) -> bool:
        """Whether a union is one of ints, bools and members of IntEnums, where an int is wanted."""
        return wanted is ty.INT and isinstance(type_, ty.UnionType) and all(m in (ty.INT, ty.BOOL) or self.counts_as(m, ty.INT) for m in type_.members)

    def as_int(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """What counts as an int, as that; any other value itself."""
        return self.counted_value(value, ty.INT, node) if self.counts_as_int(value.type, ty.INT) else self.to_int(self.mixed_in(value))

    def takes_counted(self: "Checker", decl: FunctionDecl, param: Param, value: t.Expr, type_: ty.Type) -> bool:
        """Whether a library function takes an enum member for the int or str that it counts as."""
        if decl.module.is_app or not self.counts_for(value.type, type_) and not self.counts_as_int(value.type, type_):
            return False
        written = not self.analyzer.annotations.mentions(param.annotation, set(decl.cls.type_params)) if decl.cls is not None and decl.cls.type_params else True
        return written or decl.name in _LOOKING

    def bind_counted(self: "Checker", decl: FunctionDecl, owner: ty.Type | None, params: list[Param], matched: list[Any], scope: TypeScope, bindings: dict[str, ty.Type]) -> None:
        """Parameters declared int or str that an app's function gets enum members for: they have the members' type in this instance."""
        from unic.analysis.arguments import Argument
        if not decl.module.is_app or decl.cache is not None:
            return
        for param, argument in zip(params, matched):
            by_default = argument is None and type(param.default).__name__ == "Attribute"
            if not isinstance(argument, Argument) and not by_default or param.annotation is None or "@" + param.name in bindings \
                    or isinstance(argument, Argument) and argument.expr is None and self.is_late(argument.node):
                continue
            wanted = self.known_type(param, scope, set(), bindings)
            if wanted is None or not any(m is ty.INT or m is self.str_type() for m in (wanted.members if isinstance(wanted, ty.UnionType) else (wanted,))):
                continue
            actual = self.argument(argument, wanted).type if isinstance(argument, Argument) else self.default_value(decl, owner, param, None, None).type
            if self.counts_for(actual, wanted):
                bindings["@" + param.name] = ty.union_of(wanted, actual) if self.is_rebound(decl, param) else actual

    def counts_by_index(self: "Checker", type_: ty.ClassType, wanted: ty.Type) -> bool:
        """Whether a library function that wants an int gets what `__index__` of an app's object says."""
        return (wanted is ty.INT or isinstance(wanted, ty.UnionType) and set(wanted.members) == {ty.INT, ty.NONE}) \
            and type_.decl is not None and type_.decl.module.is_app and self.analyzer.find_method(type_, "__index__") is not None

    def builtin_bytes(self: "Checker", positional: list[Any], keywords: dict[str, Any], node: Any, expected: ty.Type | None) -> t.Expr | None:
        """`bytes(value)` of an object with `__bytes__`; None for anything else."""
        if len(positional) != 1 or keywords or positional[0].starred or self.is_late(positional[0].node):
            return None
        value = self.argument(positional[0], None)
        found = self.analyzer.find_method(value.type, "__bytes__") if isinstance(value.type, ty.ClassType) else None
        if found is None or found[1].module.name.startswith("runtime.builtins"):
            # bytes() knows its own kind, whose __bytes__ call it.
            return None
        return self.call_method(value, "__bytes__", [], {}, node)

    def declared_with(self: "Checker", declared: ty.Type | None, value: t.Expr) -> ty.Type | None:
        """The type of a variable declared int or str that an enum member is assigned to: either."""
        return ty.union_of(declared, value.type) if declared is not None and self.counts_for(value.type, declared) else declared
