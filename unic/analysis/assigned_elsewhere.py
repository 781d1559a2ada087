"""Variables of modules that other modules assign (`config.level = 2`): a name imported from there would keep its first value."""
from __future__ import annotations

from typing import TYPE_CHECKING

from unic.analysis.declarations import GlobalDecl, ImportedModule, names_assigned_later
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer

_REDIRECTION = "redirect_stdout"
_REDIRECTION_OF_ERRORS = "redirect_stderr"


def redirects_output(analyzer: "Analyzer") -> bool:
    """Whether the app names redirect_stdout: only then print() asks where to write, and sys.stdout changes."""
    known = analyzer.__dict__.get("redirects_output")
    if known is None:
        known = analyzer.__dict__["redirects_output"] = _is_named(analyzer, _REDIRECTION)
    return bool(known)


def redirects_errors(analyzer: "Analyzer") -> bool:
    """Whether the app names redirect_stderr: only then the library asks where to write (`image.REDIRECTS_ERRORS`), and sys.stderr changes."""
    return _is_named(analyzer, _REDIRECTION_OF_ERRORS)


def _is_named(analyzer: "Analyzer", name: str) -> bool:
    return any(module.is_app and name in module.source for module in analyzer.table.modules.values())


def _assigned(analyzer: "Analyzer") -> set[tuple[str, str]]:
    """Module and name of what the app assigns in other modules."""
    known: set[tuple[str, str]] | None = analyzer.__dict__.get("assigned_elsewhere")
    if known is None:
        known = {("sys", "stdout")} if redirects_output(analyzer) else set()
        if redirects_errors(analyzer):
            known.add(("sys", "stderr"))
        for module in analyzer.table.modules.values():
            if not module.is_app:
                continue
            for node in ast.walk(module.node):
                if type(node).__name__ == "Attribute" and type(node.ctx).__name__ == "Store":
                    owner = analyzer.lookup_path(node.value, module) if type(node.value).__name__ in ("Name", "Attribute") else None
                    if isinstance(owner, ImportedModule):
                        known.add((owner.name, node.attr))
        analyzer.__dict__["assigned_elsewhere"] = known
    return known


def is_assigned_elsewhere(checker: "Checker", symbol: GlobalDecl) -> bool:
    """Whether an imported variable changes after its import: by functions of its module, or from other modules."""
    if symbol.module.is_app and symbol.name in names_assigned_later(symbol.module):
        return True
    return (symbol.module.is_app or symbol.module.name == "sys") and (symbol.module.name, symbol.name) in _assigned(checker.analyzer)
