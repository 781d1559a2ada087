"""Async generators: `yield` in an `async def`, `async for` over them, their closing, aiter() and anext()."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.coroutines import SUSPENDED
from unic.analysis.declarations import FunctionDecl, function_scope_nodes

if TYPE_CHECKING:
    from unic.analysis.arguments import Argument
    from unic.analysis.checker import Checker


class AsyncGenerators:
    """Mixin of the checker."""

    def is_async_generator(self: "Checker", type_: ty.Type) -> bool:
        return isinstance(type_, ty.ClassType) and type_.name in ("AsyncGenerator", "AsyncGeneratorState") and type_.decl is not None \
            and self.analyzer.is_builtin(type_.decl)

    def produce(self: "Checker", node: Any, used: bool) -> t.Expr:
        """`yield value` in an async generator."""
        me = self.generator_self(node)
        assert isinstance(me.type, ty.ClassType)
        span = self.span(node)
        value = self.value(node.value, me.type.args[0]) if node.value is not None else t.Const(ty.NONE, span, None)
        out: list[t.Stmt] = []
        self.suspend_item(value, node, out)
        return self.take_given("given", me.type.args[1], node, out, used)

    def suspend_item(self: "Checker", value: t.Expr, node: Any, out: list[t.Stmt]) -> None:
        """Hand out an item and suspend; what athrow() and aclose() give is raised."""
        span = self.span(node)
        me = self.generator_self(node)
        assert isinstance(me.type, ty.ClassType)
        item = self.field_of(me.type, "item", node)
        out.append(t.SetField(span, me, item, self.convert(value, item.type, node, "yield", self.own_result_origin)))
        out.append(t.SetField(span, me, self.field_of(me.type, "produced", node), t.Const(ty.BOOL, span, True)))
        out.append(t.SetField(span, me, self.field_of(me.type, "state", node), t.Const(ty.U8, span, SUSPENDED)))
        out.append(t.Eval(span, t.Suspend(ty.NONE, span)))
        self.raise_if(self.take_thrown(node, out), node, out)

    def next_item(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """Run an async generator to its next item or its end, waiting where it waits; whether there is an item."""
        span = self.span(node)
        me = self.generator_self(node)
        assert isinstance(me.type, ty.ClassType) and isinstance(value.type, ty.ClassType)
        out: list[t.Stmt] = []
        inner = self.keep(value, out)
        result = self.field_of(me.type, "returned", node).type
        more = self.builtin_call("async_step", [me, inner], node, {"R": result})
        out.append(t.While(span, more, [t.Eval(span, t.Suspend(ty.NONE, span))]))
        return t.Block(ty.BOOL, span, out, self.attribute_of(inner, "produced", node))

    def async_generator_loop(self: "Checker", value: t.Expr, body: Callable[[t.Expr], list[t.Stmt]], node: Any, orelse: list[Any]) -> None:
        """`async for` over an async generator."""
        span = self.span(node)
        generator = self.keep(value, self.out)
        begin = t.Eval(span, self.call_method(generator, "begin", [(self.const("anext", node), node)], {}, node))
        test = t.Block(ty.BOOL, span, [begin], self.next_item(generator, node))
        loop_body, else_body = self.in_loop(lambda: body(self.attribute_of(generator, "item", node)), orelse)
        loop: t.Stmt = t.While(span, test, loop_body, else_body)
        if self.is_dropped_generator(value):
            # Nobody else holds it: as in CPython the event loop closes it once the loop is left.
            loop = t.Try(span, [loop], [], [], [t.Eval(span, self.drop_generator(generator, node))])
        self.out.append(loop)

    def drop_generator(self: "Checker", generator: t.Expr, node: Any) -> t.Expr:
        decl = self.library_symbol("asyncio.generators", "close_generator")
        assert isinstance(decl, FunctionDecl)
        return self.call_decl(decl, None, None, [self.as_argument(generator, node)], {}, node, None)

    def as_argument(self: "Checker", value: t.Expr, node: Any) -> "Argument":
        from unic.analysis.arguments import Argument
        return Argument(node, value)

    def note_start(self: "Checker") -> None:
        """At the start of an async generator's body that has something to do when it is closed: asyncio.run() will see to that."""
        decl = self.decl
        if decl is not None and decl.is_generator and decl.is_async and decl.cleans_up and self.generator is not None:
            self.out.append(t.Eval(None, self.builtin_call("note_started", [self.generator_self(decl.node)], decl.node)))

    def is_async_expression(self: "Checker", node: Any) -> bool:
        """Whether a generator expression is an async one: it has `async for`, or `await` outside its first iterable."""
        first, *others = node.generators
        parts = [node.elt, *first.ifs, *others]
        return first.is_async or any(type(n).__name__ == "Await" or type(n).__name__ == "comprehension" and n.is_async
                                     for part in parts for n in function_scope_nodes([part]))

    def builtin_aiter(self: "Checker", positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any, expected: ty.Type | None) -> t.Expr:
        value = self.one(positional, keywords, node, "aiter")
        if value.type is not ty.NEVER and self.analyzer.find_method(value.type, "__aiter__") is None:
            self.fail(node, f"aiter() needs an object with __aiter__, not {value.type}", about=(value,))
        return self.call_method(value, "__aiter__", [], {}, node)

    def builtin_anext(self: "Checker", positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any, expected: ty.Type | None) -> t.Expr:
        value = self.argument(positional[0], None)
        if value.type is ty.NEVER:
            return self.bottom(node)
        if self.analyzer.find_method(value.type, "__anext__") is None:
            self.fail(node, f"anext() needs an object with __anext__, not {value.type}", about=(value,))
        following = self.call_method(value, "__anext__", [], {}, node)
        if len(positional) == 1:
            return following
        decl = self.analyzer.library_function("anext_or")
        assert isinstance(decl, FunctionDecl)
        return self.call_decl(decl, None, None, [self.as_argument(following, node), positional[1]], {}, node, expected)
