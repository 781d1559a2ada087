"""`text += more` on a local variable in a loop: it writes behind the text where nobody else can know the text's object.

A str never changes for anyone who can see it. But the object that `+=` made, and that was not read since, only this variable
refers to: the next `+=` may put more into it, and a text of n pieces takes time in proportion to n, as in CPython, which sees
it by the count of references. Beside the variable lies the room that its object has (0: somebody else may have it, too); every
read sets it to 0, except as the receiver of str's own methods that give a number or a truth value, which keep nothing.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

APPEND = "runtime.builtins.text.concat.append"
_METHODS = "runtime.builtins.str.str."
_ADD = _METHODS + "__add__"


def rewrite_appends(analyzer: "Analyzer", functions: list[t.Function]) -> None:
    """Does so in these functions, those with `+=` on a text; what it needs of the library is put into the worklist."""
    for function in functions:
        variables = {local for local in _appended(function.body, False) if not local.cell}
        if variables:
            _Rewriter(analyzer.support_function(APPEND).function, variables).function(function)


def _appended(part: Any, in_loop: bool) -> Iterator[t.Local]:
    """The variables that texts are appended to in loops."""
    if isinstance(part, (list, tuple)):
        for item in part:
            yield from _appended(item, in_loop)
    elif isinstance(part, (t.Expr, t.Stmt, t.Handler)):
        if in_loop and isinstance(part, t.SetLocal) and _is_append(part):
            yield part.local
        for child in fields(part):
            yield from _appended(getattr(part, child.name), in_loop or isinstance(part, t.While))


def _is_append(stmt: t.SetLocal) -> bool:
    value = stmt.value
    return isinstance(value, t.Call) and value.function.symbol == _ADD and _reads(value.args[0], stmt.local)


def _reads(value: t.Expr, local: t.Local) -> bool:
    return isinstance(value, t.LocalGet) and value.local is local


class _Rewriter:
    """One function."""

    def __init__(self, append: t.Function, variables: set[t.Local]) -> None:
        self.append = append
        # A name that no variable of the source has.
        self.rooms = {variable: t.Local(f".{variable.name}.room", ty.U64) for variable in variables}

    def function(self, function: t.Function) -> None:
        function.body = [*(self.set_room(variable) for variable in self.rooms), *self.statements(function.body)]

    def set_room(self, variable: t.Local) -> t.Stmt:
        """Somebody else may have what the variable refers to."""
        return t.SetLocal(None, self.rooms[variable], t.Const(ty.U64, None, 0))

    def statements(self, body: list[t.Stmt]) -> list[t.Stmt]:
        result: list[t.Stmt] = []
        for stmt in body:
            if not isinstance(stmt, t.SetLocal) or stmt.local not in self.rooms:
                result.append(self.part(stmt))
            elif _is_append(stmt):
                assert isinstance(stmt.value, t.Call)
                result += self.appending(stmt, stmt.value)
            else:
                result += [self.part(stmt), self.set_room(stmt.local)]
        return result

    def appending(self, stmt: t.SetLocal, call: t.Call) -> list[t.Stmt]:
        text, more = call.args
        room = self.rooms[stmt.local]
        made = t.Local(".appended", self.append.result)
        # The room is looked at last: what is appended may have read the variable.
        arguments = [text, self.part(more), t.LocalGet(ty.U64, None, room)]
        got = t.LocalGet(made.type, None, made)
        return [
            t.SetLocal(stmt.span, made, t.Call(made.type, call.span, self.append, arguments)),
            t.SetLocal(stmt.span, stmt.local, t.TupleGet(call.type, None, got, 0)),
            t.SetLocal(None, room, t.TupleGet(ty.U64, None, got, 1)),
        ]

    def part(self, part: Any) -> Any:
        """What takes the place of an expression, a statement or a part of one."""
        if isinstance(part, list):
            return self.statements(part) if part and isinstance(part[0], t.Stmt) else [self.part(item) for item in part]
        if isinstance(part, tuple):
            return tuple(self.part(item) for item in part)
        if isinstance(part, t.LocalGet):
            return t.Block(part.type, part.span, [self.set_room(part.local)], part) if part.local in self.rooms else part
        if isinstance(part, (t.Expr, t.Stmt, t.Handler)):
            receiver = part.args[0] if isinstance(part, t.Call) and _keeps_nothing(part) else None
            for child in fields(part):
                setattr(part, child.name, self.part(getattr(part, child.name)))
            if isinstance(part, t.Call) and isinstance(receiver, t.LocalGet):
                part.args[0] = receiver
        return part


def _keeps_nothing(call: t.Call) -> bool:
    """Whether a call of a method of str leaves no reference to the text behind: neither in its result nor anywhere else."""
    return call.type in (ty.INT, ty.BOOL) and call.function.symbol.startswith(_METHODS) and bool(call.args)
