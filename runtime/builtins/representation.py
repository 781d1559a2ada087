"""The containers whose repr is being made, so that one that contains itself prints as `[...]`."""

from machine import u64
from unsafe import address

active: list[u64] = []


def begin_repr(at: u64) -> bool:
    """Enter the container at address `at`; False if it has been entered already (do not leave it then)."""
    if at in active:
        return False
    active.append(at)
    return True


def begin_repr_of(value: object) -> bool:
    """`begin_repr` of an object."""
    return begin_repr(address(value))


def end_repr() -> None:
    """Leave the container entered last."""
    active.pop()
