"""What comparisons with values, memberships and calls of type guards tell of a value's type."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import Special
from unic.analysis.declarations import FunctionDecl
from unic.analysis.enums import members
from unic.analysis.scope import Flow, path_of
from unic.analysis.types import is_type_class

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.conditions import Branches


class Narrowing:
    """Mixin: narrowing other than by None, truth and isinstance()."""

    def narrow_by_values(self: "Checker", op: str, node: Any, left: t.Expr, right: t.Expr, on_true: Flow, on_false: Flow) -> None:
        """`x is Color.RED`, `x in names`: what both outcomes tell of x."""
        if op in ("Is", "IsNot", "Eq", "NotEq"):
            same, other = (on_true, on_false) if op in ("Is", "Eq") else (on_false, on_true)
            for value_node, value, enum in ((node.left, left, right.type), (node.comparators[0], right, left.type)):
                path = path_of(value_node.target if type(value_node).__name__ == "NamedExpr" else value_node)
                if path is None or not isinstance(value.type, ty.UnionType) or not isinstance(enum, ty.ClassType) or enum not in value.type.members \
                        or enum.decl is None or not enum.decl.is_enum or enum.decl.enum_mixin or "__eq__" in enum.decl.methods:
                    continue
                same.narrowed[path] = enum
                if len(members(self.analyzer, enum.decl)) == 1:
                    other.narrowed[path] = ty.union_of(*(m for m in value.type.members if m is not enum))
        elif op in ("In", "NotIn"):
            path = path_of(node.left.target if type(node.left).__name__ == "NamedExpr" else node.left)
            items = self.analyzer.element_type(right.type) if not isinstance(right.type, ty.UnionType) else None
            if path is None or items is None or items is ty.NEVER or not isinstance(left.type, ty.UnionType) or not left.type.has_none \
                    or isinstance(right.type, ty.ClassType) and right.type.decl is not None and right.type.decl.module.is_app \
                    or not self.conversions.assignable(items, ty.union_of(*left.type.others)):
                return
            (on_true if op == "In" else on_false).narrowed[path] = ty.union_of(*left.type.others)

    def is_callable(self: "Checker", type_: ty.Type) -> bool:
        return is_type_class(type_) or isinstance(type_, (ty.CallableType, ty.ClassObject)) or self.analyzer.find_method(type_, "__call__") is not None

    def branch_callable(self: "Checker", value: t.Expr, path: str | None, node: Any) -> "Branches":
        """callable() of a union: which of its members is at hand."""
        if not isinstance(value.type, ty.UnionType):
            self.fail(node, f"callable() of {value.type}: what an object can do is not known at run time", "keep the value in a union of the types that may come")
        able = [m for m in value.type.others if self.is_callable(m)]
        rest = [m for m in value.type.members if m not in able]
        on_true, on_false = self.flow.copy(), self.flow.copy()
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        if not able or not rest:
            return self.block([*body, t.Eval(self.span(node), kept)], self.const(bool(able), node)), on_true, on_false
        # Of the others it is known at run time which they are, of functions it is not.
        test = self.negate(self.type_test(kept, rest, node))
        if path is not None:
            on_true.narrowed[path], on_false.narrowed[path] = ty.union_of(*able), ty.union_of(*rest)
        return self.block(body, test), on_true, on_false

    def guarded_type(self: "Checker", node: Any) -> ty.Type | None:
        """T of a call of a function annotated `-> TypeGuard[T]`; None of any other call."""
        if type(node.func).__name__ not in ("Name", "Attribute") or len(node.args) != 1 or node.keywords:
            return None
        decl = self.static_path(node.func)
        returns = decl.node.returns if isinstance(decl, FunctionDecl) else None
        if isinstance(decl, FunctionDecl) and type(returns).__name__ == "Subscript":
            symbol = self.analyzer.annotated_path(returns.value, decl.module)
            if isinstance(symbol, Special) and symbol.name == "TypeGuard" and not self.analyzer.signatures.type_parameters(decl):
                return self.analyzer.annotations.evaluate(returns.slice, self.analyzer.signatures.scope(decl, None, {}))
        return None

    def branch_guard(self: "Checker", node: Any, guarded: ty.Type) -> "Branches":
        test = self.truth(self.value(node), node)
        on_true, on_false = self.flow.copy(), self.flow.copy()
        path = path_of(node.args[0])
        if path is not None:
            on_true.narrowed[path] = guarded
        return test, on_true, on_false
