"""A class as a decorator: calls are counted by the object that takes the function's place."""
from __future__ import annotations
from typing import Callable, Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class Counted(Generic[A, R]):
    def __init__(self, function: Callable[[A], R]) -> None:
        self.function = function
        self.name = "function"
        self.calls = 0
        self.failures = 0

    def __call__(self, argument: A) -> R:
        self.calls += 1
        try:
            return self.function(argument)
        except Exception:
            self.failures += 1
            raise

    def __repr__(self) -> str:
        return f"<{self.name}: {self.calls} calls, {self.failures} failed>"


class Memo(Generic[A, R]):
    def __init__(self, function: Callable[[A], R]) -> None:
        self.function = function
        self.cache: dict[A, R] = {}

    def __call__(self, argument: A) -> R:
        if argument not in self.cache:
            self.cache[argument] = self.function(argument)
        return self.cache[argument]


@Counted
def reciprocal(n: int) -> float:
    return 1 / n


@Memo
@Counted
def collatz(n: int) -> int:
    steps = 0
    while n != 1:
        n, steps = n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1
    return steps


@Counted
def fibonacci(n: int) -> int:
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


for n in (4, 0, -8, 0):
    try:
        print(reciprocal(n))
    except ZeroDivisionError as error:
        print(error, reciprocal.failures)
print(reciprocal)
print([collatz(n) for n in (1, 7, 27)], len(collatz.cache), collatz(27), sorted(collatz.cache)[:8])
print(fibonacci(15), fibonacci, max(range(1, 30), key=lambda n: collatz(n)))
