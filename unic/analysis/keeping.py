"""Programs without dead-code elimination: all that is concrete in the modules they import counts as reached.

Concrete are functions, methods and variables without type parameters of their own or their class's; of generic code there are the
instances that something asks for. What cannot be checked as it stands, because no program with this configuration could reach it, is left out.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, FunctionDecl, GlobalDecl, ModuleDecl, all_methods
from unic.analysis.errors import Refused
from unic.diagnostics import CompileError

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer


# A function or method, and the type whose method it is.
Concrete = tuple[FunctionDecl, ty.Type | None]


class Keeping:
    """What is kept so far. A function is tried first, and its callers are left out with it if it cannot be checked."""

    def __init__(self, analyzer: "Analyzer") -> None:
        self.analyzer = analyzer
        self.modules: set[ModuleDecl] = set()
        self.refused: set[FunctionDecl] = set()

    def step(self) -> bool:
        """Reaches all that is concrete in the modules that have come since; False when none have."""
        analyzer = self.analyzer
        new = [module for module in analyzer.table.order if module not in self.modules]
        self.modules.update(new)
        needs: dict[Concrete, set[FunctionDecl]] = {}
        for module in new:
            for symbol in list(module.symbols.values()):
                if isinstance(symbol, GlobalDecl) and symbol.module is module and symbol.annotation is not None:
                    self.keep_variable(symbol)
            for decl, owner in self.functions_of(module):
                needed = self.try_out(decl, owner)
                if needed is None:
                    self.refused.add(decl)
                else:
                    needs[decl, owner] = needed
        while unusable := [function for function, needed in needs.items() if needed & self.refused]:
            for function in unusable:
                self.refused.add(function[0])
                del needs[function]
        for decl, owner in needs:
            analyzer.instance(decl, owner, {})
        return bool(new)

    def functions_of(self, module: ModuleDecl) -> Iterator[Concrete]:
        for symbol in list(module.symbols.values()):
            if isinstance(symbol, FunctionDecl) and symbol.module is module and self.is_concrete(symbol):
                yield symbol, None
            elif isinstance(symbol, ClassDecl) and symbol.module is module and not (symbol.type_params or symbol.is_protocol or symbol.is_enum):
                try:
                    owner = self.analyzer.primitive_of(symbol) or self.analyzer.class_type(symbol, ())
                except Refused:
                    continue
                for method in all_methods(symbol):
                    if not method.is_synthesized and self.is_concrete(method):
                        yield method, owner

    def is_concrete(self, decl: FunctionDecl) -> bool:
        signatures = self.analyzer.signatures
        return not (decl.decorators or decl.is_abstract or signatures.type_parameters(decl)
                    or any(signatures.is_protocol(param.annotation, decl) for param in decl.params))

    def try_out(self, decl: FunctionDecl, owner: ty.Type | None) -> set[FunctionDecl] | None:
        """The functions that a function needs, None if it cannot be checked."""
        from unic.analysis.checker import check_instance
        from unic.analysis.program import Instance
        analyzer = self.analyzer
        reports, outer = analyzer.hold_reports(), analyzer.begin_transaction()
        is_right = False
        try:
            signature = analyzer.signatures.of(decl, owner, {})
            if signature is not None:
                function = t.Function("", decl.name, decl.module.shown_path, [], signature.result)
                check_instance(analyzer, Instance(decl, owner if isinstance(owner, ty.ClassType) else None, {}, signature, function))
                is_right = not analyzer.diagnostics
        except (Refused, CompileError):
            pass
        finally:
            effects = analyzer.end_transaction(outer)
            analyzer.release_reports(reports)
        return {payload.decl for kind, payload in effects if kind == "instance"} if is_right else None

    def keep_variable(self, decl: GlobalDecl) -> None:
        analyzer = self.analyzer
        reports, outer = analyzer.hold_reports(), analyzer.begin_transaction()
        is_right = False
        try:
            is_right = analyzer.global_variable(decl) is not None and not analyzer.diagnostics
        except (Refused, CompileError):
            pass
        finally:
            analyzer.end_transaction(outer)
            analyzer.release_reports(reports)
        if is_right:
            analyzer.global_variable(decl)
