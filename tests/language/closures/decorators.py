"""Decorators: with and without arguments, stacked, registering, on nested functions; partial."""

from __future__ import annotations

import functools
from typing import Any, Callable, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def logged(f: Callable[[int], int]) -> Callable[[int], int]:
    @functools.wraps(f)
    def wrapper(x: int) -> int:
        print("call", x)
        return f(x)
    return wrapper


@logged
def double(x: int) -> int:
    """Doubles."""
    return x * 2


def repeat(times: int) -> Callable[[Callable[[str], str]], Callable[[str], str]]:
    def decorate(f: Callable[[str], str]) -> Callable[[str], str]:
        def wrapper(s: str) -> str:
            for _ in range(times):
                s = f(s)
            return s
        return wrapper
    return decorate


@repeat(3)
def bang(s: str) -> str:
    return s + "!"


registry: dict[str, Callable[[int], int]] = {}


def register(name: str) -> Callable[[Callable[[int], int]], Callable[[int], int]]:
    def decorate(f: Callable[[int], int]) -> Callable[[int], int]:
        registry[name] = f
        return f
    return decorate


@register("inc")
def inc(x: int) -> int:
    return x + 1


@register("dec")
@logged
def dec(x: int) -> int:
    return x - 1


print(double(4), bang("hi"), inc(1), dec(1))
print(sorted(registry), registry["dec"](10))


def memoize(f: Callable[[int], int]) -> Callable[[int], int]:
    cache: dict[int, int] = {}

    def wrapper(n: int) -> int:
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return wrapper


@memoize
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80))


def power(base: int, exp: int) -> int:
    result: int = base ** exp
    return result


sq = functools.partial(power, exp=2)
two = functools.partial(power, 2)
print(sq(5), two(10))
print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(lambda a, b: a + b, [5], 10))


@functools.lru_cache(maxsize=None)
def ways(n: int) -> int:
    return 1 if n <= 1 else ways(n - 1) + ways(n - 2)


@functools.cache
def grid(r: int, c: int) -> int:
    if r == 0 or c == 0:
        return 1
    return grid(r - 1, c) + grid(r, c - 1)


print(ways(50), grid(10, 10))


def main() -> None:
    def local_deco(f: Callable[[int], int]) -> Callable[[int], int]:
        def w(x: int) -> int:
            return f(x) + 1000
        return w

    @local_deco
    def g(x: int) -> int:
        return x

    print(g(1))


main()


class Timer:
    def __init__(self, f: Callable[[int], int]) -> None:
        self.f = f
        self.calls = 0

    def __call__(self, x: int) -> int:
        self.calls += 1
        return self.f(x)


@Timer
def triple(x: int) -> int:
    return 3 * x


print(triple(3), triple(4), triple.calls)


