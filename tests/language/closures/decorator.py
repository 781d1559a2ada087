"""Decorators: plain, with arguments, and one that keeps state."""

from collections.abc import Callable

calls: list[str] = []


def traced(function: Callable[[int], int]) -> Callable[[int], int]:
    def wrapper(n: int) -> int:
        calls.append(f"call {n}")
        return function(n)

    return wrapper


def repeated(times: int) -> Callable[[Callable[[int], int]], Callable[[int], int]]:
    def decorate(function: Callable[[int], int]) -> Callable[[int], int]:
        def wrapper(n: int) -> int:
            for _ in range(times):
                n = function(n)
            return n

        return wrapper

    return decorate


def memoized(function: Callable[[int], int]) -> Callable[[int], int]:
    known: dict[int, int] = {}

    def wrapper(n: int) -> int:
        if n not in known:
            known[n] = function(n)
        return known[n]

    return wrapper


@traced
def increment(n: int) -> int:
    return n + 1


@repeated(3)
def triple(n: int) -> int:
    return n * 3


@memoized
def fibonacci(n: int) -> int:
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(increment(1), increment(5), calls, triple(1), fibonacci(80))
