"""`try` with `except` clauses, `else` and `finally`. `except*` is in except_star.py."""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, GlobalDecl
from unic.analysis.scope import Flow, merge

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

Clauses = Callable[[list[Any], Flow, list[Flow]], list[t.Handler]]


class TryStatements:
    """Mixin of the checker."""

    def stmt_Try(self: "Checker", node: Any) -> None:
        self.try_statement(node, self.clauses)

    def try_statement(self: "Checker", node: Any, clauses: Clauses) -> None:
        """`clauses` makes the handlers."""
        before = self.flow.copy()
        self.loop_start_flow(before, node.body)
        self.guarded += bool(node.handlers)
        body = self.sub(node.body)
        self.guarded -= bool(node.handlers)
        orelse = self.sub(node.orelse)
        ends = [self.flow]
        handlers = clauses(node.handlers, before, ends)
        joined = merge(*ends)
        final: list[t.Stmt] = []
        if node.finalbody:
            # The final body also runs with the flow of an exception on its way.
            uncertain = before.copy()
            self.loop_start_flow(uncertain, node.body + node.orelse + [s for h in node.handlers for s in h.body])
            self.flow = uncertain
            final = self.sub(node.finalbody)
            dead = self.flow.dead
            newly = self.flow.assigned
            self.forget_deleted(joined, node.finalbody)
            joined.assigned |= newly
            joined.forget_all(self.assigned_in(node.finalbody))
            joined.dead = joined.dead or dead
        self.flow = joined
        self.out.append(t.Try(self.span(node), body, handlers, orelse, final))

    def clauses(self: "Checker", nodes: list[Any], before: Flow, ends: list[Flow]) -> list[t.Handler]:
        """The handlers of `except` clauses, each entered with the flow `before`; how they end is added to `ends`."""
        if any(node.type is not None and self.is_class_variable(node.type) for node in nodes):
            return [self.handlers_in_turn(nodes, before, ends)]
        handlers = []
        for node in nodes:
            self.flow = before.copy()
            # Nothing assigned in the body is certain here; what was before stays assigned.
            handlers.append(self.handler(node))
            ends.append(self.flow)
        return handlers

    def loop_start_flow(self: "Checker", flow: Flow, body: list[Any]) -> None:
        flow.forget_all(self.assigned_in(body))
        self.forget_deleted(flow, body)

    def handler(self: "Checker", node: Any, known: list[ty.ClassType] | None = None) -> t.Handler:
        """One except clause; `known`: what it catches at least, where only the run tells its classes."""
        self.handling += 1
        types: list[ty.ClassType] = known or []
        base = self.analyzer.builtin_class("BaseException")
        if node.type is not None and known is None:
            items = node.type.elts if type(node.type).__name__ == "Tuple" else [node.type]
            for item in items:
                for cls in self.exception_classes(item):
                    types.append(cls)
        local: t.Local | None = None
        if node.name:
            caught: ty.Type = ty.union_of(*types) if types else base
            caught = caught if len(types) == 1 else self.common_base(types) if types else base
            variable = self.own_variable(node.name)
            if variable is None:
                variable = self.declare(node.name)
            self.join_variable(variable, caught)
            local = self.temp(caught)
            saved, self.out = self.out, []
            self.set_variable(variable, self.get(local), node)
            body = self.out
            self.out = saved
            body += self.sub(node.body)
            if variable.local is not None:
                # Unassigned behind the handler; of no effect when nobody looks.
                self.note_deleted(variable)
                body.append(t.DeleteLocal(self.span(node), variable.local))
                self.flow.assigned.discard(variable.local)
        else:
            body = self.sub(node.body)
        self.handling -= 1
        return t.Handler(types, local, body, self.span(node))

    def exception_classes(self: "Checker", node: Any) -> list[ty.ClassType]:
        """The classes one item of an except clause names (a global tuple of classes counts)."""
        symbol = self.analyzer.lookup_path(node, self.module) if type(node).__name__ in ("Name", "Attribute") else None
        if isinstance(symbol, GlobalDecl) and symbol.value is not None and type(symbol.value).__name__ == "Tuple":
            return [c for e in symbol.value.elts for c in self.exception_classes(e)]
        if isinstance(symbol, GlobalDecl) and symbol.value is not None and type(symbol.value).__name__ in ("Name", "Attribute"):
            target = self.analyzer.lookup_path(symbol.value, symbol.module)
            if isinstance(target, ClassDecl):
                return [self.analyzer.class_type(target, ())]
        cls = self.annotation(node)
        if not isinstance(cls, ty.ClassType) or not cls.is_subclass_of(self.analyzer.builtin_class("BaseException")):
            self.fail(node, f"catching classes that do not inherit from BaseException is not allowed: {cls}")
        return [cls]

    def common_base(self: "Checker", types: list[ty.ClassType]) -> ty.ClassType:
        for candidate in types[0].ancestors():
            if all(c.is_subclass_of(candidate) for c in types):
                return candidate
        return self.analyzer.builtin_class("BaseException")
