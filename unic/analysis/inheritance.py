"""Inheritance: method resolution order, which base gives a class its layout, and inherited methods and fields."""
from __future__ import annotations

from typing import TYPE_CHECKING

from unic.analysis import types as ty
from unic.analysis.declarations import ClassDecl, FunctionDecl
from unic.analysis.errors import Refused
from unic.diagnostics import Diagnostic, span_of

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer


def make_class(name: str, qualname: str, decl: ClassDecl, args: tuple[ty.Type, ...], bases: list[ty.ClassType]) -> ty.ClassType:
    """A class type with these direct bases (none: `object` itself). Its fields are still to be filled in."""
    if len(bases) < 2:
        return ty.ClassType(name, qualname, decl, args, bases[0] if bases else None)
    order = linearised(decl, bases)
    # The base with the most fields is what the layout begins with: that is where the library's own classes (exceptions) are.
    main = max(bases, key=lambda base: (_library_depth(base), len(base.fields), -bases.index(base)))
    return ty.ClassType(name, qualname, decl, args, main, tuple(base for base in bases if base is not main), order)


def _library_depth(cls: ty.ClassType) -> int:
    """How many ancestors are classes of the library: their code counts on their layout."""
    return sum(1 for ancestor in cls.mro if ancestor.decl is not None and not ancestor.decl.module.is_app)


def linearised(decl: ClassDecl, bases: list[ty.ClassType]) -> tuple[ty.ClassType, ...]:
    """The C3 merge of the bases' orders (The Python 2.3 Method Resolution Order). Refused where there is none."""
    pending = [list(base.mro) for base in bases] + [list(bases)]
    order: list[ty.ClassType] = []
    while any(pending):
        pending = [rest for rest in pending if rest]
        head = next((rest[0] for rest in pending if not any(rest[0] in other[1:] for other in pending)), None)
        if head is None:
            names = ", ".join(str(rest[0]) for rest in pending)
            raise Refused(Diagnostic(f"cannot create a consistent method resolution order (MRO) for bases {names}",
                                     span_of(decl.module.shown_path, decl.node), "name a class before the classes it inherits from"))
        order.append(head)
        for rest in pending:
            if rest[0] is head:
                del rest[0]
    return tuple(order)


def method_after(cls: ty.ClassType, start: int, name: str) -> tuple[ty.ClassType, FunctionDecl] | None:
    """The first method `name` at place `start` of the class's resolution order or behind it, and the class it is checked for."""
    for owner in cls.mro[start:]:
        if owner.decl is not None and name in owner.decl.methods:
            return (owner if cls.shares(owner) else cls), owner.decl.methods[name]
    return None


def inherit_fields(analyzer: "Analyzer", cls: ty.ClassType) -> None:
    """Give a new class the fields its bases have so far."""
    from unic.analysis.internal_names import visible
    if cls.base is not None:
        cls.fields = list(cls.base.fields)
        cls.field_map = {name: field for name, field in cls.base.field_map.items() if visible(cls, field)}
    copy_mixed_fields(analyzer, cls)


def copy_mixed_fields(analyzer: "Analyzer", cls: ty.ClassType) -> None:
    """Add the fields that its mixins have and the class has not."""
    if not cls.mixins:
        return
    for owner in cls.mro:
        for field in owner.fields:
            own = cls.own_field(field)
            if own is None:
                analyzer.add_field(cls, field.name, field.type)
            elif own.type is not field.type:
                assert cls.decl is not None
                raise Refused(Diagnostic(f"attribute '{field.name}' is {own.type} in '{cls}' and {field.type} in its base '{owner}'",
                                         span_of(cls.decl.module.shown_path, cls.decl.node), "give both the same type"))


def complete_mixed_classes(analyzer: "Analyzer", classes: list[ty.ClassType]) -> None:
    """Once all attributes are known: what mixins have learnt since goes to the classes they are mixed into."""
    for cls in classes:
        copy_mixed_fields(analyzer, cls)


def moved_fields(classes: list[ty.ClassType]) -> dict[ty.Field, list[tuple[ty.ClassType, ty.Field]]]:
    """For fields of mixins: the classes whose objects (and those of all that extend them) keep a copy elsewhere, with that copy."""
    moved: dict[ty.Field, list[tuple[ty.ClassType, ty.Field]]] = {}
    for cls in classes:
        if not cls.mixins:
            continue
        for owner in cls.mro[1:]:
            for field in owner.fields:
                own = cls.own_field(field)
                assert own is not None
                if own is not field and (cls, own) not in moved.setdefault(field, []):
                    moved[field].append((cls, own))
    return moved
