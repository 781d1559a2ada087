"""What stands below `if TYPE_CHECKING:`: names for annotations, which the program that runs does not have.

The modules that are imported there are loaded for their types, after all others; their bodies do not run.
"""
from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from unic.analysis.declarations import ModuleDecl
from unic.diagnostics import CompileError, Diagnostic
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.modules import ModuleTable

_IMPORTS = ("Import", "ImportFrom")


@dataclass(eq=False)
class Unavailable:
    """A name that could not be imported, and why."""

    diagnostics: list[Diagnostic]


class ForCheckers:
    """The branches of one program that only type checkers follow."""

    def __init__(self, table: "ModuleTable") -> None:
        self.table = table
        self.waiting: list[tuple[ModuleDecl, list[Any]]] = []

    def note(self, module: ModuleDecl, body: list[Any]) -> None:
        """Keep a branch until the modules of the program itself are loaded."""
        if module.is_app:
            self.waiting.append((module, body))

    def declare(self) -> None:
        """Declare the names of all branches met so far."""
        while self.waiting:
            module, body = self.waiting.pop(0)
            self.declare_branch(module, body)

    def declare_branch(self, module: ModuleDecl, body: list[Any]) -> None:
        from unic.analysis.modules import Collector
        # The declarations see the module's names, and the module does not see theirs.
        view = replace(module, symbols=ChainMap(module.type_symbols, module.symbols), statements=[], imports=[],  # type: ignore[arg-type]
                       local_classes=[], home=module.home or module)
        collector = Collector(self.table, view)
        collector.for_checkers = True
        for node in (part for statement in body for part in self.single_names(statement)):
            kind = type(node).__name__
            if kind not in (*_IMPORTS, "Assign", "AnnAssign", "TypeAlias", "ClassDef", "If"):
                continue
            try:
                collector.statement(node)
            except CompileError as error:
                if kind not in _IMPORTS:
                    self.refuse(error)
                    continue
                alias = node.names[0]
                # Told where an annotation names it.
                module.type_symbols[alias.asname or alias.name.split(".")[0]] = Unavailable(error.diagnostics)

    def single_names(self, node: Any) -> list[Any]:
        """An import statement as one for each of its names, so that one which is missing does not take the others along."""
        kind = type(node).__name__
        if kind not in _IMPORTS:
            return [node]
        place = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
        if kind == "Import":
            return [ast.Import([alias], *place) for alias in node.names]
        # The classes of the main module's file are those of the program, by whatever name it is imported.
        found = self.table.find(node.module) if node.module and not node.level else None
        main = self.table.modules.get("__main__")
        home = "__main__" if found is not None and main is not None and str(found[0]) == main.path else node.module
        return [ast.ImportFrom(home, [alias], node.level, *place) for alias in node.names]

    def refuse(self, error: CompileError) -> None:
        for diagnostic in error.diagnostics:
            self.table.report(diagnostic)
