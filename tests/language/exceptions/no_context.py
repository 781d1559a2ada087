"""Errors of built-in functions have no context, though an iterator ended; those raised in a handler have one."""

from collections.abc import Callable

nothing: list[int] = []
CASES: list[Callable[[], object]] = [
    lambda: max(n for n in nothing),
    lambda: min(map(str, nothing)),
    lambda: max(nothing, key=abs),
    lambda: list(zip("ab", "a", strict=True)),
    lambda: list(zip("a", "ab", strict=True)),
    lambda: list(zip("ab", "ab", "a", strict=True)),
    lambda: list(zip("ab", "a", "ab", strict=True)),
    lambda: list(zip("a", "a", "ab", strict=True)),
]
for case in CASES:
    try:
        case()
    except ValueError as error:
        print(error, error.__context__, error.__cause__)


def first(items: list[int]) -> int:
    try:
        return next(iter(items))
    except StopIteration:
        raise LookupError("nothing there")


def quiet(items: list[int]) -> int:
    try:
        return next(iter(items))
    except StopIteration:
        raise LookupError("nothing there") from None


for find in (first, quiet):
    try:
        find(nothing)
    except LookupError as error:
        print(error, type(error.__context__).__name__, error.__cause__, error.__suppress_context__)
max(n for n in nothing)
