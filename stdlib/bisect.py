"""Binary search in sorted lists."""

from typing import TypeVar

T = TypeVar("T")


def bisect_right(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> int:
    """The place after all items that are not greater than `x`."""
    if lo < 0:
        raise ValueError("lo must be non-negative")
    end = len(a) if hi is None else hi
    while lo < end:
        middle = (lo + end) // 2
        if x < a[middle]:
            end = middle
        else:
            lo = middle + 1
    return lo


def bisect_left(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> int:
    """The place before all items that are not less than `x`."""
    if lo < 0:
        raise ValueError("lo must be non-negative")
    end = len(a) if hi is None else hi
    while lo < end:
        middle = (lo + end) // 2
        if a[middle] < x:
            lo = middle + 1
        else:
            end = middle
    return lo


def bisect(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> int:
    return bisect_right(a, x, lo, hi)


def insort_right(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> None:
    a.insert(bisect_right(a, x, lo, hi), x)


def insort_left(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> None:
    a.insert(bisect_left(a, x, lo, hi), x)


def insort(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> None:
    insort_right(a, x, lo, hi)
