"""Making and raising exceptions that consist of a class and one argument.

A program has such a raise statement for nearly everything that can go wrong. What they have in common is here, so that each costs one short call.
"""

from typing import NoReturn

from machine import u64
from unsafe import noinline, object_at

from runtime.memory.heap import allocate_object


@noinline
def new_exception(descriptor: u64, argument: object) -> BaseException:
    """An exception of the class that `descriptor` describes, which adds nothing to BaseException."""
    error = object_at(BaseException, allocate_object(descriptor))
    error.args = (argument,)
    return error


@noinline
def raise_new(descriptor: u64, argument: object) -> NoReturn:
    """Raise what `new_exception` makes. (In one statement that would be a call of this function.)"""
    error = new_exception(descriptor, argument)
    raise error
