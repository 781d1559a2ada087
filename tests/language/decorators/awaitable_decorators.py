"""Decorators of coroutines typed by Awaitable: retry, wraps, gather, wait_for, awaited objects, values sent through."""
import asyncio
import functools
from typing import Awaitable, Callable, Generator, ParamSpec, TypeVar
P = ParamSpec("P")
R = TypeVar("R")
def retry(times: int, *, delay: float = 0.0) -> Callable[[Callable[P, Awaitable[R]]], Callable[P, Awaitable[R]]]:
    def decorate(function: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
        @functools.wraps(function)
        async def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
            for attempt in range(1, times + 1):
                try:
                    return await function(*args, **kwargs)
                except ValueError as error:
                    print(function.__name__, attempt, error)
                    if attempt == times:
                        raise
                    await asyncio.sleep(delay)
            raise AssertionError
        return wrapper
    return decorate
failures = [2]
@retry(3)
async def fetch(name: str, n: int = 1) -> str:
    if failures[0]:
        failures[0] -= 1
        raise ValueError(f"no {name}")
    return name * n
async def main() -> None:
    print(await fetch("a", 2), fetch.__name__)
    print(await asyncio.gather(fetch("x"), fetch("y", n=2)))
    print(await asyncio.gather(*[fetch(c) for c in "pq"]))
    print(await asyncio.wait_for(fetch("z"), 1))
    t = asyncio.ensure_future(fetch("w"))
    print(await t)
asyncio.run(main())

class Delayed:
    def __init__(self, value: int) -> None:
        self.value = value

    def __await__(self) -> Generator[None, None, int]:
        yield
        return self.value


async def run(make: Callable[[], Awaitable[int]]) -> int:
    return await make()


async def total(a: Awaitable[int], b: Awaitable[int]) -> int:
    return await a + await b


async def second() -> None:
    print(await total(Delayed(1), Delayed(2)), await run(lambda: Delayed(5)), await asyncio.gather(run(lambda: Delayed(7)), fetch("g")))


asyncio.run(second())


class Step:
    def __init__(self, n: int) -> None:
        self.n = n

    def __await__(self) -> Generator[int, str, str]:
        got = yield self.n
        return got


async def twice(n: int) -> int:
    print("got", await Step(n))
    try:
        await Step(n + 1)
    finally:
        print("fin")
    return 5


c = twice(1)
print(c.send(None))
print(c.send("x"))
try:
    c.throw(ValueError("v"))
except ValueError as e:
    print(e)
