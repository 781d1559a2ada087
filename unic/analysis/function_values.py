"""What function values tell of themselves: `__name__` and its like, `==`, `is`, hash(), repr().

The answers come at run time from the descriptor of the closure (runtime/builtins/function_value.py), which a closure has
of its own only where the program asks.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, FunctionDecl

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

DESCRIPTIONS = ("__name__", "__qualname__", "__module__", "__doc__")


def docstring(node: Any) -> str | None:
    """The docstring of a `def`, or of a module."""
    first = node.body[0] if isinstance(node.body, list) and node.body else None
    text = first.value.value if type(first).__name__ == "Expr" and type(first.value).__name__ == "Constant" else None
    return text if isinstance(text, str) else None


def identity_of(decl: FunctionDecl) -> t.Identity:
    """That of a function or method used as such."""
    module = decl.module.name if decl.module.is_app else decl.module.name.replace("runtime.builtins", "builtins").partition(".")[0]
    named = decl.wraps is None
    return t.Identity(decl.name if named else None, decl.qualname if named else None, module, docstring(decl.node), decl)


class FunctionValues:
    """Mixin of the checker."""

    def function_attribute(self: "Checker", value: t.Expr, name: str, node: Any) -> t.Expr:
        return self.ask_functions(f"function_{name.strip('_')}", [value], node)

    def ask_functions(self: "Checker", name: str, values: list[t.Expr], node: Any) -> t.Expr:
        """Call of one of the library's functions about function values; that they become objects for it does not count."""
        whole = self.analyzer.builtin_class("object")
        return self.builtin_call(name, [t.Convert(whole, self.span(node), "cast", value) for value in values], node)

    def function_relation(self: "Checker", name: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr:
        same = self.ask_functions("same_function", [left, right], node)
        return same if name == "eq" else self.negate(same)

    def refuse_class_beside(self: "Checker", value: ty.Type, other: ty.Type, node: Any) -> None:
        if ty.is_type_class(value) and isinstance(other, ty.CallableType):
            self.fail(node, "a class cannot be compared with a function value, which may be that class", "compare the names, f.__name__")

    def callback_relation(self: "Checker", name: str, left: t.Expr, right: t.Expr, node: Any) -> t.Expr | None:
        """What is known by a callback protocol compared with a function value; None for anything else."""
        for one, other in ((left, right), (right, left)):
            if isinstance(one.type, ty.ProtocolType) and isinstance(other.type, ty.CallableType):
                same = self.ask_functions("callback_is", [one, other], node)
                return same if name == "eq" else self.negate(same)
        return None

    def function_beside(self: "Checker", value: t.Expr, wanted: ty.Type, node: Any) -> t.Expr:
        """An object with `__call__` and no equality of its own, compared with a function value, as what it is as one."""
        if not isinstance(value.type, ty.ClassType) or not isinstance(wanted, ty.CallableType):
            return value
        self.refuse_class_beside(value.type, wanted, node)
        equality = self.analyzer.find_method(value.type, "__eq__")
        if equality is None or equality[1].cls is None or not self.is_default_ne(equality):
            return value
        function = self.analyzer.function_of(value.type, len(wanted.params))
        made = self.object_as_function(value, function, node) if function is not None else None
        return made if made is not None else value

    def plain_function_method(self: "Checker", receiver: t.Expr, name: str, positional: Any, node: Any) -> t.Expr | None:
        """The special methods that function values have as any object."""
        if name in ("__str__", "__repr__"):
            return self.ask_functions("function_text", [receiver], node)
        if name == "__hash__":
            return self.ask_functions("function_hash", [receiver], node)
        if name in ("__eq__", "__ne__") and len(positional) == 1:
            return self.relation(name.strip("_"), receiver, self.argument(positional[0], None), node)
        return None

    def named_after(self: "Checker", decl: FunctionDecl, checker: "Checker", identity: t.Identity) -> None:
        """`@functools.wraps(function)` above a nested function: it takes the names of that one."""
        node = decl.wraps
        value = self.expr(node)
        if isinstance(value, t.MakeClosure):
            lender = value.function.identity
            if lender is not None:
                identity.name, identity.qualname, identity.module, identity.doc = lender.name, lender.qualname, lender.module, lender.doc
            return
        if not isinstance(value.type, ty.CallableType):
            # What has no names of its own lends none.
            return
        variable = self.find_variable(node.id) if type(node).__name__ == "Name" else None
        if variable is None:
            variable = self.hidden_variable(self.keep(value, self.out), node)
        identity.named_after = checker.local_of(variable)

    def function_description(self: "Checker", node: Any, static: Any) -> t.Expr | None:
        """`f.__name__` and its like of a function named as such; None for anything else."""
        if node.attr not in DESCRIPTIONS:
            return None
        if type(node.value).__name__ == "Attribute" and static is None:
            owner = self.static_path(node.value.value)
            static = owner.methods.get(node.value.attr) if isinstance(owner, ClassDecl) else None
        if not isinstance(static, FunctionDecl) or static.decorators or static.role == "property":
            return None
        if static.wraps is not None:
            lender = self.static_path(static.wraps)
            if not isinstance(lender, FunctionDecl):
                self.fail(node, "which function this one is named after is not known here")
            return self.function_description(_Described(node), lender)
        known = identity_of(static)
        if not static.module.is_app and node.attr in ("__doc__", "__module__"):
            return None
        return self.const({"__name__": known.name, "__qualname__": known.qualname, "__module__": known.module, "__doc__": known.doc}[node.attr], node)


class _Described:
    """Stands for the attribute of another function at the same place."""

    def __init__(self, node: Any) -> None:
        self.attr, self.value = node.attr, None
        self.lineno, self.col_offset, self.end_lineno, self.end_col_offset = node.lineno, node.col_offset, node.end_lineno, node.end_col_offset
