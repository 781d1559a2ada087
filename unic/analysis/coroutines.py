"""Generators and coroutines: yield, yield from and await, spelled out over the Generator object."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.open_types import Hole

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

SUSPENDED = 1


class Coroutines:
    """Mixin: suspension."""

    def generator_self(self: "Checker", node: Any) -> t.Expr:
        if self.generator is None:
            self.fail(node, "yield outside a generator function")
        return t.GeneratorSelf(self.generator, self.span(node))

    def suspend(self: "Checker", value: t.Expr, node: Any, out: list[t.Stmt]) -> None:
        """Store `value` as yielded and suspend."""
        span = self.span(node)
        me = self.generator_self(node)
        assert isinstance(me.type, ty.ClassType)
        yielded = self.field_of(me.type, "yielded", node)
        if self.yields is not None:
            self.yields.append(value.type)
        out.append(t.SetField(span, me, yielded, self.convert(value, yielded.type, node, "yield", self.own_result_origin)))
        out.append(t.SetField(span, me, self.field_of(me.type, "state", node), t.Const(ty.U8, span, SUSPENDED)))
        out.append(t.Eval(span, t.Suspend(ty.NONE, span)))

    def take_thrown(self: "Checker", node: Any, out: list[t.Stmt]) -> t.Expr:
        """The exception thrown in on resumption (or None), taken out of the object."""
        span = self.span(node)
        me = self.generator_self(node)
        assert isinstance(me.type, ty.ClassType)
        thrown = self.field_of(me.type, "thrown", node)
        kept = self.keep(t.FieldGet(thrown.type, span, me, thrown), out)
        out.append(t.SetField(span, me, thrown, t.Const(thrown.type, span, None)))
        return kept

    def yield_value(self: "Checker", node: Any, used: bool = True) -> t.Expr:
        """`yield value`; `used` says whether what send() gives is looked at."""
        span = self.span(node)
        me = self.generator_self(node)
        assert isinstance(me.type, ty.ClassType)
        if self.is_async:
            return self.produce(node, used)
        want = me.type.args[0] if self.yields is None else None
        value = self.value(node.value, want) if node.value is not None else t.Const(ty.NONE, span, None)
        out: list[t.Stmt] = []
        self.suspend(value, node, out)
        thrown = self.take_thrown(node, out)
        self.raise_if(thrown, node, out)
        return self.take_given("sent", me.type.args[1], node, out, used)

    def take_given(self: "Checker", name: str, wanted: ty.Type, node: Any, out: list[t.Stmt], used: bool) -> t.Expr:
        """What send() gave, taken out of the object's field; next() gives None, which a send type without None cannot be."""
        span = self.span(node)
        me = self.generator_self(node)
        assert isinstance(me.type, ty.ClassType)
        sent = self.field_of(me.type, name, node)
        if wanted is ty.NONE:
            return t.Block(ty.NONE, span, out, t.Const(ty.NONE, span, None))
        kept = self.keep(t.FieldGet(sent.type, span, me, sent), out)
        out.append(t.SetField(span, me, sent, t.Const(sent.type, span, None)))
        if not used or sent.type is wanted:
            return t.Block(kept.type, span, out, kept)
        refuse = self.builtin_call("raise_type", [self.const(f"next() was called where send() must give the generator a {wanted}", node)], node)
        out.append(t.If(span, t.Intrinsic(ty.BOOL, span, "is_none", [kept]), [t.Eval(span, refuse)], []))
        value = self.conversions.narrow(kept, wanted)
        assert value is not None
        return t.Block(wanted, span, out, value)

    def raise_if(self: "Checker", thrown: t.Expr, node: Any, out: list[t.Stmt]) -> None:
        span = self.span(node)
        base = self.analyzer.builtin_class("BaseException")
        error = self.conversions.narrow(thrown, base)
        assert error is not None
        out.append(t.If(span, t.Intrinsic(ty.BOOL, span, "is_none", [thrown]), [], [t.Raise(span, error)]))

    def yield_from(self: "Checker", node: Any) -> t.Expr:
        if self.is_async:
            self.fail(node, "'yield from' inside async function", "write `async for x in ...: yield x`")
        value = self.value(node.value)
        if self.is_generator_type(value.type):
            return self.delegate(value, node)
        span = self.span(node)
        out: list[t.Stmt] = []
        saved, self.out = self.out, out

        def body(element: t.Expr) -> list[t.Stmt]:
            inner: list[t.Stmt] = []
            self.suspend(element, node, inner)
            self.raise_if(self.take_thrown(node, inner), node, inner)
            return inner

        self.iterate(value, body, node, [])
        self.out = saved
        return t.Block(ty.NONE, span, out, t.Const(ty.NONE, span, None))

    def await_value(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        if value.type is ty.NEVER:
            return value
        if self.is_async_generator(value.type) and self.module.trusted:
            return self.next_item(value, node)
        if not self.is_coroutine(value.type):
            if isinstance(value.type, ty.UnionType):
                return self.distribute(value, node, lambda v: self.await_value(v, node))
            if self.analyzer.find_method(value.type, "__await__") is None:
                self.fail(node, f"{value.type} cannot be awaited", "await works on coroutines, tasks and futures", about=(value,))
            value = self.call_method(value, "__await__", [], {}, node)
        return self.delegate(value, node)

    def is_coroutine(self: "Checker", type_: ty.Type) -> bool:
        return isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.name in ("Coroutine", "Generator") and self.analyzer.is_builtin(type_.decl)

    def delegate(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """Run an inner generator to its end, passing yields out and sent values and exceptions in (PEP 380)."""
        span = self.span(node)
        me = self.generator_self(node)
        assert isinstance(me.type, ty.ClassType) and isinstance(value.type, ty.ClassType)
        if me.type.name == "Coroutine" and value.type.name == "Coroutine":
            return self.await_coroutine(value, node)
        base = self.analyzer.builtin_class("BaseException")
        out: list[t.Stmt] = []
        inner = self.keep(value, out)
        pending = self.temp(ty.optional(base), ".pending")
        out.append(t.SetLocal(span, pending, t.Const(pending.type, span, None)))
        more = self.temp(ty.BOOL, ".more")
        error = self.conversions.narrow(self.get(pending, span), base)
        assert error is not None
        step = t.If(span, t.Intrinsic(ty.BOOL, span, "is_none", [self.get(pending, span)]),
                    [t.SetLocal(span, more, self.call_method(inner, "step", [], {}, node))],
                    [t.SetLocal(span, more, self.call_method(inner, "throw_step", [(error, node)], {}, node))])
        body: list[t.Stmt] = []
        self.suspend(self.attribute_of(inner, "yielded", node), node, body)
        thrown = self.take_thrown(node, body)
        body.append(t.SetLocal(span, pending, thrown))
        sent = self.field_of(me.type, "sent", node)
        inner_sent = self.field_of(value.type, "sent", node)
        if inner_sent.type is not ty.NONE and self.conversions.assignable(sent.type, inner_sent.type):
            passed = self.convert(t.FieldGet(sent.type, span, me, sent), inner_sent.type, node)
            body.append(t.SetField(span, inner, inner_sent, passed))
            if sent.type is not ty.NONE:
                body.append(t.SetField(span, me, sent, t.Const(sent.type, span, None)))
        elif inner_sent.type is not ty.NONE and isinstance(sent.type, ty.UnionType) and any(map(self.conversions.is_object, sent.type.members)):
            self.pass_tested(me, sent, inner, inner_sent, node, body)
        out.append(t.While(span, t.Block(ty.BOOL, span, [step], self.get(more, span)), body))
        returned = self.attribute_of(inner, "returned", node)
        if returned.type is ty.NEVER:
            # It never returns, or what it returns is not known yet.
            return t.Block(ty.NEVER, span, out, t.Const(ty.NEVER, span, None))
        return t.Block(returned.type, span, out, returned)

    def pass_tested(self: "Checker", me: t.Expr, sent: ty.Field, inner: t.Expr, inner_sent: ty.Field, node: Any, body: list[t.Stmt]) -> None:
        """What a coroutine was sent goes to the generator it awaits if that takes such values; else it finds what next() gives."""
        span = self.span(node)
        given = self.keep(t.FieldGet(sent.type, span, me, sent), body)
        body.append(t.SetField(span, me, sent, t.Const(sent.type, span, None)))
        body.append(t.SetField(span, inner, inner_sent, t.Const(inner_sent.type, span, None)))
        for member in inner_sent.type.others if isinstance(inner_sent.type, ty.UnionType) else ():
            narrowed = self.conversions.narrow(given, member)
            assert narrowed is not None
            taken = t.SetField(span, inner, inner_sent, self.convert(narrowed, inner_sent.type, node))
            body.append(t.If(span, self.type_test(given, [member], node), [taken], []))

    def await_coroutine(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """`delegate` for the commonest pair, out of line."""
        span = self.span(node)
        me = self.generator_self(node)
        assert isinstance(me.type, ty.ClassType) and isinstance(value.type, ty.ClassType)
        out: list[t.Stmt] = []
        inner = self.keep(value, out)
        more = self.builtin_call("await_step", [me, inner], node, {"A": me.type.args[0], "B": value.type.args[0]})
        out.append(t.While(span, more, [t.Eval(span, t.Suspend(ty.NONE, span))]))
        returned = self.attribute_of(inner, "returned", node)
        if returned.type is ty.NEVER:
            # It never returns, or what it returns is not known yet.
            return t.Block(ty.NEVER, span, out, t.Const(ty.NEVER, span, None))
        return t.Block(returned.type, span, out, returned)

    def generator_expression(self: "Checker", node: Any) -> t.Expr:
        """`(x for ...)`: a nested generator; its first iterable is evaluated at once, as in CPython."""
        from unic.analysis.annotations import TypeScope
        span = self.span(node)
        first = self.value(node.generators[0].iter)
        asynchronous = self.is_async_expression(node)
        if node.generators[0].is_async and first.type is not ty.NEVER:
            first = self.async_iterator(first, node)
        if first.type is ty.NEVER or isinstance(first.type, Hole):
            return self.bottom(node)
        if isinstance(first.type, ty.TupleType):
            first = self.tuple_loop_source(first, node)
        checker = self.child(node, TypeScope(self.type_scope.module, dict(self.type_scope.bindings), self.type_scope.self_type))
        checker.is_generator_expression = True
        element = self.generator_elements.get(id(node))
        for _ in range(3):
            held = element if element is not None else ty.INT
            kind = self.analyzer.builtin_class("AsyncGenerator", held, ty.NONE) if asynchronous else self.analyzer.builtin_class("Generator", held, ty.NONE, ty.NONE)
            checker.is_async = asynchronous
            checker.begin_pass()
            function = self.closure_function(checker, "<genexpr>", node, kind)
            function.kind = "generator"
            function.generator_type = kind
            checker.function = function
            checker.generator = kind if element is not None or asynchronous else None
            checker.qualname = f"{self.qualname}.<locals>.<genexpr>"
            source = t.Local(".0", first.type)
            function.params.append(source)
            produced: list[ty.Type] = []

            def innermost() -> list[t.Stmt]:
                value = checker.settle(checker.value(node.elt), node.elt)
                produced[:] = [value.type]
                if element is None or value.type is ty.NEVER or not checker.conversions.assignable(value.type, element):
                    return []
                out: list[t.Stmt] = []
                if asynchronous:
                    checker.suspend_item(value, node, out)
                    return out
                checker.suspend(value, node, out)
                checker.raise_if(checker.take_thrown(node, out), node, out)
                return out

            function.body = checker.generator_loops(node, t.LocalGet(first.type, span, source), innermost)
            if produced and produced[0] is not element and produced[0] is not ty.NEVER and not isinstance(produced[0], Hole):
                element = produced[0]
                self.generator_elements[id(node)] = element
                continue
            break
        if element is None:
            return self.bottom(node)
        self.analyzer.reach_class(kind)
        self.analyzer.request("function", function)
        callee = t.MakeClosure(ty.callable_of((first.type,), kind), span, function)
        return t.CallValue(kind, span, callee, [first])

    @property
    def generator_elements(self: "Checker") -> dict[int, ty.Type]:
        found: dict[int, ty.Type] = self.__dict__.setdefault("_generator_elements", {})
        return found

    def generator_loops(self: "Checker", node: Any, source: t.Expr, innermost: Any) -> list[t.Stmt]:
        """The loops of a generator expression over an already evaluated first iterable."""
        first = node.generators[0]

        def loops() -> list[t.Stmt]:
            return self.out

        scope = self.comprehension_scopes.setdefault(id(node), {})
        from unic.analysis.comprehensions import _names
        from unic.analysis.scope import Variable
        self.out = []
        self.scopes.append(scope)
        for name in {n.id for g in node.generators for n in _names(g.target)}:
            if name not in scope:
                scope[name] = Variable(name, owner=self)
        try:
            def body(element: t.Expr) -> list[t.Stmt]:
                saved, self.out = self.out, []
                self.assign(first.target, element, first.iter)
                self.filters(list(first.ifs), lambda: self.generators(node.generators[1:], innermost, node), node)
                made = self.out
                self.out = saved
                return made

            if first.is_async:
                self.async_loop(source, body, first.iter, [])
            else:
                self.iterate(source, body, first.iter, [])
            return loops()
        finally:
            self.scopes.pop()
