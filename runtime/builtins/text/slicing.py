"""Bounds of slices and of the optional start and end of searches, clamped as CPython clamps them."""
import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.exceptions import ValueError


@noinline
def clamp_start(start: int | None, length: int) -> int:
    """Start of a step-1 range: counted from the end if negative, then cut to 0..length."""
    if start is None:
        return 0
    return clamp(start, 0, length, length)


@noinline
def clamp_end(end: int | None, length: int) -> int:
    """End of a step-1 range, likewise."""
    if end is None:
        return length
    return clamp(end, 0, length, length)


def clamp(index: int, low: int, high: int, length: int) -> int:
    """`index`, counted from `length` if negative, cut to low..high."""
    if index < 0:
        index = unsafe.add_wrapping(index, length)
        if index < low:
            return low
        return index
    if index > high:
        return high
    return index


def checked_step(step: int) -> int:
    """`step` itself; CPython's ValueError if it is 0."""
    if step == 0:
        raise ValueError("slice step cannot be zero")
    return step


def step_start(start: int | None, length: int, step: int) -> int:
    """First index of a slice with any step (slice.indices in CPython)."""
    if step > 0:
        return clamp_start(start, length)
    if start is None:
        return length - 1
    return clamp(start, -1, length - 1, length)


def step_end(stop: int | None, length: int, step: int) -> int:
    """The index a slice stops before; -1 stands for "past the front" when the step is negative."""
    if step > 0:
        return clamp_end(stop, length)
    if stop is None:
        return -1
    return clamp(stop, -1, length - 1, length)


def step_count(start: int, stop: int, step: int) -> u64:
    """How many indexes start, start + step, ... lie before `stop`."""
    if step > 0:
        if start >= stop:
            return u64(0)
        return u64(stop - start - 1) // u64(step) + 1
    if start <= stop:
        return u64(0)
    return u64(start - stop - 1) // (u64(0) - unsafe.u64_of(step)) + 1


def search_start(start: int | None, length: int) -> int:
    """Start of a search: as clamp_start, but a start past the end stays past it, where not even "" is found."""
    if start is None:
        return 0
    if start < 0:
        return clamp(start, 0, 0, length)
    return start
