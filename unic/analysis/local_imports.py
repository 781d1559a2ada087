"""Imports inside functions: names of the function that mean what they would at module level.

Such a name has its meaning in all of the function's body; the module itself counts as imported once the statement has been
looked at (it may stand in a branch that folds away), and its body runs when the statement is first come to.
"""
from __future__ import annotations

from collections import ChainMap
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from unic.analysis.declarations import FunctionDecl, ModuleDecl, own_nodes
from unic.analysis.errors import Refused
from unic.diagnostics import CompileError

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


def _imports(function: Any) -> bool:
    return any(type(node).__name__ in ("Import", "ImportFrom") for node in own_nodes(function))


class LocalImports:
    """Mixin of the checker."""

    def enter_scope(self: "Checker", decl: FunctionDecl) -> None:
        """See the module as the function's body does: where it imports, with symbols of its own before the module's."""
        made: ModuleDecl | None = self.analyzer.scope_modules.get(id(decl.node))
        if made is None:
            made = self.module
            if _imports(decl.node):
                made = replace(made, symbols=ChainMap({}, made.symbols))
            self.analyzer.scope_modules[id(decl.node)] = made
        if made is not self.module:
            self.module = made
            self.type_scope = replace(self.type_scope, module=made)

    def local_import(self: "Checker", node: Any) -> None:
        from unic.analysis.modules import Collector
        names = [alias.asname or alias.name.split(".")[0] for alias in node.names]
        for name in names:
            if name in self.globals_declared:
                self.fail(node, f"'{name}' is global and imported inside a function", "import it at module level")
            if name in self.hidden:
                self.fail(node, f"'{name}' is imported and also assigned in this function", "give one of the two another name")
        known = self.analyzer.local_imports
        if id(node) not in known:
            known[id(node)] = []
            imports = self.module.imports
            before = len(imports)
            try:
                Collector(self.analyzer.table, self.module).statement(node)
            except CompileError as error:
                raise Refused(error.diagnostics[0]) from None
            known[id(node)] = [name for name, _ in imports[before:]]
            # They are not those of the module's own statements.
            del imports[before:]
        self.out += self.analyzer.module_order.import_in_function(known[id(node)], self.module, node)
