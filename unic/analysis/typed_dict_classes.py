"""Classes that inherit from TypedDict: what the compiler knows them as (unic/analysis/typed_dicts.py)."""
from __future__ import annotations

from unic.analysis.declarations import ClassDecl
from unic.syntax import ast


def declare_typed_dict(decl: ClassDecl, first: bool) -> None:
    """Make of a class whose base is TypedDict (`first`) or inherits from it what the compiler knows it as."""
    node = decl.node
    total = next((k.value.value for k in node.keywords if k.arg == "total" and type(k.value).__name__ == "Constant"), True)
    decl.typed_items = {name: (attribute.annotation, bool(total)) for name, attribute in decl.attributes.items() if attribute.annotation is not None}
    decl.attributes.clear()
    if first:
        place = (node.lineno, node.col_offset, node.lineno, node.col_offset)
        names = [ast.Name(name, ast.Load(), *place) for name in ("dict", "str", "object")]
        decl.bases.append(ast.Subscript(names[0], ast.Tuple(names[1:], ast.Load(), *place), ast.Load(), *place))
