"""`with` and `async with`: what is entered is left once, whichever way the block ends (CPython's reference, 8.5)."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.annotations import Special
from unic.analysis.scope import merge

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class WithStatements:
    """Mixin of the checker."""

    def stmt_With(self: "Checker", node: Any) -> None:
        self.with_items(node.items, node, "__enter__", "__exit__")

    def stmt_AsyncWith(self: "Checker", node: Any) -> None:
        self.with_items(node.items, node, "__aenter__", "__aexit__")

    def with_items(self: "Checker", items: list[Any], node: Any, enter: str, leave: str) -> None:
        if not items:
            self.statements(node.body)
            return
        span = self.span(node)
        item = items[0]
        suppressed = self.suppressed_classes(item.context_expr)
        if suppressed is not None:
            self.with_suppress(suppressed, items, node, enter, leave)
            return
        manager = self.keep(self.expr(item.context_expr), self.out)
        awaiting = enter == "__aenter__"
        if manager.type is not ty.NEVER and self.analyzer.find_method(manager.type, enter) is None:
            self.fail(item.context_expr, f"{manager.type} is not a context manager: it has no {enter}", about=(manager,))
        entered = self.call_method(manager, enter, [], {}, node)
        if awaiting:
            entered = self.await_value(entered, node)
        if item.optional_vars is not None:
            self.assign(item.optional_vars, entered, node)
        else:
            self.out.append(t.Eval(span, entered))
        before = self.flow.copy()
        self.loop_start_flow(before, node.body)
        saved, self.out = self.out, []
        self.with_items(items[1:], node, enter, leave)
        body = self.out
        after_body = self.flow
        base = self.analyzer.builtin_class("BaseException")
        # Left by an exception: __exit__ decides whether it goes on.
        self.out = []
        self.flow = before.copy()
        caught = self.temp(base)
        passed = self.temp(ty.BOOL)
        swallowed = self.leave_call(manager, leave, self.get(caught), node, awaiting)
        swallows = swallowed.type not in (ty.NONE, ty.NEVER)
        handler_body: list[t.Stmt] = [t.SetLocal(span, passed, t.Const(ty.BOOL, span, True))]
        if swallows:
            handler_body += self.out + [t.If(span, self.negate(self.truth(swallowed, node)), [t.Raise(span, None)], [])]
            if isinstance(swallowed.type, ty.UnionType) and after_body.dead and not self.may_return_none():
                # `-> bool | None` promises type checkers that the block's exceptions go on.
                self.out = handler_body
                self.raise_new("RuntimeError", [self.const("a context manager swallowed the exception of a block that must return a value", node)], node)
        else:
            handler_body += self.out + [t.Eval(span, swallowed), t.Raise(span, None)]
            self.flow.dead = True
        after_handler = self.flow
        # Left in any other way: __exit__(None, None, None) once, in the final body.
        self.out = []
        self.flow = before.copy()
        normal = self.leave_call(manager, leave, None, node, awaiting)
        final = [t.If(span, self.get(passed), [], self.out + [t.Eval(span, normal)])]
        self.out = saved
        self.flow = merge(after_body, after_handler)
        self.out.append(t.SetLocal(span, passed, t.Const(ty.BOOL, span, False)))
        self.out.append(t.Try(span, body, [t.Handler([], caught, handler_body, span)], [], final))  # type: ignore[arg-type]

    def may_return_none(self: "Checker") -> bool:
        return self.result is None or self.conversions.assignable(ty.NONE, self.result)

    def suppressed_classes(self: "Checker", node: Any) -> list[ty.ClassType] | None:
        """The classes of a call of contextlib.suppress; None for any other context manager."""
        if type(node).__name__ != "Call" or type(node.func).__name__ not in ("Name", "Attribute"):
            return None
        if self.static_path(node.func) != Special("contextlib", "suppress"):
            return None
        return [cls for argument in node.args for cls in self.exception_classes(argument)]

    def with_suppress(self: "Checker", classes: list[ty.ClassType], items: list[Any], node: Any, enter: str, leave: str) -> None:
        """`with suppress(A, B): body` is `try: body` / `except (A, B): pass`."""
        before = self.flow.copy()
        self.loop_start_flow(before, node.body)
        saved, self.out = self.out, []
        self.with_items(items[1:], node, enter, leave)
        body, self.out = self.out, saved
        self.flow = merge(self.flow, before)
        if classes:
            body = [t.Try(self.span(node), body, [t.Handler(classes, None, [], self.span(node))], [], [])]
        self.out += body

    def leave_call(self: "Checker", manager: t.Expr, leave: str, caught: t.Expr | None, node: Any, awaiting: bool) -> t.Expr:
        span = self.span(node)
        if manager.type is ty.NEVER:
            return self.bottom(node)
        if caught is None:
            none = t.Const(ty.NONE, span, None)
            args: list[tuple[t.Expr, Any]] = [(none, node), (none, node), (none, node)]
        else:
            args = [(self.type_of(caught, node), node), (caught, node), (t.Const(ty.NONE, span, None), node)]
        result = self.call_method(manager, leave, args, {}, node)
        return self.await_value(result, node) if awaiting else result
