"""Decorators typed with ParamSpec: plain, parametrised, stacked, on methods, async; Concatenate; registering decorators."""
from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
F = TypeVar("F", bound=Callable[..., Any])
calls: list[str] = []


def logged(f: Callable[P, R]) -> Callable[P, R]:
    @wraps(f)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        calls.append("before")
        result = f(*args, **kwargs)
        calls.append("after")
        return result

    return wrapper


def repeat(times: int) -> Callable[[Callable[P, R]], Callable[P, list[R]]]:
    def decorate(f: Callable[P, R]) -> Callable[P, list[R]]:
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> list[R]:
            return [f(*args, **kwargs) for _ in range(times)]

        return wrapper

    return decorate


def retry(attempts: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def decorate(f: Callable[P, R]) -> Callable[P, R]:
        @wraps(f)
        def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            for attempt in range(attempts - 1):
                try:
                    return f(*args, **kwargs)
                except ValueError as error:
                    print("again after", error, attempt)
            return f(*args, **kwargs)

        return wrapper

    return decorate


def with_prefix(f: Callable[Concatenate[str, P], R]) -> Callable[P, R]:
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        return f("prefix", *args, **kwargs)

    return wrapper


def timed(f: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        calls.append("await")
        return await f(*args, **kwargs)

    return wrapper


registry: list[Callable[[int], int]] = []


def register(f: Callable[[int], int]) -> Callable[[int], int]:
    registry.append(f)
    return f


def same(f: F) -> F:
    calls.append("same")
    return f


@logged
def add(a: int, b: int = 10) -> int:
    return a + b


@logged
def greet(name: str, *, mark: str = "!") -> str:
    return "hello " + name + mark


@repeat(2)
@logged
def pair(x: int, y: str) -> str:
    return y * x


@with_prefix
def join(prefix: str, text: str) -> str:
    return prefix + ":" + text


@timed
async def later(x: int, y: int = 1) -> int:
    await asyncio.sleep(0)
    return x * y


@register
def double(x: int) -> int:
    return x * 2


@same
def triple(x: int, times: int = 3) -> int:
    return x * times


failures = 2


@retry(3)
def flaky(value: int) -> int:
    global failures
    if failures:
        failures -= 1
        raise ValueError(failures)
    return value


class Counter:
    def __init__(self) -> None:
        self.total = 0

    @logged
    def add(self, amount: int = 1) -> int:
        self.total += amount
        return self.total

    @repeat(3)
    def next(self) -> int:
        self.total += 1
        return self.total

    @staticmethod
    @logged
    def zero() -> int:
        return 0


class Loud(Counter):
    @logged
    def add(self, amount: int = 5) -> int:
        print("loud", amount)
        return super().add(amount)


async def main() -> None:
    print(await later(6, 7), await later(x=4))


print(add(1), add(1, 2), add(a=3, b=4), add(b=1, a=2), calls)
print(greet("bob"), greet("ann", mark="?"), pair(2, "ab"), pair(y="c", x=3))
print(join("text"), double(4), registry[0](5), triple(2), triple(2, times=5))
print(flaky(7))
counter = Counter()
print(counter.add(), counter.add(5), counter.add(amount=2), counter.next(), Counter.zero(), len(calls))
some: Counter = Loud()
print(some.add(), some.add(2), some.total)
asyncio.run(main())
try:
    flaky_again = retry(1)(flaky)
    failures = 9
    print(flaky_again(1))
except ValueError as error:
    print("failed", error)
