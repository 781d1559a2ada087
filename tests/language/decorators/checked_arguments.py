"""Decorators that check arguments and results before and after a call."""
from __future__ import annotations
from functools import wraps
from typing import Callable

Binary = Callable[[int, int], int]


class ContractError(AssertionError):
    pass


def requires(name: str, check: Callable[[int, int], bool], message: str) -> Callable[[Binary], Binary]:
    def decorate(function: Binary) -> Binary:
        @wraps(function)
        def wrapper(a: int, b: int) -> int:
            if not check(a, b):
                raise ContractError(f"{name}({a}, {b}): {message}")
            return function(a, b)
        return wrapper
    return decorate


def ensures(check: Callable[[int], bool]) -> Callable[[Binary], Binary]:
    def decorate(function: Binary) -> Binary:
        @wraps(function)
        def wrapper(a: int, b: int) -> int:
            result = function(a, b)
            if not check(result):
                raise ContractError(f"it gave {result!r}")
            return result
        return wrapper
    return decorate


@requires("quotient", lambda a, b: b != 0, "divisor is zero")
@requires("quotient", lambda a, b: a >= b, "first is smaller")
def quotient(a: int, b: int) -> int:
    return a // b


@ensures(lambda n: n < 10000)
def repeat(a: int, b: int) -> int:
    return int(str(a) * b)


@ensures(lambda n: n >= 0)
@requires("difference", lambda a, b: True, "never")
def difference(a: int, b: int) -> int:
    return a - b


for name, function in (("q", quotient), ("d", difference)):
    for a, b in ((7, 2), (7, 0), (2, 7), (-1, -3)):
        try:
            print(name, a, b, function(a, b))
        except ContractError as error:
            print(type(error).__name__, error)
for n in (2, 5):
    try:
        print(repeat(42, n))
    except AssertionError as error:
        print(error)
