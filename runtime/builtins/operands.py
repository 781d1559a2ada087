"""Operators of classes: what a method that does not know the other operand says, and what is raised when nobody knows it."""

from typing import NoReturn

from unsafe import floor, noinline


class NotImplementedType(BaseException):
    """What `return NotImplemented` raises; the operator that called the method asks the other operand then."""


@noinline
def raise_not_implemented() -> NoReturn:
    raise NotImplementedType("NotImplemented, which only an operator understands, was returned")


@noinline
def raise_operands(symbol: str, left: str, right: str) -> NoReturn:
    raise TypeError("unsupported operand type(s) for " + symbol + ": '" + left + "' and '" + right + "'")


@noinline
def raise_unordered(symbol: str, left: str, right: str) -> NoReturn:
    raise TypeError("'" + symbol + "' not supported between instances of '" + left + "' and '" + right + "'")


def checked_length(length: int) -> int:
    """What a `__len__` of the app gave, where len() and truth use it."""
    if length < 0:
        raise ValueError("__len__() should return >= 0")
    return length


def is_small_integer(value: float) -> bool:
    """Whether an int has just this value."""
    return -9223372036854775808.0 <= value < 9223372036854775808.0 and value == floor(value)
