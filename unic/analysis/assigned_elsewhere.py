"""Variables of modules that other modules assign (`config.level = 2`): a name imported from there would keep its first value."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis.declarations import GlobalDecl, ImportedModule, names_assigned_later
from unic.analysis.fields import stored_attribute
from unic.diagnostics import Span, span_of
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


def _assigned(analyzer: "Analyzer") -> dict[tuple[str, str], Span | None]:
    """Where the app first assigns what is in other modules, by module and name; None for a redirection."""
    known: dict[tuple[str, str], Span | None] | None = analyzer.__dict__.get("assigned_elsewhere")
    if known is None:
        known = {("sys", "stdout"): None} if redirects_output(analyzer) else {}
        if redirects_errors(analyzer):
            known["sys", "stderr"] = None
        for module in analyzer.table.modules.values():
            if not module.is_app:
                continue
            for node in ast.walk(module.node):
                target, name = stored_attribute(node)
                owner = analyzer.lookup_path(target, module) if type(target).__name__ in ("Name", "Attribute") else None
                if isinstance(owner, ImportedModule):
                    known.setdefault((owner.name, name), span_of(module.shown_path, node))
        analyzer.__dict__["assigned_elsewhere"] = known
    return known


def refuse_assigned_elsewhere(checker: "Checker", symbol: GlobalDecl, node: Any) -> None:
    """Refuses an imported variable that changes after its import: by functions of its module, or from other modules."""
    place = (symbol.module.name, symbol.name)
    assigned = _assigned(checker.analyzer)
    is_ours = symbol.module.is_app or symbol.module.name == "sys"
    if symbol.module.is_app and symbol.name in names_assigned_later(symbol.module) or is_ours and place in assigned:
        span = assigned.get(place)
        checker.fail(node, f"'{symbol.name}' of module '{symbol.module.name}' is assigned later: the imported name would keep its first value",
                     f"write `import {symbol.module.name}` and {symbol.module.name}.{symbol.name}", [(span, "it is assigned here")] if span is not None else None)
