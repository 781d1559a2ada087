"""A closure sees the variable, not the value it had: and default arguments keep the value."""

from collections.abc import Callable

late: list[Callable[[], int]] = []
for i in range(3):
    late.append(lambda: i * 10)
print([f() for f in late])


def make(n: int) -> Callable[[], int]:
    return lambda: n * 10


print([f() for f in [make(i) for i in range(3)]])


def outer() -> list[int]:
    values = []

    def add(x: int) -> None:
        values.append(x + bias)

    bias = 1
    add(1)
    bias = 100
    add(1)
    return values


print(outer())
