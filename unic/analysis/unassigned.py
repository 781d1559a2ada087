"""Which attributes may be read before they are assigned: found by following new objects through the typed program.

A new object's fields are zeroed. Reading one that nothing has assigned must raise AttributeError, as in CPython, so its
presence is kept beside it (`Field.checked`) unless this analysis shows that every field is assigned before the object can
be seen by anyone but the code that makes it. It follows the object from its allocation through `__init__` and what that
calls on it, for the object's exact class, as a forward data-flow analysis with intersection at joins; where the object
goes anywhere else (a container, a closure, another object), what is not assigned by then counts as read.
"""
from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Iterator

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.inheritance import moved_fields

Assigned = frozenset[ty.Field]


def find_unassigned(functions: list[t.Function], classes: list[ty.ClassType]) -> None:
    """Set `checked` on every field of the app's classes that may be read before it is assigned."""
    watched = _watched_fields(classes)
    if not watched:
        return
    tracer = _Tracer(watched)
    for function in functions:
        for local, cls in _allocations(function):
            if cls in watched:
                _Flow(tracer, function, local, cls, False).run(frozenset())
    for field, copies in moved_fields(classes).items():
        # Code that knows a mixin only uses its field for every copy.
        same = [field, *(own for _, own in copies)]
        checked = any(f.checked for f in same)
        for f in same:
            f.checked = checked


def _watched_fields(classes: list[ty.ClassType]) -> dict[ty.ClassType, Assigned]:
    """The fields of each instantiated class that a class of the app declares: the library's are known to be assigned."""
    found: dict[ty.ClassType, Assigned] = {}
    for cls in classes:
        if not cls.instantiated:
            continue
        declared: set[ty.Field] = set()
        for owner in cls.ancestors():
            if owner.decl is not None and owner.decl.module.is_app and not owner.decl.is_enum:
                inherited = set(owner.base.fields) if owner.base is not None else set()
                # What the compiler adds (a name with a space) starts as None.
                declared.update(f for f in owner.fields if f not in inherited and " " not in f.name)
        if declared:
            found[cls] = frozenset(declared)
    return found


def _allocations(function: t.Function) -> Iterator[tuple[t.Local, ty.ClassType]]:
    """The variables that hold a new object, and its class."""
    for node in _nodes(function.body):
        if isinstance(node, t.SetLocal) and isinstance(node.value, t.Intrinsic) and node.value.name == "unsafe.allocate_class":
            cls = node.value.types[0]
            if isinstance(cls, ty.ClassType):
                yield node.local, cls


def _nodes(value: object) -> Iterator[t.Expr | t.Stmt]:
    """All expressions and statements below `value`."""
    pending = [value]
    while pending:
        node = pending.pop()
        kind = node.__class__
        if kind is list or kind is tuple:
            pending.extend(node)  # type: ignore[arg-type]
        elif issubclass(kind, (t.Expr, t.Stmt, t.Handler)):
            if kind is not t.Handler:
                yield node  # type: ignore[misc]
            for name in _parts(kind):
                pending.append(getattr(node, name))


@cache
def _parts(kind: type) -> tuple[str, ...]:
    """The fields of a kind of node that may hold others."""
    return tuple(field.name for field in fields(kind) if any(word in str(field.type) for word in ("Expr", "Stmt", "Handler")))


class _Tracer:
    """What is known of functions that are given a new object, by function, parameter, class and what is assigned by then."""

    def __init__(self, watched: dict[ty.ClassType, Assigned]) -> None:
        self.watched = watched
        self.known: dict[tuple[t.Function, int, ty.ClassType, Assigned], Assigned | None] = {}

    def call(self, function: t.Function, index: int, cls: ty.ClassType, assigned: Assigned) -> Assigned | None:
        """What is assigned once the call has returned; None when it never does."""
        key = (function, index, cls, assigned)
        if key not in self.known:
            # A recursive call assigns nothing that the first one does not.
            self.known[key] = assigned
            self.known[key] = _Flow(self, function, function.params[index], cls, True).run(assigned)
        return self.known[key]


class _Flow:
    """One function's body with one new object in it. A state is the set of assigned fields; None where control never is."""

    def __init__(self, tracer: _Tracer, function: t.Function, local: t.Local, cls: ty.ClassType, is_parameter: bool) -> None:
        self.tracer = tracer
        self.function = function
        self.cls = cls
        self.fields = tracer.watched[cls]
        self.names = {local}
        self.local = local
        counts: dict[t.Local, int] = {}
        for node in _nodes(function.body):
            if isinstance(node, t.SetLocal):
                counts[node.local] = counts.get(node.local, 0) + 1
        self.assigned_once = {name for name, count in counts.items() if count == 1}
        self.rebound = counts.get(local, 0) > (0 if is_parameter else 1)
        self.state: Assigned | None = None
        self.returned: list[Assigned] = []

    def run(self, entry: Assigned) -> Assigned | None:
        self.state = entry
        if self.rebound:
            self.escape()
            return entry
        self.statements(self.function.body)
        ends = [end for end in (*self.returned, self.state) if end is not None]
        return frozenset.intersection(*ends) if ends else None

    # --- what happens to the object ---

    def escape(self) -> None:
        """Anyone may read the object from here on."""
        if self.state is not None:
            for field in self.fields - self.state:
                field.checked = True

    def read(self, field: ty.Field) -> None:
        own = self.cls.own_field(field)
        if self.state is not None and own in self.fields and own not in self.state:
            own.checked = True

    def assign(self, field: ty.Field) -> None:
        if self.state is not None:
            own = self.cls.own_field(field)
            assert own is not None
            self.state |= {own}

    def is_object(self, expr: t.Expr) -> bool:
        """Whether the expression is the object itself."""
        while isinstance(expr, t.Convert) and expr.kind == "cast":
            expr = expr.value
        return isinstance(expr, t.LocalGet) and expr.local in self.names

    # --- expressions ---

    def expression(self, expr: t.Expr) -> None:
        """Evaluate; the object as a value of its own escapes."""
        if self.is_object(expr):
            self.escape()
            return
        match expr:
            case t.FieldGet() | t.HasField():
                if self.is_object(expr.obj):
                    self.read(expr.field)
                else:
                    self.expression(expr.obj)
            case t.Call():
                self.call(expr)
            case t.MakeClosure():
                if any(local in self.names for local in expr.function.captures):
                    self.escape()
            case t.TypeTest():
                self.looked_at(expr.value)
            case t.Intrinsic():
                for arg in expr.args:
                    if expr.name in ("is_same", "is_none"):
                        self.looked_at(arg)
                    else:
                        self.expression(arg)
            case t.Cond():
                self.expression(expr.test)
                self.branches([lambda: self.expression(expr.then), lambda: self.expression(expr.orelse)])
            case t.Block():
                self.statements(expr.body)
                if expr.value is not None:
                    self.expression(expr.value)
            case _:
                for value in vars(expr).values():
                    for part in value if isinstance(value, list) else [value]:
                        if isinstance(part, t.Expr):
                            self.expression(part)
        if expr.type is ty.NEVER:
            self.state = None

    def looked_at(self, expr: t.Expr) -> None:
        """Evaluate an operand whose attributes nobody reads."""
        if not self.is_object(expr):
            self.expression(expr)

    def call(self, expr: t.Call) -> None:
        given = [index for index, arg in enumerate(expr.args) if self.is_object(arg)]
        for index, arg in enumerate(expr.args):
            if index not in given:
                self.expression(arg)
        if len(given) > 1 or given and expr.function.kind != "plain":
            self.escape()
        elif given and self.state is not None:
            self.state = self.tracer.call(expr.function, given[0], self.cls, self.state)

    # --- statements ---

    def statements(self, body: list[t.Stmt]) -> None:
        for statement in body:
            self.statement(statement)

    def statement(self, stmt: t.Stmt) -> None:
        match stmt:
            case t.SetLocal():
                self.set_local(stmt)
            case t.SetField():
                self.looked_at(stmt.obj)
                self.expression(stmt.value)
                if self.is_object(stmt.obj):
                    self.assign(stmt.field)
            case t.DeleteField():
                self.looked_at(stmt.obj)
            case t.If():
                self.expression(stmt.test)
                self.branches([lambda: self.statements(stmt.body), lambda: self.statements(stmt.orelse)])
            case t.While():
                self.expression(stmt.test)
                leaving = self.state
                self.statements(stmt.body)
                self.statements(stmt.step)
                # By break, or as the test fails: either way at least what the first test saw is assigned.
                self.state = leaving
                if stmt.orelse:
                    self.branches([lambda: self.statements(stmt.orelse), lambda: None])
            case t.Return():
                if stmt.value is not None:
                    self.expression(stmt.value)
                if self.state is not None:
                    self.returned.append(self.state)
                self.state = None
            case t.Try():
                self.try_statement(stmt)
            case t.ClassSwitch():
                self.class_switch(stmt)
            case t.Break() | t.Continue():
                self.state = None
            case _:
                for value in vars(stmt).values():
                    if isinstance(value, t.Expr):
                        self.expression(value)
                if isinstance(stmt, t.Raise):
                    self.state = None

    def set_local(self, stmt: t.SetLocal) -> None:
        if self.is_object(stmt.value):
            if stmt.local in self.assigned_once and not stmt.local.cell and not stmt.local.checked:
                self.names.add(stmt.local)
            else:
                self.escape()
            return
        if stmt.local is self.local:
            # The allocation: from here on the object is there.
            self.state = frozenset()
            return
        self.expression(stmt.value)

    def branches(self, ways: list) -> None:  # type: ignore[type-arg]
        """Go each way from here; afterwards only what all of them that come out have assigned counts."""
        before = self.state
        ends: list[Assigned] = []
        for way in ways:
            self.state = before
            way()
            if self.state is not None:
                ends.append(self.state)
        self.state = frozenset.intersection(*ends) if ends else None

    def try_statement(self, stmt: t.Try) -> None:
        before = self.state

        def body() -> None:
            self.statements(stmt.body)
            self.statements(stmt.orelse)

        def handle(handler: t.Handler) -> None:
            self.state = before
            self.statements(handler.body)

        self.branches([body, *(lambda handler=handler: handle(handler) for handler in stmt.handlers)])  # type: ignore[misc]
        after = self.state
        # The cleanup may run wherever the rest was left.
        self.state = before
        self.statements(stmt.finalbody)
        if self.state is None or before is None:
            self.state = None
        elif after is not None:
            self.state = after | (self.state - before)
        else:
            self.state = None

    def class_switch(self, stmt: t.ClassSwitch) -> None:
        if self.is_object(stmt.value):
            # The object's class is known: one case is its own.
            own = [body for types, body in stmt.cases if self.cls in types]
            self.branches([lambda body=body: self.statements(body) for body in own])  # type: ignore[misc]
            return
        self.expression(stmt.value)
        self.branches([lambda body=body: self.statements(body) for _, body in stmt.cases])  # type: ignore[misc]
