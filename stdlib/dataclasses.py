"""`dataclasses`: the decorator, `field`, KW_ONLY, InitVar, asdict, astuple, fields and is_dataclass are known to the compiler,
which writes the methods.
"""

from typing import NoReturn, TypeVar

T = TypeVar("T")


class FrozenInstanceError(AttributeError):
    """Raised where an attribute of a frozen dataclass is assigned."""


class Field:
    """What fields() tells of a field."""

    def __init__(self, name: str, init: bool, repr: bool, compare: bool, kw_only: bool) -> None:
        self.name = name
        self.init = init
        self.repr = repr
        self.compare = compare
        self.kw_only = kw_only


def refuse_assignment(name: str) -> NoReturn:
    """The compiler calls this in place of an assignment."""
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def replace(instance: T) -> T:
    """A copy with some fields changed, given by keyword; the compiler spells the call out as a constructor call."""
    return instance
