from __future__ import annotations
import asyncio
from contextlib import asynccontextmanager, aclosing
from collections.abc import AsyncIterator, AsyncGenerator


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

    async def items(self) -> AsyncIterator[int]:
        for i in range(self.free):
            yield i

def outer() -> None:
    async def inner(n: int) -> AsyncIterator[int]:
        try:
            for i in range(n):
                yield i
        finally:
            print("inner done")

    @asynccontextmanager
    async def nested() -> AsyncIterator[str]:
        yield "nested"

    async def go() -> None:
        async for x in inner(2):
            print(x)
        async with nested() as s:
            print(s)
    asyncio.run(go())

async def later(x: int) -> int:
    await asyncio.sleep(0)
    return x


outer()
async def a() -> None:
    p = Pool()
    async for i in p.items():
        print(i)
    print(await asyncio.gather(*(later(x) for x in range(3))))
    ls = [await later(x) for x in range(3)]
    print(ls)
    ag = (await later(x) for x in range(3))
    async for q in ag:
        print(q)
asyncio.run(a())
