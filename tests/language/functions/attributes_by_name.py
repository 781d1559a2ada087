"""getattr, hasattr and setattr with constant names; del of names and what follows."""
from __future__ import annotations

import math


class Base:
    shared = "s"

    def __init__(self) -> None:
        self.x = 1

    def double(self) -> int:
        return self.x * 2


class Derived(Base):
    def __init__(self) -> None:
        super().__init__()
        self.extra = "e"


class Other:
    def __init__(self) -> None:
        self.extra = "other"


def look(value: Base) -> str:
    return f"{hasattr(value, 'x')} {hasattr(value, 'extra')} {getattr(value, 'extra', 'none')} {getattr(value, 'missing', None)}"


def either(value: Base | Other) -> str:
    if hasattr(value, "shared"):
        return "has " + value.shared
    return "has not"


def deleted_local(flag: bool) -> int:
    value = 5
    if flag:
        del value
    return value


def deleted_twice() -> None:
    value = [1]
    del value
    del value


def deleted_under_closure() -> None:
    items = [1, 2]

    def show() -> None:
        print(items)

    show()
    del items
    try:
        show()
    except NameError as error:
        print(type(error).__name__, error)
    items = [3]
    show()


base = Base()
print(getattr(base, "x"), getattr(base, "double")(), hasattr(base, "x"), hasattr(base, "nope"), getattr(base, "nope", 7), getattr(base, "x", 7))
setattr(base, "x", 5)
print(base.x, base.double(), look(base), look(Derived()), either(base), either(Other()))
print(getattr(Base, "shared"), hasattr(Base, "shared"), hasattr(math, "pi"), getattr(math, "tau", 0.0) > 6, hasattr(3, "real"), hasattr("a", "upper"))
for flag in (False, True):
    try:
        print(deleted_local(flag))
    except UnboundLocalError as error:
        print(type(error).__name__, error)
try:
    deleted_twice()
except UnboundLocalError as error:
    print(error)
deleted_under_closure()
name = "n"
print(name)


def shout() -> str:
    return name + "!"


print(shout())
del name
try:
    print(shout())
except NameError as error:
    print(error)
name = "again"
print(name)
first, second = [1], [2]
del first, second[0]
print(second)
first = [4]
print(first)
