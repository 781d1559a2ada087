"""isinstance() and `except` with classes that are values: a variable, an attribute, an item of a table, a tuple of them."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import GlobalDecl
from unic.analysis.scope import Flow, path_of
from unic.analysis.types import instance_of, is_type_class

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class ClassTests:
    """Mixin of the checker."""

    def is_class_variable(self: "Checker", node: Any) -> bool:
        """Whether an expression where a class is tested for is a value of the run, not a class that the program names there."""
        kind = type(node).__name__
        if kind == "Tuple":
            return any(map(self.is_class_variable, node.elts))
        if kind == "Name" and self.find_variable(node.id) is not None:
            variable = self.find_variable(node.id)
            return variable is not None and not isinstance(variable.type, ty.ClassObject)
        if kind in ("Name", "Attribute"):
            static = self.static_path(node)
            if isinstance(static, GlobalDecl):
                return static.value is None or type(static.value).__name__ not in ("Tuple", "Name", "Attribute")
            return static is None and (kind == "Attribute" or any(node.id in c.hidden for c in self.chain()) and node.id not in self.type_scope.bindings)
        if kind == "Subscript":
            return type(node.value).__name__ in ("Name", "Attribute") and (self.static_path(node.value) is None or isinstance(self.static_path(node.value), GlobalDecl))
        return kind == "Call" and not (type(node.func).__name__ == "Name" and node.func.id == "type" and len(node.args) == 1
                                       and type(node.args[0]).__name__ == "Constant")

    def branch_class_variable(self: "Checker", value: t.Expr, node: Any, path_node: Any) -> "tuple[t.Expr, Flow, Flow]":
        """`isinstance(value, kinds)`; a single class tells what the value is then."""
        kinds = self.class_operand(node)
        body: list[t.Stmt] = []
        kept = self.keep(value, body)
        test = self.block(body, self.instance_test(kept, kinds, node))
        on_true, on_false = self.flow.copy(), self.flow.copy()
        path, known = path_of(path_node), instance_of(kinds.type)
        if path is not None and known is not None and isinstance(value.type, ty.ClassType) and isinstance(known, ty.ClassType) and known.is_subclass_of(value.type):
            on_true.narrowed[path] = known
        return test, on_true, on_false

    def class_operand(self: "Checker", node: Any) -> t.Expr:
        """The classes to test for, as a value; a tuple of them stays one of its parts."""
        if type(node).__name__ == "Tuple":
            items = [self.class_operand(e) for e in node.elts]
            return t.MakeTuple(ty.tuple_of(*(i.type for i in items)), self.span(node), items)
        return self.value(node)

    def instance_test(self: "Checker", subject: t.Expr, kinds: t.Expr, node: Any) -> t.Expr:
        """Whether `subject` (kept) is an instance of a class value, or of one in a tuple of them."""
        type_ = kinds.type
        if type_ is ty.NEVER:
            return t.Const(ty.BOOL, self.span(node), False)
        if isinstance(type_, ty.ClassObject):
            return self.branch_type(subject, [type_.instance], None, node)[0]
        if is_type_class(type_):
            return self.dynamic_instance(subject, kinds, node)
        if isinstance(type_, ty.UnionType) and not type_.has_none:
            return self.distribute(kinds, node, lambda v: self.instance_test(subject, v, node))
        if isinstance(type_, ty.TupleType):
            body: list[t.Stmt] = []
            whole = kinds if isinstance(kinds, t.MakeTuple) else self.keep(kinds, body)
            test: t.Expr = self.const(False, node)
            for index, item in reversed(list(enumerate(type_.items))):
                part = whole.items[index] if isinstance(whole, t.MakeTuple) else t.TupleGet(item, self.span(node), whole, index)
                test = self.choose(self.instance_test(subject, part, node), self.const(True, node), test, node)
            return self.block(body, test)
        if self.conversions.is_tuple_class(type_):
            return self.instance_of_any(subject, kinds, node)
        self.fail(node, f"isinstance() needs a class or a tuple of classes, not {type_}")

    def instance_of_any(self: "Checker", subject: t.Expr, kinds: t.Expr, node: Any) -> t.Expr:
        """A test against each class in a tuple of any length."""
        span = self.span(node)
        body: list[t.Stmt] = []
        found = self.temp(ty.BOOL)
        body.append(t.SetLocal(span, found, t.Const(ty.BOOL, span, False)))
        saved, self.out = self.out, body

        def check(element: t.Expr) -> list[t.Stmt]:
            return [t.If(span, self.instance_test(subject, element, node), [t.SetLocal(span, found, t.Const(ty.BOOL, span, True)), t.Break(span)], [])]

        try:
            self.iterate(kinds, check, node, [])
        finally:
            self.out = saved
        return self.block(body, self.get(found))

    # --- except -----------------------------------------------------------------------

    def handlers_in_turn(self: "Checker", nodes: list[Any], before: Flow, ends: list[Flow]) -> t.Handler:
        """Handlers some of whose classes only the run knows: one that catches all, and asks the clauses one after another."""
        base = self.analyzer.builtin_class("BaseException")
        caught = self.temp(base)
        clauses: list[tuple[list[t.Stmt], t.Expr, list[t.Stmt]]] = []
        for node in nodes:
            span = self.span(node)
            self.flow = before.copy()
            saved, self.out = self.out, []
            types: list[ty.ClassType] | None = None
            test: t.Expr = t.Const(ty.BOOL, span, True)
            if node.type is not None and self.is_class_variable(node.type):
                kinds = self.class_operand(node.type)
                test = self.instance_test(self.get(caught), kinds, node)
                types = [self.bound_of_classes(kinds.type)]
            first, self.out = self.out, saved
            made = self.handler(node, types)
            if types is None and made.types:
                test = t.TypeTest(ty.BOOL, span, self.get(caught), list(made.types))
            body = made.body
            if made.local is not None:
                body = [t.SetLocal(span, made.local, t.Convert(made.local.type, span, "cast", self.get(caught))), *body]
            clauses.append((first, test, body))
            ends.append(self.flow)
        rest: list[t.Stmt] = [t.Raise(None, None)]
        for first, test, body in reversed(clauses):
            rest = [*first, t.If(None, test, body, rest)]
        return t.Handler([], caught, rest, self.span(nodes[0]))

    def bound_of_classes(self: "Checker", type_: ty.Type) -> ty.ClassType:
        """What an exception caught by these classes is at least."""
        base = self.analyzer.builtin_class("BaseException")
        members = type_.members if isinstance(type_, ty.UnionType) else type_.items if isinstance(type_, ty.TupleType) \
            else type_.args if isinstance(type_, ty.ClassType) and self.conversions.is_tuple_class(type_) else ()
        if members:
            return self.common_base([self.bound_of_classes(m) for m in members])
        known = type_.instance if isinstance(type_, ty.ClassObject) else instance_of(type_)
        return known if isinstance(known, ty.ClassType) and known.is_subclass_of(base) else base
