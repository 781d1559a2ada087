"""Raise, try, and the ways out of try statements.

One variable, the current exception, is the exception being raised or being handled. A
handler that ends restores what was handled around it, which is known lexically: the
exception of the enclosing handler, or what was current when the function was entered.
"""
from __future__ import annotations

from collections.abc import Callable

from unic.analysis import typed
from unic.ir import ir
from unic.lower.expressions import lower_expression
from unic.lower.functions import FinallyContext, FunctionLowering, HandlerContext, TryContext


def lower_statements(fn: FunctionLowering, body: list[typed.Stmt]) -> None:
    from unic.lower.statements import lower_statements

    lower_statements(fn, body)


def has_finally(fn: FunctionLowering) -> bool:
    return any(isinstance(context, FinallyContext) for context in fn.contexts)


def leave(fn: FunctionLowering, depth: int, kind: object, finish: Callable[[], None]) -> None:
    """Leaves all contexts from the innermost down to index `depth`, then does `finish`.

    On the way, handlers restore the exception that is handled outside, and finally bodies
    run: one copy for each `kind` of exit, which later exits of that kind share.
    """
    contexts = fn.contexts
    for index in range(len(contexts) - 1, depth - 1, -1):
        context = contexts[index]
        fn.contexts = contexts[:index]
        if isinstance(context, HandlerContext):
            fn.set_current_exception(fn.get(fn.handled_slot()))
        elif isinstance(context, FinallyContext):
            shared = context.exits.get(kind)
            if shared is not None:
                fn.jump(shared)
                break
            context.exits[kind] = block = fn.new_block("finally")
            fn.jump(block)
            fn.start(block)
            lower_statements(fn, context.body)
    else:
        finish()
    fn.contexts = contexts


def lower_raise(fn: FunctionLowering, stmt: typed.Raise) -> None:
    if stmt.value is not None:
        value = lower_expression(fn, stmt.value)
        fn.stand_at(stmt.span)
        if fn.source is fn.program.raise_exception:
            _raise_here(fn, value)
        else:
            fn.call(fn.program.support("runtime.builtins.failure.raise_exception"), [value], stmt.span)
            fn.end(ir.Unreachable())
        return
    # A re-raise adds no traceback line.
    for context in reversed(fn.contexts):
        if isinstance(context, HandlerContext):
            fn.set_current_exception(fn.get(context.exception))
            break
    fn.jump(fn.landing())


def _raise_here(fn: FunctionLowering, value: ir.Value) -> None:
    """The body of the support function that every other raise calls."""
    if fn.program.chain_context is not None:
        fn.call(fn.program.function(fn.program.chain_context), [value, fn.current_exception()], None)
    fn.set_current_exception(value)
    fn.jump(fn.landing())


def lower_try(fn: FunctionLowering, stmt: typed.Try) -> None:
    after = fn.new_block("endtry")
    final = FinallyContext(stmt.finalbody) if stmt.finalbody else None
    if final is not None:
        fn.contexts.append(final)
    if stmt.handlers:
        _lower_handled(fn, stmt)
    else:
        lower_statements(fn, stmt.body)
        lower_statements(fn, stmt.orelse)
    if final is not None:
        fn.contexts.pop()
        lower_statements(fn, stmt.finalbody)
    fn.jump(after)
    if final is not None and final.region.landing is not None:
        _finally_after_exception(fn, final)
    fn.start(after)


def _lower_handled(fn: FunctionLowering, stmt: typed.Try) -> None:
    """Body, handlers and else part; ends in the block behind them."""
    done = fn.new_block("handled")
    attempt = TryContext()
    fn.contexts.append(attempt)
    lower_statements(fn, stmt.body)
    fn.contexts.pop()
    lower_statements(fn, stmt.orelse)
    fn.jump(done)
    if attempt.region.landing is not None:
        fn.start(attempt.region.landing)
        _dispatch(fn, stmt.handlers, done)
    fn.start(done)


def _dispatch(fn: FunctionLowering, handlers: list[typed.Handler], done: ir.BasicBlock) -> None:
    exception = fn.current_exception()
    caught = fn.new_slot("$caught", "ptr")
    fn.set(caught, exception)
    number: ir.Value | None = None
    bodies: list[tuple[typed.Handler, ir.BasicBlock]] = []
    for handler in handlers:
        block = fn.new_block("except")
        if not handler.types:
            bodies.append((handler, block))
            fn.jump(block)
            break
        ranges = fn.constants.id_ranges(list(handler.types))
        if not ranges:
            continue
        bodies.append((handler, block))
        if number is None:
            number = fn.class_id(exception)
        following = fn.new_block("next")
        fn.end(ir.Branch(fn.id_in_ranges(number, ranges), block, following))
        fn.start(following)
    else:
        fn.jump(fn.landing())
    for handler, block in bodies:
        fn.start(block)
        fn.contexts.append(HandlerContext(caught))
        if handler.local is not None:
            fn.set_local(handler.local, fn.get(caught))
        lower_statements(fn, handler.body)
        leave(fn, len(fn.contexts) - 1, "end", lambda: None)
        fn.contexts.pop()
        fn.jump(done)


def _finally_after_exception(fn: FunctionLowering, final: FinallyContext) -> None:
    fn.start(final.region.landing)
    caught = fn.new_slot("$caught", "ptr")
    fn.set(caught, fn.current_exception())
    fn.contexts.append(HandlerContext(caught))
    lower_statements(fn, final.body)
    fn.contexts.pop()
    fn.jump(fn.landing())
