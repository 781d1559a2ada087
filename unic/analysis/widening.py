"""Bools and members of an IntEnum where ints are declared, and those of a StrEnum where strs are (PEP 484 takes them for such).

They stay what they are in CPython. So a program in which one flows into a place declared `int` is analysed once more with
that annotation read as `int | bool` (`int | Color`), and with those that its values flow into from there.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl
from unic.analysis.origins import Declares, Labels
from unic.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer

# Places, and the names of what is declared there beside the number or text: "bool", or the module and name of an enum.
Widenings = dict[Span, frozenset[tuple[str, str]]]
_BOOL = ("", "bool")


class Widened:
    """Which annotations leave room for more than they say."""

    def __init__(self, analyzer: "Analyzer", places: Widenings) -> None:
        self.analyzer = analyzer
        self.by_path: dict[str, list[tuple[Span, frozenset[tuple[str, str]]]]] = {}
        for span, kinds in places.items():
            self.by_path.setdefault(span.path, []).append((span, kinds))

    def type_at(self, node: Any, path: str, plain: ty.Type) -> ty.Type:
        """The type that the name `node` in an annotation stands for, which alone means `plain`."""
        for span, kinds in self.by_path.get(path, ()):
            if (span.line, span.column) <= (node.lineno, node.col_offset) < (span.end_line, span.end_column):
                plain = ty.union_of(plain, *(type_ for type_ in map(self.kind, sorted(kinds)) if counted_kind(self.analyzer, type_) in (plain, *members_of(plain))))
        return plain

    def kind(self, name: tuple[str, str]) -> ty.Type:
        if name == _BOOL:
            return ty.BOOL
        module = self.analyzer.table.get(name[0])
        assert module is not None
        found: Any = None
        for part in name[1].split("."):
            found = found.nested[part] if isinstance(found, ClassDecl) else module.symbols[part]
        assert isinstance(found, ClassDecl)
        return self.analyzer.class_type(found, ())


def members_of(type_: ty.Type) -> tuple[ty.Type, ...]:
    return type_.members if isinstance(type_, ty.UnionType) else ()


def counted_kind(analyzer: "Analyzer", type_: ty.Type) -> ty.Type | None:
    """What values of this type count as where it is declared: int for bool and IntEnums, str for StrEnums."""
    if type_ is ty.BOOL:
        return ty.INT
    if isinstance(type_, ty.ClassType) and type_.decl is not None and type_.decl.enum_mixin:
        return ty.INT if type_.decl.enum_mixin == "int" else analyzer.builtin_class("str")
    return None


def kinds_in(analyzer: "Analyzer", type_: ty.Type) -> set[tuple[str, str]]:
    """The kinds in a type that count as another one."""
    if type_ is ty.BOOL:
        return {_BOOL}
    if counted_kind(analyzer, type_) is not None:
        assert isinstance(type_, ty.ClassType) and type_.decl is not None
        return {(type_.decl.module.name, type_.decl.qualname)}
    return set().union(*(kinds_in(analyzer, part) for part in _parts(type_)))


def counted(analyzer: "Analyzer", type_: ty.Type) -> ty.Type:
    """A type with what each kind counts as in its place."""
    def inner(part: ty.Type) -> ty.Type:
        return counted(analyzer, part)

    known = counted_kind(analyzer, type_)
    if known is not None:
        return known
    if isinstance(type_, ty.ClassType) and type_.args and type_.decl is not None:
        return analyzer.class_type(type_.decl, tuple(map(inner, type_.args)))
    if isinstance(type_, ty.TupleType):
        return ty.tuple_of(*map(inner, type_.items))
    if isinstance(type_, ty.UnionType) and not type_.alias:
        return ty.union_of(*map(inner, type_.members))
    if isinstance(type_, ty.CallableType) and not type_.any_arguments:
        return ty.callable_of(tuple(map(inner, type_.params)), inner(type_.result))
    if isinstance(type_, ty.ProtocolType):
        return ty.protocol_of(type_.decl, tuple(map(inner, type_.args)))
    return type_


def _parts(type_: ty.Type) -> tuple[ty.Type, ...]:
    if isinstance(type_, ty.UnionType) and type_.alias:
        return ()
    from unic.analysis.open_types import parts_of
    return parts_of(type_)


class Widening:
    """Mixin of the checker."""

    def note_widening(self: "Checker", diagnostic: Diagnostic, source: ty.Type, target: ty.Type) -> None:
        """Say which annotations would have to leave room for more, if that is all that is wrong."""
        kinds = kinds_in(self.analyzer, source) | kinds_in(self.analyzer, target)
        if not kinds or source.open or target.open or not self.module.is_app:
            return
        one, other = counted(self.analyzer, source), counted(self.analyzer, target)
        if one is not other and not self.conversions.assignable(one, other):
            return
        diagnostic.mixed = frozenset(kinds)
        self.widen_at(diagnostic, diagnostic.labels)
        around = next((c for c in self.chain() if c.statement_node is not None), None)
        kind = type(around.statement_node).__name__ if around is not None else ""
        if around is not None and kind == "AnnAssign":
            place = self.span(around.statement_node.annotation)
            assert place is not None
            diagnostic.widening[place] = diagnostic.mixed
        elif around is not None and kind in ("Return", "Expr"):
            self.widen_at(diagnostic, around.own_result_origin())

    def widen_at(self: "Checker", diagnostic: Diagnostic, labels: "Labels") -> None:
        """Have the declarations among these places leave room, if none is known yet that should."""
        if not diagnostic.widening:
            diagnostic.widening = {span: diagnostic.mixed for span, text in labels if isinstance(text, Declares)}

    def origins_below(self: "Checker", value: t.Expr) -> "Labels":
        """Where the container comes from that a value is an item of, or in the end holds it."""
        labels = self.origins(value)
        while not labels:
            if isinstance(value, (t.Convert, t.TupleGet)) or isinstance(value, t.Block) and value.value is not None:
                value = value.value
            elif isinstance(value, t.LocalGet) and value.local.kept is not None:
                value = value.local.kept
            elif isinstance(value, (t.Call, t.Intrinsic)) and value.args:
                value = value.args[0]
            else:
                break
            labels = self.origins(value)
        return labels
