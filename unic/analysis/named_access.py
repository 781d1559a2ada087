"""getattr, hasattr, setattr and delattr with a constant name: attributes written in another way."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis import unsupported
from unic.analysis.declarations import ClassDecl, ImportedModule
from unic.analysis.fields import infer_field
from unic.analysis.function_values import DESCRIPTIONS
from unic.analysis.scope import Flow, path_of
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.arguments import Argument
    from unic.analysis.checker import Checker

_FORMS = {"getattr": (2, 3), "hasattr": (2, 2), "setattr": (3, 3), "delattr": (2, 2)}


class NamedAccess:
    """Mixin of the checker."""

    def named_access(self: "Checker", func: Any, positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any) -> t.Expr | None:
        """The call of one of the four functions when its second argument is a constant; None for anything else."""
        if func.id == "vars" and len(positional) == 1 and not keywords and not positional[0].starred:
            value = self.expr(positional[0].node)
            return self.namespace_value(value, "__dict__", node) if self.is_namespace(value.type) else None
        if func.id not in _FORMS or func.id in self.module.symbols:
            return None
        least, most = _FORMS[func.id]
        if keywords or not least <= len(positional) <= most or any(a.starred for a in positional):
            self.fail(node, f"{func.id}() takes {least}{f' or {most}' if most != least else ''} arguments, {len(positional) + len(keywords)} given")
        name = self.fold(positional[1].node)
        if not isinstance(name, str):
            why, instead = unsupported.BUILTINS[func.id]
            self.fail(node, f"'{func.id}' of a computed name is not supported: {why}", instead)
        target = positional[0].node
        if func.id == "getattr":
            return self.get_named(target, name, positional[2] if len(positional) == 3 else None, node)
        if func.id == "hasattr":
            return self.branch_hasattr(node)[0]
        if func.id == "setattr":
            return self.set_named(target, name, positional[2], node)
        body: list[t.Stmt] = []
        saved, self.out = self.out, body
        self.stmt_Delete(_located(ast.Delete([_attribute(target, name, node, ast.Del())]), node))
        self.out = saved
        return self.block(body, self.const(None, node))

    def set_named(self: "Checker", target: Any, name: str, value: "Argument", node: Any) -> t.Expr:
        """`setattr(target, name, value)`."""
        body: list[t.Stmt] = []
        saved, self.out = self.out, body
        try:
            if type(target).__name__ == "Name" or self.static_path(target) is not None:
                stored = _attribute(target, name, node, ast.Store())
                self.assign(stored, self.value(value.node, self.target_type(stored)), value.node)
            else:
                obj = self.keep(self.value(target), body)
                self.store_attribute(obj, name, self.value(value.node), node)
        finally:
            self.out = saved
        return self.block(body, self.const(None, node))

    def get_named(self: "Checker", target: Any, name: str, default: "Argument | None", node: Any) -> t.Expr:
        """`getattr(target, name[, default])`."""
        plain = _attribute(target, name, node, ast.Load())
        if default is None:
            return self.expr(plain)
        static = self.static_path(target)
        if isinstance(static, ImportedModule):
            return self.expr(plain) if self.analyzer.module_attribute(static.name, name) is not None else self.argument(default, None)
        if isinstance(static, ClassDecl):
            return self.expr(plain) if self.class_has(static, name) else self.argument(default, None)
        body: list[t.Stmt] = []
        kept = self.keep(self.expr(target), body)
        if kept.type is ty.NEVER:
            return self.bottom(node)
        if self.is_namespace(kept.type):
            return self.block(body, self.get_namespace_value(kept, name, default, node))
        owners = self.owners_of(kept.type, name, node)
        other = self.argument(default, None)
        if not owners:
            return self.block(body, other)
        if owners == [kept.type]:
            return self.block(body, self.attribute_of(kept, name, node))
        other = self.keep(other, body)
        result = other
        for owner in owners:
            narrowed = self.conversions.narrow(kept, owner)
            assert narrowed is not None
            steps, self.out = self.out, []
            found = self.attribute_of(narrowed, name, node)
            made, self.out = self.out, steps
            result = self.choose(self.type_test(kept, [owner], node), self.block(made, found), result, node)
        return self.block(body, result)

    def branch_hasattr(self: "Checker", node: Any) -> tuple[t.Expr, Flow, Flow]:
        """`hasattr(x, "name")`: which of the classes that x may have declare the attribute."""
        target, name = node.args[0], str(self.fold(node.args[1]))
        static = self.static_path(target)
        if isinstance(static, ImportedModule):
            return self.certain(self.analyzer.module_attribute(static.name, name) is not None, node)
        if isinstance(static, ClassDecl):
            return self.certain(self.class_has(static, name), node)
        value = self.expr(target)
        if value.type is ty.NEVER:
            return self.const(False, node), self.flow.copy(), self.flow.copy()
        if self.is_namespace(value.type):
            return self.has_namespace_value(value, name, node), self.flow.copy(), self.flow.copy()
        owners = self.owners_of(value.type, name, node)
        if not owners or owners == [value.type]:
            test, on_true, on_false = self.certain(bool(owners), node)
            return self.after(value, test, node), on_true, on_false
        on_true, on_false = self.flow.copy(), self.flow.copy()
        path = path_of(target)
        if path is not None:
            on_true.narrowed[path] = ty.union_of(*owners)
            if isinstance(value.type, ty.UnionType):
                rest = [m for m in value.type.members if m not in owners]
                if len(rest) + len(owners) == len(value.type.members):
                    on_false.narrowed[path] = ty.union_of(*rest)
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        return self.block(body, self.type_test(kept, owners, node)), on_true, on_false

    def owners_of(self: "Checker", type_: ty.Type, name: str, node: Any) -> list[ty.Type]:
        """The types with the attribute among those that a value of `type_` may have: itself, members, or subclasses."""
        if isinstance(type_, ty.UnionType) and type_.operations is not None:
            return [owner for member in type_.members for owner in self.dynamic_owners(member, name, node)]
        if isinstance(type_, ty.UnionType):
            return [owner for member in type_.members for owner in self.owners_of(member, name, node)]
        if self.has_attribute(type_, name):
            return [type_]
        if self.conversions.is_object(type_) or isinstance(type_, ty.ProtocolType):
            self.fail(node, f"which attributes a value of type {type_} has is not known here", "narrow it with isinstance() first")
        if not isinstance(type_, ty.ClassType) or type_.decl is None:
            return []
        found: list[ty.Type] = []
        for sub in self.analyzer.derived.get(type_.decl.name, ()):
            if sub.type_params:
                self.fail(node, f"whether a {type_} has '{name}' is not known here: '{sub.name}' is generic", "narrow it with isinstance() first")
            cls = self.analyzer.class_type(sub, ())
            if cls.is_subclass_of(type_):
                found += self.owners_of(cls, name, node)
        return found

    def has_attribute(self: "Checker", type_: ty.Type, name: str) -> bool:
        """Whether every value of exactly this type has the attribute."""
        if name == "__class__" or self.analyzer.find_method(type_, name) is not None:
            return True
        if isinstance(type_, ty.CallableType):
            return name == "__call__" or name in DESCRIPTIONS
        if not isinstance(type_, ty.ClassType):
            return type_ in (ty.INT, ty.FLOAT, ty.BOOL) and name in ("real", "imag", "numerator", "denominator")
        return name in type_.field_map or infer_field(self.analyzer, type_, name) is not None or any(
            owner.decl is not None and (name in owner.decl.nested or name in owner.decl.attributes and owner.decl.attributes[name].value is not None)
            for owner in type_.ancestors())

    def class_has(self: "Checker", decl: ClassDecl, name: str) -> bool:
        """Whether a class itself, not its instances, has the attribute."""
        if decl.type_params or self.analyzer.primitive_of(decl) is not None:
            return name in decl.methods or name in decl.attributes
        for owner in self.analyzer.class_type(decl, ()).ancestors():
            if owner.decl is not None and (name in owner.decl.methods or name in owner.decl.nested
                                           or name in owner.decl.attributes and owner.decl.attributes[name].value is not None):
                return True
        return name in ("__name__", "__qualname__", "__module__")


def _attribute(target: Any, name: str, node: Any, context: Any) -> Any:
    return _located(ast.Attribute(target, name, context), node)


def _located(made: Any, node: Any) -> Any:
    made.lineno, made.col_offset, made.end_lineno, made.end_col_offset = node.lineno, node.col_offset, node.end_lineno, node.end_col_offset
    return made
