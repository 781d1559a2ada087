"""A cause and a context in one report."""

import sys


def inner(n: int) -> int:
    xs = [1, 2, 3]
    return xs[n]


class Wrapped(Exception):
    pass


def middle(n: int) -> int:
    try:
        return inner(n)
    except IndexError as e:
        raise Wrapped(f"bad {n}") from e


def outer() -> None:
    try:
        middle(7)
    except Wrapped:
        {"a": 1}["b"]


print("before")
sys.stdout.flush()
outer()
