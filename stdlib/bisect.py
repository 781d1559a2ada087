"""bisect: binary search in sorted sequences."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")


def bisect_right(a: Sequence[T], x: K, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K] | None = None) -> int:
    """The place after all items that are not greater than `x`; with a key, those whose key is not."""
    if lo < 0:
        raise ValueError("lo must be non-negative")
    end = len(a) if hi is None else hi
    while lo < end:
        middle = (lo + end) // 2
        if key is None:
            less = x < a[middle]
        else:
            less = x < key(a[middle])
        if less:
            end = middle
        else:
            lo = middle + 1
    return lo


def bisect_left(a: Sequence[T], x: K, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K] | None = None) -> int:
    """The place before all items that are not less than `x`; with a key, those whose key is not."""
    if lo < 0:
        raise ValueError("lo must be non-negative")
    end = len(a) if hi is None else hi
    while lo < end:
        middle = (lo + end) // 2
        if key is None:
            less = a[middle] < x
        else:
            less = key(a[middle]) < x
        if less:
            lo = middle + 1
        else:
            end = middle
    return lo


def bisect(a: Sequence[T], x: K, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K] | None = None) -> int:
    """bisect_right()."""
    return bisect_right(a, x, lo, hi, key=key)


def insort_right(a: list[T], x: T, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K] | None = None) -> None:
    """Puts `x` into the sorted list, behind its equals."""
    if key is None:
        a.insert(bisect_right(a, x, lo, hi), x)
    else:
        a.insert(bisect_right(a, key(x), lo, hi, key=key), x)


def insort_left(a: list[T], x: T, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K] | None = None) -> None:
    """Puts `x` into the sorted list, before its equals."""
    if key is None:
        a.insert(bisect_left(a, x, lo, hi), x)
    else:
        a.insert(bisect_left(a, key(x), lo, hi, key=key), x)


def insort(a: list[T], x: T, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K] | None = None) -> None:
    """insort_right()."""
    insort_right(a, x, lo, hi, key=key)
