"""`dataclasses`: the decorator and `field` are known to the compiler, which writes the methods."""

from typing import TypeVar

T = TypeVar("T")


def replace(instance: T) -> T:
    """A copy with some fields changed, given by keyword; the compiler spells the call out as a constructor call."""
    return instance
