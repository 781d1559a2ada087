from __future__ import annotations
import asyncio
from contextlib import asynccontextmanager, aclosing
from collections.abc import AsyncIterator, AsyncGenerator


@asynccontextmanager
async def opened(name: str) -> AsyncIterator[list[str]]:
    print("open", name)
    log: list[str] = []
    try:
        yield log
    except KeyError as error:
        print("swallowed", error)
    finally:
        await asyncio.sleep(0)
        print("close", name, log)


@asynccontextmanager
async def twice() -> AsyncIterator[int]:
    yield 1
    yield 2


@asynccontextmanager
async def never(flag: bool) -> AsyncGenerator[int, None]:
    if flag:
        yield 1


class Pool:
    def __init__(self) -> None:
        self.free = 2

    @asynccontextmanager
    async def take(self) -> AsyncIterator[int]:
        self.free -= 1
        try:
            yield self.free
        finally:
            self.free += 1


async def numbers() -> AsyncGenerator[int, None]:
    try:
        for i in range(10):
            yield i
    finally:
        print("numbers closed")


async def main() -> None:
    async with opened("a") as log:
        log.append("x")
    async with opened("b"):
        raise KeyError("k")
    try:
        async with opened("c") as log:
            log.append("c")
            raise ValueError("v")
    except ValueError as e:
        print("passed", e)
    try:
        async with twice():
            print("in twice")
    except RuntimeError as e:
        print(e)
    try:
        async with never(False):
            print("unreachable")
    except RuntimeError as e:
        print(e)
    pool = Pool()
    async with pool.take() as one, pool.take() as two:
        print(one, two, pool.free)
    print(pool.free)
    async with aclosing(numbers()) as ns:
        async for n in ns:
            if n == 2:
                break
    print("done")


asyncio.run(main())
