"""Where a call stands, for the library's functions that ask for it: their parameter `_site` gets path, line and function, a line each.

Only programs that mention one of these attributes of log records pay for the texts. warnings.warn() gets path, line, module and the line's text.
"""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis.declarations import FunctionDecl, Param

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

PARAMETER = "_site"
_ASKS = re.compile(r"\b(lineno|funcName|pathname|filename)\b|[({.]module\b")


class CallSites:
    """Mixin of the checker."""

    def call_site(self: "Checker", decl: FunctionDecl, param: Param, node: Any) -> t.Expr | None:
        """The text for a parameter that nobody gives by name; None where its default does."""
        if param.name != PARAMETER or decl.module.is_app or not self.module.is_app:
            return None
        if decl.module.name == "warnings":
            line = getattr(node, "lineno", 0)
            return self.const(f"{self.module.shown_path}\n{line}\n{self.module.name}\n{self.module.source.splitlines()[line - 1].strip()}", node)
        if not self.sites_are_asked_for():
            return None
        function = self.qualname.rpartition(".")[2] if self.qualname else "<module>"
        return self.const(f"{self.module.shown_path}\n{getattr(node, 'lineno', 0)}\n{function}", node)

    def sites_are_asked_for(self: "Checker") -> bool:
        known = self.analyzer.__dict__.get("asks_for_sites")
        if known is None:
            known = any(module.is_app and _ASKS.search(module.source) for module in self.analyzer.table.modules.values())
            self.analyzer.__dict__["asks_for_sites"] = known
        return bool(known)
