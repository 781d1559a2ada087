"""Which members of the runtime's classes belong to them alone: all that CPython's class of the name has not.

A class of the program that inherits from `list` may have a `size` or a method `grow` of its own: they are no overrides
of what the runtime's list keeps under these names, and the runtime does not see them.
"""
from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

from unic.analysis.declarations import ClassDecl, FunctionDecl
from unic.analysis.inheritance import method_after
from unic.analysis import types as ty

if TYPE_CHECKING:
    from unic.analysis.program import Analyzer

# What CPython's C code does with an object of these goes by the class itself, whatever methods a subclass overrides.
_CONTAINERS = ("list", "dict", "set", "frozenset", "set_table", "bytearray")
# What it does ask a subclass for.
_HOOKS = ("__missing__", "__hash__", "__repr__", "__str__")


def is_internal(decl: ClassDecl | None, name: str) -> bool:
    """Whether `name` of a class of the runtime is hidden from the classes below it that are not the runtime's."""
    if decl is None or not decl.module.trusted or name.startswith("__"):
        return False
    public = getattr(builtins, "set" if decl.name == "set_table" else decl.name, None)
    return public is not None and not hasattr(public, name)


def visible(cls: ty.ClassType, field: ty.Field) -> bool:
    """Whether a class finds a field of its base under the field's name."""
    assert cls.decl is not None and cls.base is not None
    return cls.decl.module.trusted or not is_internal(cls.base.decl, field.name)


def own_class(cls: ty.ClassType) -> ty.ClassType:
    """The class of the runtime that a class is or inherits from first."""
    return next((owner for owner in cls.mro if owner.decl is not None and owner.decl.module.trusted), cls)


def runtime_method(cls: ty.Type, name: str) -> tuple[ty.ClassType, FunctionDecl] | None:
    """What the runtime means by the internal name `name` of an object of the class; None for other names."""
    if not isinstance(cls, ty.ClassType) or cls.decl is None or cls.decl.module.trusted:
        return None
    owner = own_class(cls)
    return method_after(cls, cls.mro.index(owner), name) if is_internal(owner.decl, name) else None


def is_settled(checker: Any, receiver: Any, decl: FunctionDecl) -> bool:
    """Whether a call in a method of a container, on the object itself, runs the container's own method."""
    from unic.analysis import typed as t
    return (isinstance(receiver, t.LocalGet) and receiver.local.name == checker.self_name and decl.cls is not None
            and decl.cls.name in _CONTAINERS and decl.cls.module.trusted and checker.module.trusted and decl.name not in _HOOKS)


def redefines(analyzer: "Analyzer", type_: ty.Type, name: str) -> bool:
    """Whether a class of the runtime has, in an object of this type, a method `name` that is not the runtime's."""
    if not isinstance(type_, ty.ClassType):
        return False
    found = analyzer.find_method(type_, name)
    if found is not None and not found[1].module.trusted:
        return True
    pending = [type_.decl] if type_.decl is not None else []
    seen: set[ClassDecl] = set()
    while pending:
        for sub in analyzer.derived.get(pending.pop().name, ()):
            if sub not in seen:
                seen.add(sub)
                pending.append(sub)
                if name in sub.methods and not sub.module.trusted:
                    return True
    return False
