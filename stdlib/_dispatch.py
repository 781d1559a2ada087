"""Marks for the compiler; under CPython they do nothing."""

from typing import TypeVar

F = TypeVar("F")


def by_class(function: F) -> F:
    """A generic function whose first argument decides which instance of it runs.

    Where only `object` is known of that argument, its class at run time decides; where it is one of several lists, dicts or
    tuples, there is an instance for each.
    """
    return function
