"""`while` and `for` statements, and what is known of variables that a loop assigns."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import deletions, function_scope_nodes
from unic.analysis.modules import NOT_CONSTANT
from unic.analysis.scope import Flow, merge, path_of

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

# By path the type at the end of a loop's body; None: nothing is known of it there.
BackFacts = dict[str, "ty.Type | None"]


@dataclass
class LoopFlows:
    """Flows at the `break`s and `continue`s met so far in a loop's body."""

    breaks: list[Flow] = field(default_factory=list)
    continues: list[Flow] = field(default_factory=list)


class Loops:
    """Mixin: loops.

    What holds at the start of a body is what held before the loop and also at the end of the
    body. The latter is found by the checker's passes: it is taken to be nothing at first, and
    grows (`loop_facts`) until a pass adds no more to it.
    """

    @property
    def loops(self: "Checker") -> list[LoopFlows]:
        """The loops around the current statement, innermost last."""
        found: list[LoopFlows] = self.__dict__.setdefault("_loops", [])
        return found

    @property
    def loop_facts(self: "Checker") -> dict[int, BackFacts]:
        """For each loop (by its node) what its body leaves behind, as known after the previous pass."""
        found: dict[int, BackFacts] = self.__dict__.setdefault("_loop_facts", {})
        return found

    def assigned_in(self: "Checker", body: list[Any]) -> list[str]:
        """Paths assigned by these statements, outermost first; `x[]` where an item of `x` is."""
        paths: set[str] = set()
        for node in function_scope_nodes(body):
            kind = type(node).__name__
            if kind in ("Name", "Attribute", "Subscript") and type(node.ctx).__name__ != "Load":
                path = path_of(node if kind != "Subscript" else node.value)
                if path is not None:
                    paths.add(path if kind != "Subscript" else path + "[]")
            elif kind == "ExceptHandler" and node.name or kind in ("MatchAs", "MatchStar") and node.name:
                paths.add(node.name)
            elif kind == "MatchMapping" and node.rest:
                paths.add(node.rest)
        return sorted(paths)

    def forget_deleted(self: "Checker", flow: Flow, body: list[Any]) -> None:
        """Where some of these statements may have run: what they delete, as the end of an `except ... as name` does, may be unassigned."""
        for node in function_scope_nodes(body):
            kind = type(node).__name__
            names = [target.id for target in deletions(node.targets) if type(target).__name__ == "Name"] if kind == "Delete" \
                else [node.name] if kind == "ExceptHandler" and node.name else []
            for name in names:
                variable = self.own_variable(name)
                if variable is not None and variable.local is not None:
                    flow.assigned.discard(variable.local)

    def loop_start(self: "Checker", node: Any, body: list[Any]) -> None:
        """Keep of the facts about assigned variables what also holds at the end of the loop's body."""
        facts = self.loop_facts.setdefault(id(node), {})
        entry = dict(self.flow.narrowed)
        paths = self.assigned_in(body)
        self.flow.forget_all(paths)
        self.forget_deleted(self.flow, body)
        for path in paths:
            back = facts.get(path, ty.NEVER)
            if path in entry and back is not None:
                self.flow.narrowed[path] = ty.union_of(entry[path], back)

    def loop_end(self: "Checker", node: Any, body: list[Any], start: Flow) -> None:
        """Note what the body, whose last flow is the current one, adds to the facts that `start` assumed."""
        back = merge(self.flow, *self.loops[-1].continues)
        if back.dead:
            return
        facts = self.loop_facts[id(node)]
        for path in self.assigned_in(body):
            if path not in start.narrowed:
                continue
            assumed, found = start.narrowed[path], back.narrowed.get(path)
            known = facts.get(path, ty.NEVER)
            if known is None or found is not None and ty.union_of(assumed, found) is assumed:
                continue
            facts[path] = None if found is None else ty.union_of(known, found)
            self.inference_stale = True
            self.note_change()

    def stmt_While(self: "Checker", node: Any) -> None:
        folded = self.fold_condition(node.test)
        if folded is not NOT_CONSTANT and not folded:
            self.note_decision(node.test, folded, node.body)
            self.statements(node.orelse)
            return
        assigning = node.body + [node.test]
        self.loop_start(node, assigning)
        start = self.flow.copy()
        endless = folded is not NOT_CONSTANT
        if endless:
            test: t.Expr = t.Const(ty.BOOL, self.span(node), True)
            on_true, on_false = self.flow.copy(), self.flow.copy()
            on_false.dead = True
        else:
            test, on_true, on_false = self.branch_condition(node.test)
        self.loops.append(LoopFlows())
        self.flow = on_true
        body = self.sub(node.body)
        self.loop_end(node, assigning, start)
        breaks = self.loops.pop().breaks
        self.flow = on_false
        orelse = self.sub(node.orelse)
        self.flow = merge(self.flow, *breaks)
        self.out.append(t.While(self.span(node), test, body, orelse))

    def stmt_For(self: "Checker", node: Any) -> None:
        self.loop_over(node.iter, node.target, self.loop_body(node), node)

    def stmt_AsyncFor(self: "Checker", node: Any) -> None:
        if not self.is_async:
            self.fail(node, "`async for` outside an async function")
        body = self.loop_body(node)

        def with_target(element: t.Expr) -> list[t.Stmt]:
            saved, self.out = self.out, []
            self.assign(node.target, element, node.iter)
            head = self.out
            self.out = saved
            return head + body()

        self.async_loop(self.value(node.iter), with_target, node, node.orelse)

    def loop_body(self: "Checker", node: Any) -> Callable[[], list[t.Stmt]]:
        """What checks the body of a for statement, once the flow stands at the loop's start."""
        assigning = node.body + [node.target]
        self.loop_start(node, assigning)
        start = self.flow.copy()

        def body() -> list[t.Stmt]:
            made = self.sub(node.body)
            self.loop_end(node, assigning, start)
            return made

        return body

    def stmt_Break(self: "Checker", node: Any) -> None:
        self.out.append(t.Break(self.span(node)))
        self.loops[-1].breaks.append(self.flow.copy())
        self.flow.dead = True

    def stmt_Continue(self: "Checker", node: Any) -> None:
        self.out.append(t.Continue(self.span(node)))
        self.loops[-1].continues.append(self.flow.copy())
        self.flow.dead = True
