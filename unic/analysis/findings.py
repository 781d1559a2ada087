"""What analysis finds out about a program beside its functions: what configuration decided, what nothing reaches, what dispatch is for.

`unic inspect` shows it, and debuggers the constants; the code of an image does not depend on it.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis.declarations import ClassDecl, FunctionDecl, GlobalDecl, ImportedModule, ImportedName, ModuleDecl
from unic.analysis.modules import NOT_CONSTANT

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer


@dataclass(frozen=True)
class Decision:
    """A condition that configuration decides, so that a part of the source is out.

    because: the constants that it reads, as "module.NAME", with their values. first, last: the lines of what is out.
    names: what is named there, and what is imported there as "module.name".
    """

    path: str
    line: int
    outcome: bool
    because: tuple[tuple[str, Any], ...]
    first: int
    last: int
    names: tuple[str, ...]


@dataclass
class Findings:
    """constants: those of the app's configuration module, with path and line. unreached: names of functions, by module.

    classes: the qualified names of all classes that the modules declare. dispatch: by the symbol of a dispatch stub, the
    symbol of what it calls for which classes. converted: where values of a class first become objects of no known class.
    folded: the module variables of the app that always have one constant value, so that they need not be in the image: path, full name,
    value.
    imports: by module, what its names stand for that it imports. mentions: what the app's functions name that nothing reaches.
    """

    decisions: list[Decision] = field(default_factory=list)
    constants: list[tuple[str, Any, str, int]] = field(default_factory=list)
    folded: list[tuple[str, str, Any]] = field(default_factory=list)
    unreached: dict[str, list[str]] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    classes: set[str] = field(default_factory=set)
    dispatch: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    converted: dict[str, tuple[str, int]] = field(default_factory=dict)
    imports: dict[str, dict[str, str]] = field(default_factory=dict)
    mentions: dict[str, list[str]] = field(default_factory=dict)


@dataclass(eq=False)
class _Removed:
    """A condition that is constant, and the nodes that are out because of it."""

    module: ModuleDecl
    test: Any
    outcome: bool
    because: dict[str, Any]
    nodes: list[Any]


class Decisions:
    """Notes conditions that configuration decides while they are checked."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self._analyzer = analyzer
        self._removed: dict[tuple[str, int, int], _Removed | None] = {}

    def note(self, module: ModuleDecl, test: Any, outcome: Any, nodes: list[Any], hidden: Any = frozenset()) -> None:
        """`test` is always `outcome`, so that `nodes` are not looked into. Noted if that comes from configuration."""
        key = module.path, test.lineno, test.col_offset
        if not nodes or key in self._removed:
            return
        because = self._analyzer.folder.settings_of(test, module, hidden)
        self._removed[key] = _Removed(module, test, bool(outcome), because, nodes) if because else None

    def decisions(self) -> Iterator[Decision]:
        from unic.syntax import ast

        for found in self._removed.values():
            if found is None:
                continue
            names = {name for part in found.nodes for name in mentioned(part)}
            for node in (node for part in found.nodes for node in ast.walk(part) if isinstance(node, ast.ImportFrom)):
                module = self._analyzer.table.imported_module(found.module, node)
                names |= {f"{module}.{alias.name}" for alias in node.names}
            yield Decision(found.module.shown_path, found.test.lineno, found.outcome, tuple(found.because.items()),
                           found.nodes[0].lineno, found.nodes[-1].end_lineno, tuple(sorted(names)))


def findings_of(analyzer: "Analyzer") -> Findings:
    """What the analysis, which is done, has found."""
    found = Findings(decisions=list(analyzer.decisions.decisions()))
    reached = {instance.decl for instance in analyzer.instances.values() if instance.checked}
    modules = analyzer.table.modules
    for module in modules.values():
        found.paths[module.name] = module.shown_path
        names = []
        for decl in _functions(module, found.classes):
            if decl not in reached and not decl.is_synthesized:
                names.append(decl.qualname)
                if module.is_app:
                    found.mentions[f"{module.name}.{decl.qualname}"] = sorted(mentioned(decl.node))
        if names:
            found.unreached[module.name] = names
        imports = {name: f"{symbol.module}.{symbol.name}" if isinstance(symbol, ImportedName) else symbol.name
                   for name, symbol in module.symbols.items() if isinstance(symbol, ImportedName) and symbol.module in modules or isinstance(symbol, ImportedModule)}
        if imports:
            found.imports[module.name] = imports
        if module.is_app:
            found.folded += _folded(analyzer, module)
    found.constants = list(_constants(analyzer))
    for stub in analyzer.stubs.values():
        if stub.active and not stub.bypassed:
            found.dispatch[stub.function.symbol] = {symbol: [str(type_) for type_ in types] for types, symbol in _targets(stub.function.body)}
    for type_, span in analyzer.exposed.items():
        if span is not None:
            found.converted[str(type_)] = (span.path, span.line)
    return found


def mentioned(node: Any) -> set[str]:
    """The names and attributes in a piece of source."""
    from unic.syntax import ast

    names = {getattr(inner, "attr", None) or getattr(inner, "id", None) for inner in ast.walk(node)}
    return {name for name in names if isinstance(name, str)}


def _functions(module: ModuleDecl, classes: set[str]) -> Iterator[FunctionDecl]:
    """The functions and methods that a module declares; `classes` gets the names of its classes."""
    pending: list[Any] = list(module.symbols.values())
    for symbol in pending:
        if isinstance(symbol, FunctionDecl) and symbol.module is module and symbol.cls is None:
            yield symbol
        elif isinstance(symbol, ClassDecl) and symbol.module is module:
            classes.add(f"{module.name}.{symbol.qualname}")
            if not symbol.is_protocol:
                yield from (method for method in symbol.methods.values() if not method.is_abstract)
            pending.extend(symbol.nested.values())
    for cls in module.local_classes:
        classes.add(f"{module.name}.{cls.qualname}")


def _constants(analyzer: "Analyzer") -> Iterator[tuple[str, Any, str, int]]:
    """What the app's configuration is: the constants of config.py, and those of other modules that were replaced."""
    replaced = {key for key in analyzer.constants if key[0] != "image"}
    modules = [analyzer.table.modules.get(name) for name in dict.fromkeys(["config", *(module for module, _ in sorted(replaced))])]
    for module in modules:
        if module is None or not module.is_app:
            continue
        for name, symbol in module.symbols.items():
            if isinstance(symbol, GlobalDecl) and (module.name == "config" or (module.name, name) in replaced):
                value = analyzer.folder.global_value(symbol)
                if value is not NOT_CONSTANT:
                    yield f"{module.name}.{name}", value, module.shown_path, symbol.node.lineno


def _folded(analyzer: "Analyzer", module: ModuleDecl) -> Iterator[tuple[str, str, Any]]:
    from unic.syntax import ast

    reassigned = {name for node in ast.walk(module.node) if isinstance(node, ast.Global) for name in node.names}
    for name, symbol in module.symbols.items():
        if not isinstance(symbol, GlobalDecl) or symbol.module is not module:
            continue
        value = analyzer.folder.global_value(symbol)
        if value is NOT_CONSTANT and symbol.value is not None and symbol.assignments == 1 and not symbol.deleted and name not in reassigned:
            value = analyzer.folder.fold(symbol.value, module)
        if value is not NOT_CONSTANT:
            yield module.shown_path, f"{module.name}.{name}", value


def _targets(body: list[t.Stmt]) -> Iterator[tuple[list[Any], str]]:
    """What a dispatch stub calls for which types."""
    for statement in body:
        if isinstance(statement, t.ClassSwitch):
            for types, case in statement.cases:
                yield from ((types, call.function.symbol) for call in _calls(case))


def _calls(part: Any) -> Iterator[t.Call]:
    """The calls in statements and expressions of the typed program."""
    if isinstance(part, list):
        for item in part:
            yield from _calls(item)
    elif isinstance(part, (t.Expr, t.Stmt)):
        if isinstance(part, t.Call):
            yield part
        for value in vars(part).values():
            if isinstance(value, (list, t.Expr, t.Stmt)):
                yield from _calls(value)
