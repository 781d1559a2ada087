"""What an app's `Any` has room for beside what JSON has: classes whose objects the program puts where `Any` is declared.

Which those are is seen when they are put there. So a program in which that happens is analysed once more with room for
them in every `Any` (unic/analysis/promotion.py), until nothing new comes; others pay nothing for it. Types are made anew in
each analysis, and what is handed from one to the next is the names of the classes.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from unic.analysis import types as ty
from unic.analysis.convert import Conversions
from unic.analysis.declarations import ClassDecl

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

# The module and the qualified name of a class.
ClassName = tuple[str, str]
# Of tuples, which are all held as tuple[Any, ...]: nobody can change them, so that a copy is as good.
_TUPLE = ("", "tuple")


def dynamic_in(type_: ty.Type) -> ty.UnionType | None:
    """The `Any` that a type is or has among its members."""
    if isinstance(type_, ty.UnionType) and type_.operations is not None:
        return type_
    return None


def classes_for_any(analyzer: "Analyzer", source: ty.Type, target: ty.Type) -> frozenset[ClassName]:
    """The classes that `Any` lacks to be able to hold a `source`; none where it cannot be or `target` is no `Any`."""
    whole = dynamic_in(target)
    if whole is None or source.open:
        return frozenset()
    names: set[ClassName] = set()
    for member in source.members if isinstance(source, ty.UnionType) else (source,):
        if member in whole.members:
            continue
        items = member.items if isinstance(member, ty.TupleType) else member.args if is_tuple(analyzer, member) else None
        if items is not None:
            inner = [classes_for_any(analyzer, item, target) for item in items]
            if any(not found and not Conversions(analyzer).assignable(item, whole) for item, found in zip(items, inner)):
                return frozenset()
            names.update({_TUPLE}, *inner)
            continue
        if not can_be_member(analyzer, member):
            return frozenset()
        assert isinstance(member, ty.ClassType) and member.decl is not None
        names.add((member.decl.module.name, member.decl.qualname))
    return frozenset(names)


def can_be_member(analyzer: "Analyzer", type_: ty.Type) -> bool:
    """Whether it is a class by which isinstance() knows its objects: not generic, and not one that stands for others."""
    if not isinstance(type_, ty.ClassType) or type_.decl is None or type_.args or type_.base is None or ty.is_type_class(type_):
        return False
    decl = type_.decl
    if decl.type_params or decl.typed_items is not None or declaration(analyzer, (decl.module.name, decl.qualname)) is not decl:
        return False
    return not analyzer.is_builtin(decl) or type_.name == "bytes" or type_.is_subclass_of(analyzer.builtin_class("BaseException"))


def members_of_any(analyzer: "Analyzer", names: frozenset[ClassName], whole: ty.Type) -> list[ty.Type]:
    """The classes of these names. whole: the `Any` that they become part of."""
    found = [declaration(analyzer, name) for name in sorted(names - {_TUPLE})]
    made: list[ty.Type] = [analyzer.class_type(decl, ()) for decl in found if decl is not None]
    return [*made, analyzer.builtin_class("tuple", whole)] if _TUPLE in names else made


def declaration(analyzer: "Analyzer", name: ClassName) -> ClassDecl | None:
    """The class of that name, if it has one by which it can be found."""
    module = analyzer.table.get(name[0])
    if module is None:
        return None
    if "<locals>" in name[1]:
        return next((decl for decl in module.local_classes if decl.qualname == name[1]), None)
    found: object = None
    for place, part in enumerate(name[1].split(".")):
        found = module.symbols.get(part) if place == 0 else found.nested.get(part) if isinstance(found, ClassDecl) else None
    return found if isinstance(found, ClassDecl) else None


def is_tuple(analyzer: "Analyzer", type_: ty.Type) -> "TypeGuard[ty.ClassType]":
    return isinstance(type_, ty.ClassType) and type_.decl is not None and type_.name == "tuple" and analyzer.is_builtin(type_.decl)


def is_added(analyzer: "Analyzer", type_: ty.Type) -> bool:
    """Whether a type is one of these classes, or of those that inherit from them."""
    if is_tuple(analyzer, type_):
        return _TUPLE in analyzer.numbers.in_any
    return isinstance(type_, ty.ClassType) and any(
        cls.decl is not None and (cls.decl.module.name, cls.decl.qualname) in analyzer.numbers.in_any for cls in type_.ancestors())
