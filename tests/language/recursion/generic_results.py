"""Recursive functions of any item type whose result is inferred, for several types in one expression"""

# mypy: disable-error-code="no-untyped-call"
from typing import TypeVar

T = TypeVar("T", int, str)


def sort(items: list[T]):  # type: ignore[no-untyped-def]
    if len(items) <= 1:
        return items
    first = items[0]
    return sort([x for x in items[1:] if x < first]) + [first] + sort([x for x in items[1:] if x >= first])


def depth(items: list[T]):  # type: ignore[no-untyped-def]
    return 1 + depth(items[1:]) if items else 0


print(sort([3, 1, 2]), sort(["b", "c", "a"]), sort([5]), depth([1, 2]), depth(["x"]))
