"""Loops over iterables: ranges, cursors, generators and plain iterators."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl
from unic.analysis.internal_names import redefines
from unic.analysis.loops import LoopFlows
from unic.analysis.named_tuples import named_items
from unic.analysis.scope import merge
from unic.syntax import ast

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


# What stands in a loop's body only once.
MADE_ONCE = ("Lambda", "FunctionDef", "AsyncFunctionDef", "GeneratorExp", "ClassDef")


class Iteration:
    """Mixin: `loop_over` for statements and comprehensions, `iterate` for loops the compiler writes itself."""

    def loop_over(self: "Checker", source: Any, target: Any, make_body: Callable[[], list[t.Stmt]], node: Any,
                  enter: Callable[[], None] | None = None, filled: t.Expr | None = None) -> None:
        """`for target in source: body` with the flow of a loop; `node.orelse` as usual when present.

        `enter` is called once the source has been evaluated: a comprehension's scope begins there. `filled`: the list that
        gets an item for each of the source's.
        """

        def body(element: t.Expr) -> list[t.Stmt]:
            saved, self.out = self.out, []
            self.assign(target, element, source)
            head = self.out
            self.out = saved
            return head + make_body()

        self.loop_elements(source, body, node, getattr(node, "orelse", []), enter, filled=filled)

    def iterable(self: "Checker", source: Any) -> t.Expr:
        """The value to loop over; an enum class stands for its members."""
        value = self.looked_into(self.expr(source))
        members = self.members_of_class(value, source)
        if members is not None:
            return members
        if isinstance(value.type, ty.ClassObject):
            self.fail(source, f"class {value.type.instance} is not iterable")
        return value

    def tuple_loop_source(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """A fixed tuple to loop over: as tuple[T, ...] of what its items have in common."""
        assert isinstance(value.type, ty.TupleType)
        element: ty.Type = ty.NEVER
        for item in value.type.items:
            element = item if element is ty.NEVER else self.join_types(element, item)
        if element is ty.NEVER:
            element = self.analyzer.builtin_class("object")
        if isinstance(value, t.MakeTuple):
            # Item by item: an empty display learns its type from the others.
            items = [self.convert(item, element, node) for item in value.items]
            value = t.MakeTuple(ty.tuple_of(*(item.type for item in items)), value.span, items)
        return self.convert(value, self.analyzer.builtin_class("tuple", element), node)

    def range_bounds(self: "Checker", source: Any) -> tuple[t.Expr, t.Expr, t.Expr] | None:
        """(start, stop, step) if the iterable is a call of the builtin range on ints."""
        if type(source).__name__ != "Call" or type(source.func).__name__ != "Name" or source.func.id != "range" or source.keywords:
            return None
        if self.find_variable("range") is not None or not isinstance(self.analyzer.lookup("range", self.module), ClassDecl):
            return None
        if not 1 <= len(source.args) <= 3 or any(type(a).__name__ == "Starred" for a in source.args):
            return None
        values = [self.value(a) for a in source.args]
        if any(v.type is ty.NEVER for v in values):
            return None
        values = [self.convert(self.as_int(v, a), ty.INT, a, "range()") for v, a in zip(values, source.args)]
        for v, a in zip(values, source.args):
            self.check_int_range(v, a)
        zero, one = t.Const(ty.INT, self.span(source), 0), t.Const(ty.INT, self.span(source), 1)
        if len(values) == 1:
            return zero, values[0], one
        return values[0], values[1], values[2] if len(values) == 3 else one

    def in_loop(self: "Checker", make_body: Callable[[], list[t.Stmt]], orelse: list[Any]) -> tuple[list[t.Stmt], list[t.Stmt]]:
        """Check a loop's body and else part with the flow of a loop that may run any number of times."""
        before = self.flow.copy()
        self.loops.append(LoopFlows())
        body = make_body()
        breaks = self.loops.pop().breaks
        self.flow = merge(before, self.flow)
        else_body = self.sub(orelse)
        self.flow = merge(self.flow, *breaks)
        return body, else_body

    def count_loop(self: "Checker", bounds: tuple[t.Expr, t.Expr, t.Expr], body: Callable[[t.Expr], list[t.Stmt]], node: Any, orelse: list[Any]) -> None:
        """A loop over range(start, stop, step) as a counting loop."""
        span = self.span(node)
        start, stop, step = bounds
        first, limit = self.keep(start, self.out), self.keep(stop, self.out)
        counter = self.temp(ty.INT, ".i")
        self.out.append(t.SetLocal(span, counter, first))
        get = self.get(counter, span)
        if isinstance(step, t.Const) and step.value != 0:
            test: t.Expr = t.Intrinsic(ty.BOOL, span, "int.lt" if step.value > 0 else "int.gt", [get, limit])
            if step.value in (1, -1):
                # Before the limit there is room for one step: it cannot overflow.
                following: t.Expr = t.Intrinsic(ty.INT, span, "unsafe.add_wrapping", [get, step])
                advance: list[t.Stmt] = [t.SetLocal(span, counter, following)]
            else:
                advance = self.saturating_step(counter, step, limit, span)
        else:
            step = self.keep(step, self.out)
            zero = t.Intrinsic(ty.BOOL, span, "int.eq", [step, t.Const(ty.INT, span, 0)])
            failure = self.builtin_call("raise_value_error", [self.const("range() arg 3 must not be zero", node)], node)
            self.out.append(t.If(span, zero, [t.Eval(span, failure)], []))
            up = t.Intrinsic(ty.BOOL, span, "int.gt", [step, t.Const(ty.INT, span, 0)])
            test = t.Cond(ty.BOOL, span, up, t.Intrinsic(ty.BOOL, span, "int.lt", [get, limit]), t.Intrinsic(ty.BOOL, span, "int.gt", [get, limit]))
            advance = self.saturating_step(counter, step, limit, span)
        loop_body, else_body = self.in_loop(lambda: body(self.get(counter, span)), orelse)
        self.out.append(t.While(span, test, loop_body, else_body, advance))

    def saturating_step(self: "Checker", counter: t.Local, step: t.Expr, limit: t.Expr, span: Any) -> list[t.Stmt]:
        """counter += step, or to the limit where the sum would pass it (and could overflow)."""
        get = self.get(counter, span)
        remaining = t.Intrinsic(ty.INT, span, "unsafe.sub_wrapping", [limit, get])
        # The distance may be as large as 2**64 - 1: compared as unsigned.
        up = t.Intrinsic(ty.BOOL, span, "int.gt", [step, t.Const(ty.INT, span, 0)])

        def unsigned(x: t.Expr) -> t.Expr:
            return t.Intrinsic(ty.U64, span, "unsafe.u64_of", [x])

        distance = t.Cond(ty.U64, span, up, unsigned(remaining), unsigned(t.Intrinsic(ty.INT, span, "unsafe.sub_wrapping", [get, limit])))
        size = t.Cond(ty.U64, span, up, unsigned(step), t.Intrinsic(ty.U64, span, "m.neg", [unsigned(step)]))
        fits = t.Intrinsic(ty.BOOL, span, "m.gt", [distance, size])
        stepped = t.Intrinsic(ty.INT, span, "unsafe.add_wrapping", [get, step])
        return [t.SetLocal(span, counter, t.Cond(ty.INT, span, fits, stepped, limit))]

    def iterate(self: "Checker", value: t.Expr, body: Callable[[t.Expr], list[t.Stmt]], node: Any, orelse: list[Any]) -> None:
        """Loop over any iterable value; the loop goes to self.out."""
        value = self.as_tuple(value)
        if isinstance(value.type, ty.TupleType):
            value = self.tuple_loop_source(value, node)
        if ty.by_cases(value.type):
            self.union_loop(value, body, node, orelse)
            return
        if isinstance(value.type, ty.ArrayType) or self.analyzer.find_method(value.type, "__cursor_next__") is not None \
                and not redefines(self.analyzer, value.type, "__iter__"):
            self.cursor_loop(value, body, node, orelse)
            return
        if self.is_generator_type(value.type):
            self.generator_loop(value, body, node, orelse)
            return
        if self.analyzer.element_type(value.type) is None:
            self.fail(node, f"cannot iterate over {value.type}", "write range(...)" if value.type is ty.INT else "it needs an __iter__ method", about=(value,))
        iterator = self.call_method(value, "__iter__", [], {}, node)
        if self.is_generator_type(iterator.type):
            self.generator_loop(iterator, body, node, orelse)
            return
        if self.analyzer.find_method(iterator.type, "__cursor_next__") is not None and not redefines(self.analyzer, iterator.type, "__next__"):
            self.cursor_loop(iterator, body, node, orelse)
            return
        self.iterator_loop(iterator, body, node, orelse)

    def union_loop(self: "Checker", value: t.Expr, body: Callable[[t.Expr], list[t.Stmt]], node: Any, orelse: list[Any]) -> None:
        assert isinstance(value.type, ty.UnionType)
        if value.type.lenient:
            self.iterate(self.present(value, node, missing="__iter__"), body, node, orelse)
            return
        if value.type.has_none:
            self.fail(node, f"cannot iterate over {value.type}: it may be None", "test `is not None` first", about=(value,))
        common = self.common_tuple(value, node)
        if common is not None:
            self.iterate(common, body, node, orelse)
            return
        bodies = getattr(node, "body", None)
        if isinstance(bodies, list) and any(type(n).__name__ in MADE_ONCE for statement in bodies for n in ast.walk(statement)):
            self.fail(node, f"cannot iterate over {value.type}", "narrow it with isinstance() first", about=(value,))
        self.loops_by_case(value, body, node, orelse)

    def loops_by_case(self: "Checker", value: t.Expr, body: Callable[[t.Expr], list[t.Stmt]], node: Any, orelse: list[Any]) -> None:
        """One loop for each member of a union."""
        assert isinstance(value.type, ty.UnionType)
        kept = self.keep(value, self.out)
        before, ends = self.flow, []
        chain: list[t.Stmt] | None = None
        saved = self.out
        for member in reversed(self.protocols_last(value.type.members, node)):
            narrowed = self.conversions.narrow(kept, member)
            assert narrowed is not None
            self.out, self.flow = [], before.copy()
            if isinstance(member, ty.TupleType) and not member.items:
                self.statements(orelse)
            else:
                self.iterate(narrowed, body, node, orelse)
            ends.append(self.flow)
            chain = [t.If(self.span(node), self.type_test(kept, [member], node), self.out, chain)] if chain is not None else self.out
        # Whoever asked for the loop holds this list.
        saved.extend(chain or [])
        self.out = saved
        self.flow = merge(*ends)

    def items_of_either(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """The items of a union of iterables, as a list; anything else as it is."""
        if not isinstance(value.type, ty.UnionType) or not ty.by_cases(value.type) or value.type.has_none or value.type.open:
            return value
        joined: ty.Type = ty.NEVER
        for member in value.type.members:
            element = self.analyzer.element_type(member)
            if element is None:
                return value
            joined = element if joined is ty.NEVER else joined if element is ty.NEVER else self.join_types(joined, element)
        if joined is ty.NEVER:
            return value
        out: list[t.Stmt] = []
        saved, self.out = self.out, out
        gathered = self.keep(self.construct_class(self.analyzer.builtin_class("list", joined), [], node), self.out)
        self.iterate(value, lambda item: [t.Eval(self.span(node), self.call_method(gathered, "append", [(item, node)], {}, node))], node, [])
        made, self.out = self.out, saved
        return self.block(made, gathered)

    def common_tuple(self: "Checker", value: t.Expr, node: Any) -> t.Expr | None:
        """A union of tuples, fixed, named or variadic, as tuple[T, ...] of what all their items have in common; None for other unions.

        What can be told apart from the tuple it came from (a list that may change meanwhile) is not copied.
        """
        if not ty.by_cases(value.type) or value.type.has_none:
            return None
        element: ty.Type = ty.NEVER
        for member in value.type.members:
            items = self.tuple_items(member)
            if items is None:
                return None
            for item in items:
                element = item if element is ty.NEVER else self.join_types(element, item)
        common = self.analyzer.builtin_class("tuple", element if element is not ty.NEVER else self.analyzer.builtin_class("object"))
        return self.distribute(value, node, lambda v: self.convert(self.as_tuple(v), common, node))

    def tuple_items(self: "Checker", type_: ty.Type) -> "tuple[ty.Type, ...] | None":
        named = named_items(self.analyzer, type_)
        if named is not None:
            return named
        if isinstance(type_, ty.TupleType):
            return type_.items
        return type_.args if self.conversions.is_tuple_class(type_) else None  # type: ignore[attr-defined,no-any-return]

    def is_generator_type(self: "Checker", type_: ty.Type) -> bool:
        return isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.name == "Generator" and self.analyzer.is_builtin(type_.decl)

    def cursor_loop(self: "Checker", value: t.Expr, body: Callable[[t.Expr], list[t.Stmt]], node: Any, orelse: list[Any],
                    with_position: bool = False) -> None:
        """By cursors; `with_position`: the body is given pairs of the cursor and the element."""
        span = self.span(node)
        sequence = self.keep(value, self.out)
        cursor = self.temp(ty.INT, ".at")
        self.out.append(t.SetLocal(span, cursor, t.Const(ty.INT, span, -1)))
        get = self.get(cursor, span)

        def following() -> list[t.Stmt]:
            if isinstance(sequence.type, ty.ArrayType):
                moved: t.Expr = t.Intrinsic(ty.INT, span, "unsafe.add_wrapping", [get, t.Const(ty.INT, span, 1)])
            else:
                moved = self.call_method(sequence, "__cursor_next__", [(get, node)], {}, node)
            return [t.SetLocal(span, cursor, moved)]

        if isinstance(sequence.type, ty.ArrayType):
            length = t.Intrinsic(ty.INT, span, "unsafe.array_len", [sequence])
            test: t.Expr = t.Intrinsic(ty.BOOL, span, "int.lt", [get, length])
            element: t.Expr = t.Intrinsic(sequence.type.element, span, "unsafe.array_get", [sequence, get])
        else:
            test = t.Intrinsic(ty.BOOL, span, "int.ge", [get, t.Const(ty.INT, span, 0)])
            element = self.call_method(sequence, "__cursor_get__", [(get, node)], {}, node)
        if with_position:
            element = self.pair(self.get(cursor, span), element, span)
        self.out.extend(following())
        loop_body, else_body = self.in_loop(lambda: body(element), orelse)
        self.out.append(t.While(span, test, loop_body, else_body, following()))

    def generator_loop(self: "Checker", value: t.Expr, body: Callable[[t.Expr], list[t.Stmt]], node: Any, orelse: list[Any]) -> None:
        span = self.span(node)
        generator = self.keep(value, self.out)
        test = self.call_method(generator, "step", [], {}, node)
        element = self.attribute_of(generator, "yielded", node)
        loop_body, else_body = self.in_loop(lambda: body(element), orelse)
        loop: t.Stmt = t.While(span, test, loop_body, else_body)
        if self.is_dropped_generator(value):
            # Nobody else holds it: CPython closes it as soon as the loop is left.
            loop = t.Try(span, [loop], [], [], [t.Eval(span, self.call_method(generator, "close", [], {}, node))])
        self.out.append(loop)

    def is_dropped_generator(self: "Checker", value: t.Expr) -> bool:
        """Whether `value` is a fresh call of a generator function that must be left in order."""
        while isinstance(value, t.Block) and value.value is not None:
            value = value.value
        return isinstance(value, t.Call) and value.function.cleans_up

    def iterator_loop(self: "Checker", value: t.Expr, body: Callable[[t.Expr], list[t.Stmt]], node: Any, orelse: list[Any]) -> None:
        """The general protocol: __next__ until StopIteration."""
        iterator = self.keep(value, self.out)
        following = self.call_method(iterator, "__next__", [], {}, node)
        if following.type is ty.NEVER and isinstance(following, t.Const):
            return
        self.loop_until(following, "StopIteration", body, node, orelse)

    def async_loop(self: "Checker", value: t.Expr, body: Callable[[t.Expr], list[t.Stmt]], node: Any, orelse: list[Any]) -> None:
        """`async for`: await __anext__ until StopAsyncIteration."""
        if value.type is ty.NEVER:
            return
        iterator = self.async_iterator(value, node)
        if self.is_async_generator(iterator.type):
            self.async_generator_loop(iterator, body, node, orelse)
            return
        iterator = self.keep(iterator, self.out)
        following = self.await_value(self.call_method(iterator, "__anext__", [], {}, node), node)
        if following.type is not ty.NEVER:
            self.loop_until(following, "StopAsyncIteration", body, node, orelse)

    def async_iterator(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """aiter() of a value."""
        if self.is_async_generator(value.type):
            return value
        value = self.present(value, node, text="'async for' requires an object with __aiter__ method, got NoneType")
        if self.analyzer.find_method(value.type, "__aiter__") is None:
            self.fail(node, f"`async for` needs an object with __aiter__, not {value.type}", about=(value,))
        return self.call_method(value, "__aiter__", [], {}, node)

    def loop_until(self: "Checker", following: t.Expr, ending: str, body: Callable[[t.Expr], list[t.Stmt]], node: Any, orelse: list[Any]) -> None:
        """A loop over the values `following` gives until it raises `ending`."""
        span = self.span(node)
        element = self.temp(following.type)
        more = self.temp(ty.BOOL)
        stop = self.analyzer.builtin_class(ending)
        advance: list[t.Stmt] = [
            t.SetLocal(span, more, t.Const(ty.BOOL, span, True)),
            t.Try(span, [t.SetLocal(span, element, following)],
                  [t.Handler([stop], None, [t.SetLocal(span, more, t.Const(ty.BOOL, span, False))], span)], [], [])]
        test = t.Block(ty.BOOL, span, advance, self.get(more, span))
        loop_body, else_body = self.in_loop(lambda: body(self.get(element, span)), orelse)
        self.out.append(t.While(span, test, loop_body, else_body))

    def to_list(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """Any iterable as a new list (a list stays itself)."""
        if isinstance(value.type, ty.ClassType) and value.type.name == "list" and value.type.decl is not None and self.analyzer.is_builtin(value.type.decl):
            return value
        decl = self.analyzer.builtin("list")
        return self.construct(decl, [(value, node)], {}, node, None)
