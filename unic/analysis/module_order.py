"""When the bodies of the app's modules run: at the first import statement, as it is come to, that names the module."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ModuleDecl
from unic.diagnostics import span_of

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

# The statements of each module's body, with their places in it.
Parts = dict[ModuleDecl, list[tuple[float, list[t.Stmt]]]]


class ModuleOrder:
    """The function of each module's body, and the calls of them that import statements are."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer
        # For modules that functions import: what runs the body unless it has run, and the variable that tells.
        self.guarded: dict[ModuleDecl, tuple[t.Function, t.Global]] = {}
        self.bodies: dict[ModuleDecl, t.Function] = {}

    @property
    def flags(self) -> list[t.Global]:
        return [flag for _, flag in self.guarded.values()]

    def import_in_function(self, names: list[str], module: ModuleDecl, node: Any) -> list[t.Stmt]:
        """The statements that an import inside a function, or under a condition, is."""
        found: list[t.Stmt] = []
        for name in names:
            imported = self.analyzer.table.modules[name]
            if imported.is_app:
                self.analyzer.request("import", imported)
                found.append(self._call(self._guard(imported), module, node))
        return found

    def _guard(self, module: ModuleDecl) -> t.Function:
        if module not in self.guarded:
            unique = self.analyzer.unique_symbol
            function = t.Function(unique(f"{module.name}.<import>"), "<import>", module.shown_path, [], ty.NONE)
            function.inline = "never"
            self.guarded[module] = function, t.Global(unique(f"{module.name}.<imported>"), ty.BOOL, False)
        return self.guarded[module][0]

    def _call(self, function: t.Function, module: ModuleDecl, node: Any) -> t.Stmt:
        span = span_of(module.shown_path, node)
        return t.Eval(span, t.Call(ty.NONE, span, function, []))

    def functions(self, modules: list[ModuleDecl], parts: Parts) -> list[t.Function]:
        """All functions for the bodies of `modules`, which run one after the other, and of what they import."""
        found: list[t.Function] = []
        for module in modules:
            self._enter(module, parts, found)
        for module, (function, flag) in self.guarded.items():
            if module not in self.bodies:
                self._enter(module, parts, found)
            function.body = [t.If(None, t.GlobalGet(ty.BOOL, None, flag), [t.Return(None, None)], []),
                             t.SetGlobal(None, flag, t.Const(ty.BOOL, None, True)), t.Eval(None, t.Call(ty.NONE, None, self.bodies[module], []))]
            found.append(function)
        return found

    def _enter(self, module: ModuleDecl, parts: Parts, functions: list[t.Function]) -> None:
        function = self.bodies[module] = t.Function(self.analyzer.unique_symbol(f"{module.name}.<module>"), "<module>", module.shown_path, [], ty.NONE)
        function.inline = "never"
        if module.is_app:
            function.traceback_name = "<module>"
        placed = list(parts.get(module, []))
        for name, node in module.imports if module.is_app else []:
            imported = self.analyzer.table.modules[name]
            if not imported.is_app:
                continue
            if imported in self.guarded:
                placed.append((place_between(module, node), [self._call(self._guard(imported), module, node)]))
            elif imported not in self.bodies:
                self._enter(imported, parts, functions)
                if self.bodies[imported].body:
                    placed.append((place_between(module, node), [self._call(self.bodies[imported], module, node)]))
        function.body = [statement for _, statements in sorted(placed, key=lambda part: part[0]) for statement in statements]
        functions.append(function)


def place_between(module: ModuleDecl, node: Any) -> float:
    """Where `node`, which is none of the module's statements, stands among them: at i is statement i."""
    before = sum(1 for s in module.statements if (s.lineno, s.col_offset) < (node.lineno, node.col_offset))
    return before - 0.75 + node.lineno / 4e6
