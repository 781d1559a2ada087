"""Raising again, raising from, and what is in __cause__ and __context__."""


class Failure(Exception):
    pass


def inner() -> None:
    raise KeyError("x")


def middle() -> None:
    try:
        inner()
    except KeyError:
        print("logged")
        raise


def outer() -> None:
    try:
        middle()
    except KeyError as error:
        raise Failure("outer failed") from error


try:
    outer()
except Failure as failure:
    print(failure, repr(failure.__cause__), failure.__suppress_context__)

try:
    try:
        inner()
    except KeyError:
        int("x")
except ValueError as error:
    print(error, repr(error.__context__), error.__cause__)

try:
    try:
        inner()
    except KeyError:
        raise Failure("quiet") from None
except Failure as failure:
    print(failure, failure.__cause__, failure.__suppress_context__)
