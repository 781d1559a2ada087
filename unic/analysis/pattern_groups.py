"""re.findall() of a pattern with several groups: the pattern tells how long its tuples are, where it is known.

A pattern is known where it is a constant in the call itself, or where its variable is assigned re.compile() of one, once: a module's
variable, a local one, or an attribute. The library tests that the pattern has as many groups as was found here.
"""
from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.arguments import Argument
from unic.analysis.declarations import FunctionDecl, ModuleDecl
from unic.analysis.modules import NOT_CONSTANT

if TYPE_CHECKING:
    from unic.analysis.checker import Checker


class PatternGroups:
    """Mixin of the checker."""

    def findall_call(self: "Checker", positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr | None:
        """`re.findall(pattern, string, flags)` of several groups; None where the ordinary one does."""
        if any(a.starred for a in positional) or not set(keywords) <= {"pattern", "string", "flags"}:
            return None
        given = dict(zip(("pattern", "string", "flags"), positional), **keywords)
        if "pattern" not in given or "string" not in given:
            return None
        groups = self.groups_of(given["pattern"].node, given["flags"].node if "flags" in given else None, self.module)
        if groups is None:
            groups = self.known_groups(given["pattern"].node)
        if groups is None or groups < 2:
            return None
        library = self.analyzer.table.get("re")
        assert library is not None
        given.setdefault("flags", Argument(node, self.const(0, node)))
        given["groups"] = Argument(node, self.const(groups, node))
        rows = self.call_decl(library.symbols["_rows"], None, None, [], given, node, None)
        return self.rows_as_tuples(rows, groups, node)

    def pattern_findall(self: "Checker", base: Any, positional: list[Argument], keywords: dict[str, Argument], node: Any) -> t.Expr | None:
        """`pattern.findall(string)` where the pattern is known and has several groups."""
        groups = self.known_groups(base)
        if groups is None or groups < 2:
            return None
        receiver = self.expr(base)
        if not isinstance(receiver.type, ty.ClassType) or receiver.type.name != "Pattern":
            return None
        expected = Argument(node, self.const(groups, node))
        rows = self.call_method_args(receiver, "_rows", [expected, *positional], keywords, node)
        return self.rows_as_tuples(rows, groups, node)

    def rows_as_tuples(self: "Checker", rows: t.Expr, groups: int, node: Any) -> t.Expr:
        """A list of lists of `groups` texts as a list of tuples."""
        if not isinstance(rows.type, ty.ClassType) or not isinstance(rows.type.args[0], ty.ClassType):
            return self.bottom(node)
        text, span = rows.type.args[0].args[0], self.span(node)
        row_type = ty.tuple_of(*[text] * groups)
        body: list[t.Stmt] = []
        made = self.keep(self.construct_class(self.analyzer.builtin_class("list", row_type), [], node), body)

        def add(row: t.Expr) -> list[t.Stmt]:
            inner: list[t.Stmt] = []
            kept = self.keep(row, inner)
            items = [self.call_method(kept, "__getitem__", [(self.const(place, node), node)], {}, node) for place in range(groups)]
            inner.append(t.Eval(span, self.call_method(made, "append", [(t.MakeTuple(row_type, span, items), node)], {}, node)))
            return inner

        saved, self.out = self.out, body
        try:
            self.iterate(rows, add, node, [])
        finally:
            self.out = saved
        return self.block(body, made)

    def groups_of(self: "Checker", pattern: Any, flags: Any, module: ModuleDecl) -> int | None:
        """How many groups a constant pattern has."""
        text = self.analyzer.folder.fold(pattern, module)
        value = 0 if flags is None else self.analyzer.folder.fold(flags, module)
        if not isinstance(text, (str, bytes)) or value is NOT_CONSTANT or not isinstance(value, int):
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return re.compile(text, value & ~re.DEBUG).groups
        except (re.error, ValueError, OverflowError, RecursionError):
            return None

    def known_groups(self: "Checker", node: Any) -> int | None:
        """How many groups the pattern has that a variable or attribute holds, or re.compile() makes here."""
        held = self.held_value(node)
        return self.compiled_groups(*held) if held is not None else None

    def compiled_groups(self: "Checker", call: Any, module: ModuleDecl) -> int | None:
        if type(call).__name__ != "Call" or type(call.func).__name__ not in ("Name", "Attribute") or not 1 <= len(call.args) <= 2:
            return None
        made = self.analyzer.lookup_path(call.func, module)
        if not isinstance(made, FunctionDecl) or made.module.name != "re" or made.name != "compile":
            return None
        flags = next((k.value for k in call.keywords if k.arg == "flags"), call.args[1] if len(call.args) == 2 else None)
        return self.groups_of(call.args[0], flags, module)
