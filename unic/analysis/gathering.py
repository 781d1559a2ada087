"""asyncio.gather of awaitables with results of several types, and with return_exceptions."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.partial_calls import PARTIAL
from unic.analysis.declarations import ClassDecl, FunctionDecl

if TYPE_CHECKING:
    from unic.analysis.arguments import Argument
    from unic.analysis.checker import Checker


class Gathering:
    """Mixin: calls of asyncio.gather."""

    def gather_call(self: "Checker", positional: "list[Argument]", keywords: "dict[str, Argument]", node: Any) -> t.Expr | None:
        """A future of the results, each of its own type; None where the library's gather() can be called as it is."""
        from unic.analysis.arguments import Argument
        settle = self.settles(keywords)
        for argument in positional:
            element = self.analyzer.element_type(self.argument(argument, None).type) if argument.starred else None
            if element is not None and self.analyzer.is_awaitable(element):
                argument.expr = self.task_function("coroutines_of", [Argument(argument.node, argument.expr)], node)
        if any(a.starred for a in positional):
            return self.task_function("gather_settled", positional, node) if settle else None
        values = [self.argument(a, None) for a in positional]
        types = [self.awaited_type(v, a.node) for v, a in zip(values, positional)]
        if any(type_ is ty.NEVER for type_ in types):
            return self.bottom(node)
        if all(type_ is types[0] for type_ in types):
            return self.task_function("gather_settled", positional, node) if settle else None
        kept = [Argument(a.node, self.keep(v, self.out)) for v, a in zip(values, positional)]
        futures = [self.keep(self.task_function("ensure_future", [a], node), self.out) for a in kept]
        if settle:
            failure = self.analyzer.builtin_class("BaseException")
            types = [ty.union_of(type_, failure) for type_ in types]
        results = ty.listed_of(*types)

        def collect(checker: "Checker", _: list[t.Expr], captured: list[t.Expr]) -> t.Expr:
            items = [checker.task_function("outcome", [Argument(node, f)], node) if settle else checker.call_method(f, "result", [], {}, node)
                     for f in captured]
            return t.MakeTuple(results, checker.span(node), [checker.convert(i, type_, node) for i, type_ in zip(items, types)])

        base = self.library_symbol("asyncio.futures", "FutureBase")
        assert isinstance(base, ClassDecl)
        children = self.list_of(futures, node, self.analyzer.class_type(base, ()))
        closure = self.adapter(ty.callable_of((), results), futures, collect, node, PARTIAL)
        return self.task_function("gather_futures", [Argument(node, children), Argument(node, closure), Argument(node, self.const(settle, node))], node)

    def settles(self: "Checker", keywords: "dict[str, Argument]") -> bool:
        """The value of return_exceptions, which must be written out; it is taken from `keywords`."""
        given = keywords.pop("return_exceptions", None)
        if given is None:
            return False
        if type(given.node).__name__ != "Constant" or not isinstance(given.node.value, bool):
            self.fail(given.node, "return_exceptions must be True or False here: it decides the type of the results")
        return bool(given.node.value)

    def task_function(self: "Checker", name: str, arguments: "list[Argument]", node: Any) -> t.Expr:
        """Call of a function of asyncio.tasks."""
        decl = self.library_symbol("asyncio.tasks", name)
        assert isinstance(decl, FunctionDecl)
        return self.call_decl(decl, None, None, arguments, {}, node, None)

    def library_symbol(self: "Checker", module: str, name: str) -> Any:
        library = self.analyzer.table.get(module)
        assert library is not None
        return library.symbols[name]

    def awaited_type(self: "Checker", value: t.Expr, node: Any) -> ty.Type:
        """What awaiting a coroutine or future gives: None for one that never returns."""
        future = self.library_symbol("asyncio.futures", "Future")
        if isinstance(value.type, ty.ClassType):
            for cls in value.type.ancestors():
                if cls.decl is future or self.is_coroutine(cls):
                    return ty.NONE if cls.args[-1] is ty.NEVER else cls.args[-1]
        if value.type is ty.NEVER:
            return ty.NEVER
        if isinstance(value.type, ty.ProtocolType) and self.analyzer.is_awaitable(value.type):
            return value.type.args[0]
        self.fail(node, f"{value.type} cannot be awaited", "gather() takes coroutines, tasks and futures", about=(value,))
