"""Types of module variables that no single assignment tells: loop variables, unpacked names, empty displays, None at first.

They are inferred as the local variables of a function would be whose body is the module's own statements.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import types as ty
from unic.analysis.declarations import GlobalDecl, ModuleDecl

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

_EMPTY_MAKERS = ("list", "dict", "set", "deque", "defaultdict", "OrderedDict", "Counter")


def infer_module_variables(analyzer: "Analyzer", module: ModuleDecl) -> dict[GlobalDecl, ty.Type]:
    """Types of the module's variables whose declaration alone does not say them; one without a usable type is left out."""
    from unic.analysis.checker import trial
    wanted = {name: symbol for name, symbol in module.symbols.items() if isinstance(symbol, GlobalDecl) and is_undetermined(symbol)}
    if not wanted:
        return {}
    checker = analyzer.module_checker(module)
    for name in wanted:
        checker.declare(name)
    statements = [s for s in module.statements if type(s).__name__ != "ClassDef" and mentions(s, set(wanted))]
    trial(analyzer, checker, lambda: checker.statements(statements))
    found: dict[GlobalDecl, ty.Type] = {}
    for name, symbol in wanted.items():
        type_ = checker.scopes[0][name].type
        if type_ is not None and type_ is not ty.NEVER and not analyzer.is_partial(type_):
            found[symbol] = type_
    return found


def is_undetermined(symbol: GlobalDecl) -> bool:
    """Whether the first assignment does not say the type: not a plain assignment, None, or an empty container."""
    annotation = symbol.annotation
    if annotation is not None and getattr(annotation, "id", "") != "Final":
        return False
    value = symbol.value
    kind = type(value).__name__
    if kind == "Call":
        return not value.args and not value.keywords and getattr(value.func, "id", "") in _EMPTY_MAKERS
    if kind in ("List", "Set"):
        return not value.elts
    return value is None or kind == "Constant" and value.value is None or kind == "Dict" and not value.keys


def mentions(node: Any, names: set[str]) -> bool:
    """Whether a statement has one of the names in it."""
    from unic.syntax import ast
    return any(type(n).__name__ == "Name" and n.id in names for n in ast.walk(node))
