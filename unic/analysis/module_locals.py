"""Types of module variables that no single assignment tells: loop variables, unpacked names, empty displays, None at first.

They are inferred as the local variables of a function would be whose body is the module's own statements.
"""
from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from unic.analysis import types as ty
from unic.analysis.declarations import GlobalDecl, ModuleDecl
from unic.analysis.open_types import Hole, resolve
from unic.analysis.usage import Slot

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
    # Assertions about others narrow what is assigned to these.
    statements = [s for s in module.statements if type(s).__name__ == "Assert" or type(s).__name__ != "ClassDef" and mentions(s, set(wanted))]
    trial(analyzer, checker, lambda: checker.statements(statements))
    found: dict[GlobalDecl, ty.Type] = {}
    unsettled: list[tuple[GlobalDecl, ty.Type]] = []
    for name, symbol in wanted.items():
        type_ = checker.scopes[0][name].type
        type_ = resolve(analyzer, type_) if type_ is not None else None
        if type_ is ty.NONE:
            type_ = Hole(ty.NONE)
        if type_ is not None and type_.open:
            unsettled.append((symbol, type_))
        elif type_ is not None and type_ is not ty.NEVER:
            found[symbol] = type_
    find_in_functions(analyzer, unsettled, found)
    return found


def find_in_functions(analyzer: "Analyzer", unsettled: list[tuple[GlobalDecl, ty.Type]], found: dict[GlobalDecl, ty.Type]) -> None:
    """Variables that the functions of the module fill: `memo = {}`, or None at first."""
    if not unsettled:
        return
    analyzer.global_types.update(found)
    analyzer.global_types.update(unsettled)

    def settle(symbol: GlobalDecl, known: ty.Type) -> None:
        found[symbol] = known
        analyzer.global_types.pop(symbol, None)
        analyzer.globals.pop(symbol, None)

    analyzer.usage.find([Slot(symbol.name, type_, None, partial(settle, symbol)) for symbol, type_ in unsettled])


def type_in_place(analyzer: "Analyzer", decl: GlobalDecl) -> ty.Type | None:
    """The type of a variable whose value has none by itself: it takes what the statements before it tell of other variables."""
    from unic.analysis.checker import trial
    from unic.syntax import ast
    if not decl.module.is_app or decl.cls is not None or decl.value is None or decl in analyzer.typed_in_place:
        return None
    names = {decl.name} | {n.id for n in ast.walk(decl.value) if type(n).__name__ == "Name"}
    checker = analyzer.module_checker(decl.module)
    checker.declare(decl.name)
    statements = [s for s in decl.module.statements if s.lineno <= decl.value.lineno
                  and type(s).__name__ not in ("ClassDef", "FunctionDef", "AsyncFunctionDef") and mentions(s, names)]
    analyzer.typed_in_place.add(decl)
    try:
        trial(analyzer, checker, lambda: checker.statements(statements))
    finally:
        analyzer.typed_in_place.discard(decl)
    type_ = checker.scopes[0][decl.name].type
    return None if type_ is None or type_ is ty.NEVER or type_.open else type_


def is_undetermined(symbol: GlobalDecl) -> bool:
    """Whether the first assignment does not say the type: not a plain assignment, None, or an empty container."""
    annotation = symbol.annotation
    if annotation is not None and getattr(annotation, "id", "") != "Final":
        return False
    value = symbol.value
    if value is None or type(value).__name__ == "Constant" and value.value is None:
        return True
    from unic.syntax import ast
    return symbol.module.is_app and any(map(is_open_display, ast.walk(value)))


def is_open_display(node: Any) -> bool:
    """Whether an expression is an empty container, or one of None alone."""
    kind = type(node).__name__
    if kind == "Call":
        name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        return name in _EMPTY_MAKERS and not node.args and not node.keywords or name == "defaultdict" and len(node.args) == 1
    if kind in ("List", "Set"):
        return all(map(is_none, node.elts)) or any(map(is_lambda, node.elts))
    if kind == "Dict":
        return all(map(is_none, node.values)) or any(map(is_lambda, node.values))
    if kind == "Tuple":
        return any(map(is_lambda, node.elts))
    return kind in ("ListComp", "SetComp") and is_none(node.elt) or kind == "DictComp" and is_none(node.value)


def is_lambda(node: Any) -> bool:
    """Whether an expression is a lambda whose types its calls must tell."""
    return type(node).__name__ == "Lambda" and bool(node.args.args)


def is_none(node: Any) -> bool:
    return type(node).__name__ == "Constant" and node.value is None


def mentions(node: Any, names: set[str]) -> bool:
    """Whether a statement has one of the names in it."""
    from unic.syntax import ast
    return any(type(n).__name__ == "Name" and n.id in names for n in ast.walk(node))
