"""Types that are still open: `list[?]` of an empty display, whose arguments are found out from how it is used.

An empty display has a hole in its type for each type argument. What is stored where a hole is tells its type, and so
does every place that wants the container in a certain type. Holes are closed between the checker's passes: in the
last pass no type has one any more.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unic.analysis import typed as t
from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl

if TYPE_CHECKING:
    from unic.analysis.checker import Checker
    from unic.analysis.program import Analyzer


class Hole(ty.Type):
    """A type argument that is not known yet.

    bound: what is known of it so far. closed: nothing more is learnt.
    exact: a place that wants exactly this type has been met; what else is stored has to fit it.
    """

    open = True

    def __init__(self, bound: ty.Type | None = None) -> None:
        self.bound = bound
        self.closed = False
        self.exact = False

    def __str__(self) -> str:
        return "?" if self.bound is None else str(self.bound)

    @property
    def root(self) -> "Hole":
        """The hole that this one was found to be the same as."""
        hole = self
        while isinstance(hole.bound, Hole):
            hole = hole.bound
        return hole


def resolve(analyzer: "Analyzer", type_: ty.Type, closed_only: bool = False) -> ty.Type:
    """The type with what is known of its holes in their places; `closed_only`: only where nothing more will be learnt."""
    if not type_.open:
        return type_

    def inner(part: ty.Type) -> ty.Type:
        return resolve(analyzer, part, closed_only)

    if isinstance(type_, Hole):
        root = type_.root
        return root if root.bound is None or closed_only and not root.closed else inner(root.bound)
    if isinstance(type_, ty.ClassType) and type_.decl is not None:
        return analyzer.class_type(type_.decl, tuple(map(inner, type_.args)))
    if isinstance(type_, ty.TupleType):
        return (ty.listed_of if type_.listed else ty.tuple_of)(*map(inner, type_.items))
    if isinstance(type_, ty.UnionType):
        return ty.union_of(*map(inner, type_.members))
    if isinstance(type_, ty.CallableType) and not type_.any_arguments:
        return ty.callable_of(tuple(map(inner, type_.params)), inner(type_.result))
    if isinstance(type_, ty.ProtocolType):
        return ty.protocol_of(type_.decl, tuple(map(inner, type_.args)))
    if isinstance(type_, ty.ArrayType):
        return ty.array_of(inner(type_.element))
    return type_


def occurs(hole: Hole, type_: ty.Type) -> bool:
    """Whether a hole is somewhere inside a type."""
    if not type_.open:
        return False
    if isinstance(type_, Hole):
        root = type_.root
        return root is hole or root.bound is not None and occurs(hole, root.bound)
    return any(occurs(hole, part) for part in parts_of(type_))


def parts_of(type_: ty.Type) -> tuple[ty.Type, ...]:
    """The types that a type is made of."""
    if isinstance(type_, (ty.ClassType, ty.ProtocolType)):
        return type_.args
    if isinstance(type_, ty.TupleType):
        return type_.items
    if isinstance(type_, ty.UnionType):
        return type_.members
    if isinstance(type_, ty.CallableType):
        return (*type_.params, type_.result)
    return (type_.element,) if isinstance(type_, ty.ArrayType) else ()


def holes_in(type_: ty.Type) -> list[Hole]:
    """The holes that are in a type, those in what others are bound to among them."""
    if not type_.open:
        return []
    if isinstance(type_, Hole):
        root = type_.root
        return [root, *(holes_in(root.bound) if root.bound is not None else [])]
    return [hole for part in parts_of(type_) for hole in holes_in(part)]


def join_found(analyzer: "Analyzer", known: ty.Type, actual: ty.Type) -> ty.Type:
    """What a type variable is bound to that was found to be both, one of them open."""
    if isinstance(known, Hole) or isinstance(actual, Hole):
        known, actual = resolve(analyzer, known), resolve(analyzer, actual)
        if isinstance(known, Hole):
            return actual
        return known if isinstance(actual, Hole) else ty.union_of(known, actual)
    return actual if known.open else known


class OpenTypes:
    """Mixin: learning what the holes in types are."""

    def hole_of(self: "Checker", node: Any, index: int = 0, bound: ty.Type | None = None) -> ty.Type:
        """The type argument with this number of the display or call `node`."""
        holes = self.holes.setdefault(id(node), {})
        found = holes.get(index)
        if found is None:
            found = holes[index] = Hole(bound)
            self.note_change()
        return resolve(self.analyzer, found, closed_only=True)

    def open_display(self: "Checker", name: "str | ClassDecl", node: Any) -> t.Expr:
        """An empty display whose type arguments are learnt from its use."""
        decl = self.analyzer.builtin(name) if isinstance(name, str) else name
        assert isinstance(decl, ClassDecl)
        cls = self.analyzer.class_type(decl, tuple(self.hole_of(node, index) for index in range(len(decl.type_params))))
        return self.construct_class(cls, [], node) if not cls.open else self.pretend(cls, node)

    def pretend(self: "Checker", type_: ty.Type, node: Any) -> t.Expr:
        """Some value of an open type, for a pass that is not the last."""
        return t.LocalGet(type_, self.span(node), self.temp(type_))

    def opened(self: "Checker", value: t.Expr, node: Any) -> t.Expr:
        """A value that is a hole itself as what is known of it: with nothing known, or None alone, a later pass is to find it out."""
        if isinstance(value.type, ty.UnionType) and any(isinstance(m, Hole) for m in value.type.members):
            parts = [resolve(self.analyzer, m) if isinstance(m, Hole) else m for m in value.type.members]
            return self.pretend(ty.union_of(*(part for part in parts if not isinstance(part, Hole))), node)
        if not isinstance(value.type, Hole):
            return value
        known = resolve(self.analyzer, value.type)
        if isinstance(known, Hole) or known is ty.NONE and not value.type.root.closed:
            self.note_open()
            return self.bottom(node)
        if isinstance(known, ty.UnionType) and known.has_none and len(known.others) == 1:
            # Whether it may be None where it is used is for a later pass to say.
            known = ty.lenient_of(known.others[0])
        return self.pretend(known, node)

    def note_open(self: "Checker") -> None:
        """Open types have been met: this pass cannot be the last."""
        checker: Checker | None = self
        while checker is not None:
            checker.met_open = True
            checker = checker.parent

    def teach(self: "Checker", hole: Hole, type_: ty.Type, exact: bool = False) -> bool:
        """Note that values of this type are kept where the hole is; False when that cannot be."""
        hole = hole.root
        if type_ is ty.NEVER or isinstance(type_, Hole) and type_.root is hole or occurs(hole, type_):
            return True
        if hole.closed:
            return hole.bound is not None and self.conversions.assignable(type_, hole.bound)
        known = hole.bound
        if known is None:
            joined = type_
        elif hole.exact:
            return self.fit(type_, known)
        elif exact and not known.open and not type_.open and self.conversions.assignable(known, type_):
            joined = type_
        else:
            joined = self.join_types(known, type_)
        hole.exact = hole.exact or exact
        if joined is not known and not occurs(hole, joined):
            hole.bound = joined
            self.note_change()
        return True

    def equate(self: "Checker", a: ty.Type, b: ty.Type) -> bool:
        """Make two types the same by what their holes can be; False when they cannot."""
        if a is b:
            return True
        if isinstance(a, Hole):
            return self.teach(a, b, exact=True)
        if isinstance(b, Hole):
            return self.teach(b, a, exact=True)
        if not a.open and not b.open:
            return False
        if isinstance(a, ty.ClassType) and isinstance(b, ty.ClassType) and a.decl is b.decl:
            return all([self.equate(x, y) for x, y in zip(a.args, b.args)])
        if isinstance(a, ty.TupleType) and isinstance(b, ty.TupleType) and len(a.items) == len(b.items):
            return all([self.equate(x, y) for x, y in zip(a.items, b.items)])
        if isinstance(a, ty.CallableType) and isinstance(b, ty.CallableType) and len(a.params) == len(b.params) and a.any_arguments == b.any_arguments:
            return all([self.equate(x, y) for x, y in zip((*a.params, a.result), (*b.params, b.result))])
        if isinstance(a, ty.UnionType) and isinstance(b, ty.UnionType):
            return all([any(self.equate(x, y) for y in b.members) for x in a.members])
        return resolve(self.analyzer, a) is resolve(self.analyzer, b)

    def join_open(self: "Checker", a: ty.Type, b: ty.Type) -> ty.Type | None:
        """The one type that two can be by what their holes are; None where they are different."""
        if a is b:
            return a
        if isinstance(a, Hole) or isinstance(b, Hole):
            known = join_found(self.analyzer, a, b)
            return None if isinstance(known, ty.UnionType) and not known.open else known
        if isinstance(a, ty.ClassType) and isinstance(b, ty.ClassType) and a.decl is b.decl and self.equate(a, b):
            return b if a.open else a
        if isinstance(a, ty.UnionType) and not isinstance(b, ty.UnionType):
            for member in a.members:
                if isinstance(member, ty.ClassType) and isinstance(b, ty.ClassType) and member.decl is b.decl and (member.open or b.open) and self.equate(member, b):
                    return ty.union_of(*(b if m is member and m.open else m for m in a.members))
        elif isinstance(b, ty.UnionType) and not isinstance(a, ty.UnionType):
            return self.join_open(b, a)
        return None

    def fit(self: "Checker", source: ty.Type, target: ty.Type) -> bool:
        """Whether a `source` may stand where a `target` is wanted, by what their holes can be."""
        if source is target or source is ty.NEVER or not source.open and not target.open and self.conversions.assignable(source, target):
            return True
        if isinstance(target, Hole):
            return self.teach(target, self.promoted(self.settled(source)))
        if isinstance(source, Hole):
            known = resolve(self.analyzer, source)
            return isinstance(known, Hole) or self.fit(known, target)
        if isinstance(source, ty.UnionType):
            return all([self.fit(member, target) for member in source.members])
        if isinstance(target, ty.UnionType):
            same = [m for m in target.members if m is source or isinstance(m, ty.ClassType) and isinstance(source, ty.ClassType) and m.decl is source.decl]
            # A hole is the last resort: it would take anything.
            rest = sorted((m for m in target.members if m not in same), key=lambda m: isinstance(m, Hole))
            return any(self.fit(source, member) for member in [*same, *rest])
        if isinstance(target, ty.ProtocolType):
            given = self.analyzer.protocol_arguments(target.decl, source)
            return given is not None and all([self.fit(x, y) or self.equate(x, y) for x, y in zip(given, target.args)]) \
                and self.teach_arguments(given, target.args)
        if isinstance(target, ty.ClassType) and isinstance(source, ty.TupleType) and self.conversions.is_tuple_class(target):
            return all([self.fit(item, target.args[0]) for item in source.items])
        if isinstance(target, ty.ClassType) and isinstance(source, ty.ClassType):
            if self.conversions.is_object(target):
                return True
            cls = next((c for c in source.ancestors() if c.decl is target.decl), None)
            return cls is not None and self.equate(cls, target)
        if isinstance(target, ty.TupleType) and isinstance(source, ty.TupleType) and len(source.items) == len(target.items):
            return all([self.fit(x, y) for x, y in zip(source.items, target.items)])
        if isinstance(target, ty.CallableType) and isinstance(source, ty.CallableType) and len(source.params) == len(target.params):
            return all([self.fit(y, x) for x, y in zip(source.params, target.params)]) and (
                target.result is ty.NONE or self.fit(source.result, target.result))
        return self.conversions.assignable(resolve(self.analyzer, source), resolve(self.analyzer, target))

    def teach_arguments(self: "Checker", given: tuple[ty.Type, ...], wanted: tuple[ty.Type, ...]) -> bool:
        """An empty display passed as Iterable[int] is one of ints, when nothing else is known of it."""
        for mine, theirs in zip(given, wanted):
            if isinstance(mine, Hole) and mine.root.bound is None:
                self.teach(mine, theirs)
        return True

    def converge(self: "Checker", expr: t.Expr, target: ty.Type, node: Any) -> t.Expr | None:
        """An open type meets the type that is wanted: learn from it; None when they do not fit."""
        self.note_open()
        return self.pretend(target, node) if self.fit(expr.type, target) else None

    def close_holes(self: "Checker", final: bool = False) -> bool:
        """Between two passes: what is known of holes is what they are; `final`: of the others nothing will be known. True if any was open."""
        pending = [hole for holes in self.holes.values() for hole in holes.values() if not hole.closed]
        for hole in pending:
            if hole.bound is None and final:
                # Nothing is ever kept there.
                hole.bound = ty.INT
            if hole.bound is not None and (final or hole.bound is not ty.NONE and not resolve(self.analyzer, hole.bound).open):
                hole.closed = True
        return bool(pending)

    def reopen_holes(self: "Checker") -> None:
        """What was learnt was not all: learn on, until a pass adds nothing."""
        self.kept_open = True
        for holes in self.holes.values():
            for hole in holes.values():
                hole.closed = False
