"""Types of module-level variables that no single assignment gives: bound by loops, unpacking or `with`, or empty displays
whose element types later statements tell.

The statements concerned are checked on trial, with the variables' types being gathered in
`Analyzer.gathered`; nothing the trial reaches or reports counts.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import types as ty
from unic.analysis.declarations import GlobalDecl, ModuleDecl
from unic.analysis.partial import PartialType

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

MAX_ROUNDS = 6


def infer_bound(analyzer: "Analyzer", decl: GlobalDecl) -> bool:
    """Find the types of all variables that the statement of `decl` binds; False when that statement itself is wrong."""
    together = [s for s in decl.module.symbols.values() if isinstance(s, GlobalDecl) and s.node is decl.node
                and s.value is None and s.annotation is None]
    for each in together:
        analyzer.gathered[each] = ty.NEVER
    right = True
    try:
        for _ in range(MAX_ROUNDS):
            before = [analyzer.gathered[each] for each in together]
            right = _try_statement(analyzer, decl.module, decl.node)
            if all(a is analyzer.gathered[each] for a, each in zip(before, together)):
                break
    finally:
        for each in together:
            type_ = settled(analyzer, analyzer.gathered.pop(each))
            if type_ is not ty.NEVER and not isinstance(type_, PartialType):
                analyzer.global_types[each] = type_
    return right


def learn_display(analyzer: "Analyzer", decl: GlobalDecl, partial: PartialType) -> ty.Type:
    """What the statements behind `xs = []` say about its elements; the partial type itself when they do not tell."""
    analyzer.gathered[decl] = partial
    try:
        behind = False
        for statement in decl.module.statements:
            if behind and decl.name in _names(statement):
                _try_statement(analyzer, decl.module, statement)
                if partial.complete:
                    break
            behind = behind or statement is decl.node
    finally:
        del analyzer.gathered[decl]
    return settled(analyzer, partial)


def settled(analyzer: "Analyzer", type_: ty.Type) -> ty.Type:
    """The class a partial type has become, if it is complete."""
    if isinstance(type_, PartialType) and type_.complete:
        return analyzer.class_type(type_.decl, tuple(a for a in type_.learnt if a is not None))
    return type_


def _try_statement(analyzer: "Analyzer", module: ModuleDecl, node: Any) -> bool:
    from unic.analysis.checker import trial
    checker = analyzer.module_checker(module)

    def body() -> None:
        checker.errors = []
        checker.statement(node)

    trial(analyzer, checker, body)
    return not checker.errors


def _names(statement: Any) -> set[str]:
    from unic.syntax import ast
    return {n.id for n in ast.walk(statement) if type(n).__name__ == "Name"}
