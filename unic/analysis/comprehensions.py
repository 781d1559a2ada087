"""List, set and dict comprehensions (spelled out as loops) and generator expressions (functions of their own)."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.open_types import resolve
from unic.analysis.scope import Variable

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class Comprehensions:
    """Mixin: comprehensions."""

    def comprehension(self: "Checker", node: Any, innermost: Callable[[], list[t.Stmt]]) -> list[t.Stmt]:
        """The nested loops of a comprehension; its variables live in a scope of their own, but the first iterable around it."""
        scope = self.comprehension_scopes.setdefault(id(node), {})
        saved_out, self.out = self.out, []
        saved_flow = self.flow.copy()
        depth = len(self.scopes)
        class_body, hidden = self.class_body, self.hidden

        def enter() -> None:
            self.scopes.append(scope)
            if class_body is not None:
                # Behind the first iterable, a comprehension in a class body does not see the body's names.
                self.class_body, self.hidden = None, set()
                self.__dict__.pop("_all_hidden", None)
            for name in sorted({n.id for g in node.generators for n in _names(g.target)}):
                if name not in scope:
                    scope[name] = Variable(name, owner=self)
                self.flow.forget(name)
                self.out.append(t.NewCell(self.span(node), self.local_of(scope[name])))

        try:
            self.generators(node.generators, innermost, node, enter)
            return self.out
        finally:
            del self.scopes[depth:]
            if class_body is not None:
                self.class_body, self.hidden = class_body, hidden
                self.__dict__.pop("_all_hidden", None)
            self.out = saved_out
            self.flow = saved_flow

    def generators(self: "Checker", generators: list[Any], innermost: Callable[[], list[t.Stmt]], node: Any,
                   enter: Callable[[], None] | None = None) -> None:
        """Append the loops for these `for ... if ...` clauses to self.out."""
        if not generators:
            self.out.extend(innermost())
            return
        first = generators[0]
        # Only the outermost loop's source tells how many items there will be.
        filled, self.filled_list = self.filled_list, None

        def body() -> list[t.Stmt]:
            saved, self.out = self.out, []
            self.filters(list(first.ifs), lambda: self.generators(generators[1:], innermost, node), node)
            made = self.out
            self.out = saved
            return made

        if first.is_async:
            self.async_clause(first, body, enter)
            return
        self.loop_over(first.iter, first.target, body, first.iter, enter, filled)

    def async_clause(self: "Checker", clause: Any, make_body: Callable[[], list[t.Stmt]], enter: Callable[[], None] | None) -> None:
        """`async for target in iterable` of a comprehension."""
        if self.generator is None or not self.is_async:
            self.fail(clause.target, "asynchronous comprehension outside of an asynchronous function")
        value = self.value(clause.iter)
        if enter is not None:
            enter()

        def body(element: t.Expr) -> list[t.Stmt]:
            saved, self.out = self.out, []
            self.assign(clause.target, element, clause.iter)
            head = self.out
            self.out = saved
            return head + make_body()

        self.async_loop(value, body, clause.iter, [])

    def filters(self: "Checker", conditions: list[Any], inner: Callable[[], None], node: Any) -> None:
        if not conditions:
            inner()
            return
        test, on_true, on_false = self.branch_condition(conditions[0])
        if isinstance(test, t.Const) and test.type is ty.BOOL:
            if test.value:
                self.filters(conditions[1:], inner, node)
            return
        self.flow = on_true
        saved, self.out = self.out, []
        self.filters(conditions[1:], inner, node)
        body = self.out
        self.out = saved
        self.out.append(t.If(self.span(node), test, body, []))
        del on_false

    def collect(self: "Checker", node: Any, name: str, add: str, parts: list[Any], expected: ty.Type | None) -> t.Expr:
        """A comprehension that gathers into the builtin class `name` by method `add`."""
        hint = self.element_hint(expected, name)
        learnt = self.comprehension_types.get(id(node))
        if learnt is not None:
            learnt = tuple(resolve(self.analyzer, type_, closed_only=True) for type_ in learnt)
        wants: list[ty.Type | None] = list(hint.args) if hint is not None else [None] * len(parts)
        span = self.span(node)
        body: list[t.Stmt] = []
        cls = hint
        if cls is None and learnt is not None:
            cls = self.analyzer.builtin_class(name, *learnt)
        local = self.temp(cls if cls is not None else ty.NEVER)
        get = self.get(local, span)
        seen: list[ty.Type] = []

        def innermost() -> list[t.Stmt]:
            values = [self.value(p, w) for p, w in zip(parts, wants)]
            if hint is None:
                values = [self.settle(v, p) for v, p in zip(values, parts)]
            seen[:] = [self.hole_of(node, i, ty.NONE) if v.type is ty.NONE and (i > 0 or len(values) == 1) else self.promoted(v.type) for i, v in enumerate(values)]
            if cls is None or any(v.type is ty.NEVER for v in values):
                return [t.Eval(span, v) for v in values]
            if hint is None and any(not self.conversions.assignable(v.type, a) for v, a in zip(values, cls.args)):
                return []
            return [t.Eval(span, self.call_method(get, add, [(v, p) for v, p in zip(values, parts)], {}, node))]

        if name == "list" and cls is not None and len(node.generators) == 1 and not node.generators[0].ifs:
            self.filled_list = get
        loops = self.comprehension(node, innermost)
        self.filled_list = None
        if hint is None and seen and ty.NEVER not in seen:
            known = self.comprehension_types.get(id(node))
            if known is None or any(k is not s for k, s in zip(known, seen)):
                self.comprehension_types[id(node)] = tuple(seen)
                if cls is None:
                    # The element type is known now: once more, with it.
                    return self.collect(node, name, add, parts, expected)
                self.note_change()
        if cls is None:
            return self.bottom(node)
        body.append(t.SetLocal(span, local, self.construct_class(cls, [], node)))
        body.extend(loops)
        return self.block(body, get)

    # The list that the comprehension now checked fills with one item from each of its source's.
    filled_list: t.Expr | None = None

    @property
    def comprehension_types(self: "Checker") -> dict[int, tuple[ty.Type, ...]]:
        found: dict[int, tuple[ty.Type, ...]] = self.__dict__.setdefault("_comprehension_types", {})
        return found

    def expr_ListComp(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        return self.collect(node, "list", "append", [node.elt], expected)

    def expr_SetComp(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        return self.collect(node, "set", "add", [node.elt], expected)

    def expr_DictComp(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        return self.collect(node, "dict", "__setitem__", [node.key, node.value], expected)

    def expr_GeneratorExp(self: "Checker", node: Any, expected: ty.Type | None) -> t.Expr:
        return self.generator_expression(node)


def _names(target: Any) -> list[Any]:
    from unic.syntax import ast
    return [n for n in ast.walk(target) if type(n).__name__ == "Name"]
