"""`except*` (PEP 654, CPython's reference 8.4.2): every clause takes its part of the exceptions, and what is left or new goes on.

A handler of everything asks the clauses one after another:

    except BaseException as caught:
        handling = StarredHandling(caught)
        match = handling.match(condition of the clause)
        if match is not None:
            while `match` is the exception being handled:
                try: body of the clause
                except BaseException as raised: handling.add(raised)
        ... the other clauses ...
        outcome = handling.outcome()
        if outcome is not None: raise it as it is
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.scope import Flow

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class ExceptStar:
    """Mixin of the checker."""

    def stmt_TryStar(self: "Checker", node: Any) -> None:
        self.try_statement(node, self.starred_clauses)

    def starred_clauses(self: "Checker", nodes: list[Any], before: Flow, ends: list[Flow]) -> list[t.Handler]:
        """The clauses as one handler. They all may run, so each sees what those before it may have assigned."""
        first = nodes[0]
        span = self.span(first)
        base = self.analyzer.builtin_class("BaseException")
        caught = self.temp(base)
        body: list[t.Stmt] = []
        handling = self.keep(self.builtin_call("starred_handling", [self.get(caught)], first), body)
        start = before.copy()
        after: list[Flow] = []
        for node in nodes:
            self.flow = start.copy()
            body += self.starred_clause(handling, node)
            after.append(self.flow)
            self.loop_start_flow(start, [node])
        outcome = self.keep(self.call_method(handling, "outcome", [], {}, first), body)
        raised: list[t.Stmt] = [t.Eval(None, t.Intrinsic(ty.NONE, None, "unsafe.set_current_exception", [outcome])),
                                t.Eval(None, t.Intrinsic(ty.NEVER, None, "unsafe.raise_current", []))]
        if all(flow.dead for flow in after):
            # Each clause that ran has raised.
            body += raised
        else:
            body.append(t.If(None, t.Intrinsic(ty.BOOL, None, "is_none", [outcome]), [], raised))
        ends += after
        return [t.Handler([], caught, body, span)]

    def starred_clause(self: "Checker", handling: t.Expr, node: Any) -> list[t.Stmt]:
        span = self.span(node)
        base = self.analyzer.builtin_class("BaseException")
        types = self.starred_classes(node.type)
        body: list[t.Stmt] = []
        match = self.keep(self.call_method(handling, "match", [(self.condition_of(types, node), node)], {}, node), body)
        some = self.analyzer.builtin_class("BaseExceptionGroup")
        ordinary = all(cls.is_subclass_of(self.analyzer.builtin_class("Exception")) for cls in types) and not self.derives_mixed_groups()
        group: t.Expr = t.Convert(some, span, "cast", match)
        if ordinary and node.name:
            group = self.builtin_call("ordinary_group", [group], node)
        assert isinstance(group.type, ty.ClassType)
        clause = self.handler(node, [group.type])
        if clause.local is not None:
            clause.body.insert(0, t.SetLocal(span, clause.local, group))
        raised = self.temp(base)
        saved, self.out = self.out, []
        noted = self.call_method(handling, "add", [(self.get(raised), node)], {}, node)
        escaped = [*self.out, t.Eval(span, noted)]
        self.out = saved
        variable = self.own_variable(node.name) if node.name else None
        if variable is not None and variable.local is not None:
            escaped.append(t.DeleteLocal(span, variable.local))
        guarded: list[t.Stmt] = [t.Try(span, clause.body, [t.Handler([], raised, escaped, span)], [], [])]
        # Raised as it is, and caught at once: so it becomes the exception that is handled.
        entered: list[t.Stmt] = [t.Eval(None, t.Intrinsic(ty.NONE, None, "unsafe.set_current_exception", [match])),
                                 t.Eval(None, t.Intrinsic(ty.NEVER, None, "unsafe.raise_current", []))]
        body.append(t.If(span, t.Intrinsic(ty.BOOL, span, "is_none", [match]), [], [t.Try(span, entered, [t.Handler([], None, guarded, span)], [], [])]))
        return body

    def starred_classes(self: "Checker", node: Any) -> list[ty.ClassType]:
        """The classes that a clause names."""
        if self.is_class_variable(node):
            self.fail(node, "`except*` with classes that only the run knows is not supported", "name the classes")
        items = node.elts if type(node).__name__ == "Tuple" else [node]
        types = [cls for item in items for cls in self.exception_classes(item)]
        for cls in types:
            if cls.is_subclass_of(self.analyzer.builtin_class("BaseExceptionGroup")):
                self.fail(node, f"catching {cls} with `except*` is not allowed", "write `except`: `except*` looks into groups")
        return types

    def condition_of(self: "Checker", types: list[ty.ClassType], node: Any) -> t.Expr:
        """A function value that says whether an exception is of these classes."""
        wanted = ty.callable_of((self.analyzer.builtin_class("BaseException"),), ty.BOOL)

        def test(checker: "Checker", args: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            return t.TypeTest(ty.BOOL, args[0].span, args[0], list(types)) if types else checker.const(False, node)

        return self.adapter(wanted, [], test, node, t.Identity("<except*>", "<except*>", self.module.name))

    def derives_mixed_groups(self: "Checker") -> bool:
        """Whether the program has a group that is no Exception even where all of its members are."""
        return any(decl.name != "ExceptionGroup" for decl in self.analyzer.derived.get("BaseExceptionGroup", ()))
