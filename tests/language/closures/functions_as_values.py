"""Functions, methods and lambdas as values; composition; a dispatch table."""

from collections.abc import Callable


def compose(f: Callable[[int], int], g: Callable[[int], int]) -> Callable[[int], int]:
    return lambda x: f(g(x))


def double(x: int) -> int:
    return x * 2


class Adder:
    def __init__(self, amount: int) -> None:
        self.amount = amount

    def add(self, x: int) -> int:
        return x + self.amount


operations: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "max": max,
}
print(compose(double, Adder(3).add)(5), compose(Adder(3).add, double)(5))
print([operations[name](7, 2) for name in ("+", "-")])
print(list(map(double, [1, 2, 3])), list(filter(lambda x: x % 2 == 1, range(6))), sorted([3, -4, 1], key=lambda x: x * x))
table: list[Callable[[int], int]] = [double, Adder(1).add, lambda x: -x]
print([f(10) for f in table])
