"""Closures keep their own variables; nonlocal changes them."""

from collections.abc import Callable


def make_counter(start: int) -> tuple[Callable[[], int], Callable[[int], None]]:
    count = start

    def step() -> int:
        nonlocal count
        count += 1
        return count

    def reset(value: int) -> None:
        nonlocal count
        count = value

    return step, reset


a, reset_a = make_counter(0)
b, _ = make_counter(100)
print(a(), a(), b(), a())
reset_a(50)
print(a(), b())
