"""Generic functions, bounded by what their arguments can do."""

from collections.abc import Callable, Iterable
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
K = TypeVar("K")


def apply(values: Iterable[A], function: Callable[[A], B]) -> list[B]:
    return [function(value) for value in values]


def group(values: Iterable[A], key: Callable[[A], K]) -> dict[K, list[A]]:
    result: dict[K, list[A]] = {}
    for value in values:
        result.setdefault(key(value), []).append(value)
    return result


def fold(values: Iterable[A], start: B, step: Callable[[B, A], B]) -> B:
    state = start
    for value in values:
        state = step(state, value)
    return state


print(apply([1, 2, 3], str), apply(["a", "bb"], len), apply({3: "x"}, lambda k: k * 2))
print(group(range(7), lambda n: n % 3), group(["ab", "a", "b"], len))
print(fold([1, 2, 3], 10, lambda a, b: a + b), fold("abc", "", lambda a, b: b + a))
