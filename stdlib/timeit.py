"""timeit: how long calls take. What is measured is a function; there is no code as text."""

from __future__ import annotations

from time import perf_counter as default_timer
from typing import Callable, TypeVar

T = TypeVar("T")


def timeit(stmt: Callable[[], T], *, number: int = 1000000) -> float:
    """Seconds for so many calls."""
    start = default_timer()
    for _ in range(number):
        stmt()
    return default_timer() - start


def repeat(stmt: Callable[[], T], *, repeat: int = 5, number: int = 1000000) -> list[float]:
    """timeit() several times."""
    return [timeit(stmt, number=number) for _ in range(repeat)]
