"""What a loop walks over: calls of range, enumerate, zip and reversed are taken apart where they can be, so that the
loop is about positions and no iterator is made."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument
from unic.analysis.internal_names import redefines
from unic.analysis.loops import LoopFlows

if TYPE_CHECKING:
    from unic.analysis.checker import Checker

Body = Callable[[t.Expr], list[t.Stmt]]

# Classes whose cursors are positions.
_SEQUENCES = ("list", "tuple", "str", "bytes", "bytearray", "memoryview", "range")


class LoopSources:
    """Mixin: `loop_elements` and what it takes apart."""

    def loop_elements(self: "Checker", source: Any, body: Body, node: Any, orelse: list[Any], enter: Callable[[], None] | None,
                      start: int | None = None, filled: t.Expr | None = None) -> None:
        """A loop over the iterable expression `source`, whose `body` is given each element; with `start` pairs of a count from there
        on and the element. `enter` is called once the source has been evaluated. `filled`: the list that gets an item for each."""
        plain = self.plain_arguments(source, "enumerate")
        if plain is not None and start is None and 1 <= len(plain) <= 2:
            first = 0 if len(plain) == 1 else getattr(plain[1], "value", None)
            if type(first) is int and 0 <= first < 1 << 32:
                self.loop_elements(plain[0], body, node, orelse, enter, first, filled)
                return
        bounds = self.range_bounds(source)
        downward = self.reversed_bounds(source) if bounds is None else None
        values = self.zipped_values(source) if bounds is None and downward is None else None
        value = self.iterable(source) if bounds is None and downward is None and values is None else None
        if values is not None and not all(self.has_cursor(v) for v in values):
            value = self.builtin_zip([Argument(a, v) for a, v in zip(source.args, values)], {}, source, None)
            values = None
        if enter is not None:
            enter()
        if value is not None and value.type is ty.NEVER:
            before = self.flow.copy()
            self.loops.append(LoopFlows())
            self.out.extend(body(self.bottom(source)))
            self.loops.pop()
            self.flow = before
            return
        if value is not None:
            value = self.as_tuple(value)
            if isinstance(value.type, ty.TupleType):
                value = self.tuple_loop_source(value, source)
            if filled is not None and self.has_cursor(value) and not redefines(self.analyzer, value.type, "__len__"):
                value = self.keep(value, self.out)
                self.expect_items(filled, self.call_method(value, "__len__", [], {}, source), source)
            if start == 0 and self.has_cursor(value):
                self.cursor_loop(value, body, node, orelse, with_position=True)
                return
        if start is not None:
            body = self.counted(body, start, node)
        if bounds is not None:
            if filled is not None and all(isinstance(bound, t.Const) for bound in (bounds[0], bounds[2])) and (bounds[0].value, bounds[2].value) == (0, 1):
                bounds = bounds[0], self.keep(bounds[1], self.out), bounds[2]
                self.expect_items(filled, bounds[1], source)
            self.count_loop(bounds, body, node, orelse)
        elif downward is not None:
            self.downward_loop(downward, body, node, orelse)
        elif values is not None:
            self.zip_loop(values, body, node, orelse)
        else:
            assert value is not None
            self.iterate(value, body, node, orelse)

    def expect_items(self: "Checker", filled: t.Expr, count: t.Expr, node: Any) -> None:
        """Tell a list how many items it will get."""
        self.out.append(t.Eval(self.span(node), self.call_method(filled, "expect", [(count, node)], {}, node)))

    def plain_arguments(self: "Checker", source: Any, name: str) -> list[Any] | None:
        """The arguments of a call of the builtin `name` by position, None for anything else."""
        if type(source).__name__ != "Call" or type(source.func).__name__ != "Name" or source.func.id != name or source.keywords:
            return None
        if self.find_variable(name) is not None or self.analyzer.lookup(name, self.module) is not self.analyzer.builtin(name):
            return None
        return None if any(type(a).__name__ == "Starred" for a in source.args) else list(source.args)

    def has_cursor(self: "Checker", value: t.Expr) -> bool:
        """Whether `value` is a sequence of the runtime that is walked by position."""
        type_ = value.type
        return isinstance(type_, ty.ClassType) and type_.name in _SEQUENCES and type_.decl is not None and self.analyzer.is_builtin(type_.decl) \
            and not type_.open and not redefines(self.analyzer, type_, "__iter__")

    def counted(self: "Checker", body: Body, start: int, node: Any) -> Body:
        """`body` for pairs of a count and the element."""
        span = self.span(node)
        counter = self.temp(ty.INT, ".n")
        self.out.append(t.SetLocal(span, counter, t.Const(ty.INT, span, start)))

        def with_count(element: t.Expr) -> list[t.Stmt]:
            if element.type is ty.NEVER:
                return body(element)
            head: list[t.Stmt] = []
            count = self.keep(self.get(counter, span), head)
            # It would take centuries to overflow.
            following = t.Intrinsic(ty.INT, span, "unsafe.add_wrapping", [count, t.Const(ty.INT, span, 1)])
            head.append(t.SetLocal(span, counter, following))
            return head + body(self.pair(count, element, span))

        return with_count

    def pair(self: "Checker", first: t.Expr, second: t.Expr, span: Any) -> t.Expr:
        return t.MakeTuple(ty.tuple_of(first.type, second.type), span, [first, second])

    def reversed_bounds(self: "Checker", source: Any) -> tuple[t.Expr, t.Expr] | None:
        """(first, stop) of `reversed(range(first, stop))`."""
        outer = self.plain_arguments(source, "reversed")
        if outer is None or len(outer) != 1 or self.plain_arguments(outer[0], "range") is None or len(outer[0].args) > 2:
            return None
        bounds = self.range_bounds(outer[0])
        return None if bounds is None else bounds[:2]

    def downward_loop(self: "Checker", bounds: tuple[t.Expr, t.Expr], body: Body, node: Any, orelse: list[Any]) -> None:
        """The numbers below the second bound, down to the first."""
        span = self.span(node)
        lowest, limit = self.keep(bounds[0], self.out), self.keep(bounds[1], self.out)
        counter = self.temp(ty.INT, ".i")
        self.out.append(t.SetLocal(span, counter, limit))
        get = self.get(counter, span)
        # Above the lowest there is room for one step: it cannot overflow.
        lower = t.Intrinsic(ty.INT, span, "unsafe.sub_wrapping", [get, t.Const(ty.INT, span, 1)])
        step: t.Stmt = t.SetLocal(span, counter, lower)
        loop_body, else_body = self.in_loop(lambda: [step, *body(get)], orelse)
        self.out.append(t.While(span, t.Intrinsic(ty.BOOL, span, "int.gt", [get, lowest]), loop_body, else_body))

    def zipped_values(self: "Checker", source: Any) -> list[t.Expr] | None:
        """The values that a call of zip walks side by side, where it is two or three."""
        arguments = self.plain_arguments(source, "zip")
        if arguments is None or not 2 <= len(arguments) <= 3:
            return None
        values = [self.as_tuple(self.iterable(argument)) for argument in arguments]
        return [self.tuple_loop_source(v, a) if isinstance(v.type, ty.TupleType) else v for v, a in zip(values, arguments)]

    def zip_loop(self: "Checker", values: list[t.Expr], body: Body, node: Any, orelse: list[Any]) -> None:
        """All sequences by position, until the first of them ends."""
        span = self.span(node)
        sequences = [self.keep(value, self.out) for value in values]
        cursors = [self.temp(ty.INT, ".at") for _ in sequences]
        self.out += [t.SetLocal(span, cursor, t.Const(ty.INT, span, -1)) for cursor in cursors]
        more = self.temp(ty.BOOL)
        advance: list[t.Stmt] = [t.SetLocal(span, more, t.Const(ty.BOOL, span, True))]
        for sequence, cursor in reversed(list(zip(sequences, cursors))):
            get = self.get(cursor, span)
            moved = t.SetLocal(span, cursor, self.call_method(sequence, "__cursor_next__", [(get, node)], {}, node))
            advance = [moved, t.If(span, t.Intrinsic(ty.BOOL, span, "int.ge", [get, t.Const(ty.INT, span, 0)]), advance, [])]
        test = t.Block(ty.BOOL, span, [t.SetLocal(span, more, t.Const(ty.BOOL, span, False)), *advance], self.get(more, span))
        items = [self.call_method(sequence, "__cursor_get__", [(self.get(cursor, span), node)], {}, node)
                 for sequence, cursor in zip(sequences, cursors)]
        row = t.MakeTuple(ty.tuple_of(*(item.type for item in items)), span, items)
        loop_body, else_body = self.in_loop(lambda: body(row), orelse)
        self.out.append(t.While(span, test, loop_body, else_body))
