"""The expression whose value a variable or attribute holds, where the program assigns it once.

So what a constant argument tells is known where the value is used: of a pattern or a binary format, say. A variable of a function
may be assigned in a branch that does not run, and a subclass may have an attribute of its own: who relies on it has it tested at run time.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis.declarations import GlobalDecl, ModuleDecl
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class HeldValues:
    """Mixin of the checker."""

    def held_value(self: "Checker", node: Any) -> tuple[Any, ModuleDecl] | None:
        """What `node` stands for, and the module in whose terms it is written; a call or constant is itself."""
        kind = type(node).__name__
        if kind == "Name":
            for checker in self.chain():
                if any(node.id in scope for scope in checker.scopes):
                    value = _only_value(checker.decl.node, node.id) if checker.decl is not None else None
                    return (value, self.module) if value is not None else None
        if kind not in ("Name", "Attribute"):
            return node, self.module
        symbol = self.static_path(node)
        if isinstance(symbol, GlobalDecl):
            return (symbol.value, symbol.module) if symbol.assignments == 1 and symbol.value is not None else None
        if kind != "Attribute" or type(node.value).__name__ != "Name":
            return None
        decl = self.chain()[-1].decl
        if decl is None or decl.cls is None or not decl.params or node.value.id not in (decl.params[0].name, decl.cls.name):
            return None
        value = _only_value(decl.cls.node, node.attr, attribute=True)
        attribute = decl.cls.attributes.get(node.attr)
        if attribute is not None and attribute.value is not None:
            value = attribute.value if value is None else None
        return (value, self.module) if value is not None else None


def _only_value(scope: Any, name: str, attribute: bool = False) -> Any:
    """The expression that a function assigns to a local name, or the methods of a class to an attribute; None unless there is just one."""
    values: list[Any] = []
    stores = 0
    for node in ast.walk(scope):
        kind = type(node).__name__
        stores += kind == ("Attribute" if attribute else "Name") and type(node.ctx).__name__ != "Load" and _name_of(node, attribute) == name
        stores += not attribute and name in (getattr(node, "arg", None) if kind == "arg" else None, getattr(node, "name", None))
        if kind in ("Assign", "AnnAssign", "NamedExpr"):
            targets = node.targets if kind == "Assign" else [node.target]
            if len(targets) == 1 and _name_of(targets[0], attribute) == name:
                values.append(node.value)
    return values[0] if len(values) == stores == 1 else None


def _name_of(node: Any, attribute: bool) -> Any:
    return getattr(node, "attr" if attribute else "id", None)
