from __future__ import annotations
import asyncio
from typing import AsyncIterator, AsyncGenerator, AsyncIterable
from collections.abc import AsyncIterator as AI


async def res(n: int) -> AsyncIterator[int]:
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print("cleanup", n)
        await asyncio.sleep(0)
        print("cleaned", n)


class Stream:
    def __init__(self, items: list[str]) -> None:
        self.items = items

    async def __aiter__(self) -> AsyncIterator[str]:
        for i in self.items:
            yield i.upper()


class Counter:
    def __init__(self, n: int) -> None:
        self.n = n

    def __aiter__(self) -> Counter:
        return self

    async def __anext__(self) -> int:
        if self.n <= 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def chain(*sources: AsyncIterable[int]) -> AsyncIterator[int]:
    for s in sources:
        async for x in s:
            yield x


async def pairs(a: AsyncIterator[int]) -> AsyncIterator[tuple[int, str]]:
    async for x in a:
        yield x, str(x)


async def boom() -> AsyncGenerator[int, None]:
    yield 1
    raise StopAsyncIteration


async def stop() -> AsyncGenerator[int, None]:
    yield 1
    raise StopIteration("si")


async def stubborn() -> AsyncGenerator[int, None]:
    try:
        yield 1
    except GeneratorExit:
        print("no exit")
        yield 2


async def slow(n: int) -> AsyncGenerator[int, None]:
    await asyncio.sleep(0.01)
    yield n


async def fails(n: int) -> AsyncIterator[int]:
    yield n
    print(1 // (n - n))


def doubled(source: AsyncIterator[int]) -> AsyncIterator[int]:
    return (2 * v async for v in source)


async def main() -> None:
    async for x in res(3):
        if x == 1:
            break
    print("after break")
    await asyncio.sleep(0.01)
    print([s async for s in Stream(["a", "b"])])
    print([c async for c in Counter(3)])
    print([c async for c in chain(Counter(2), res(2), slow(7))])
    async for n, s in pairs(Counter(2)):
        print(n, s)
    for g in (boom(), stop()):
        try:
            async for v in g:
                print(v)
        except RuntimeError as e:
            print(e, type(e.__cause__).__name__)
    st = stubborn()
    await anext(st)
    try:
        await st.aclose()
    except RuntimeError as e:
        print(e)
    print([x async for x in st])
    sl = slow(1)
    t1 = asyncio.create_task(sl.__anext__())
    t2 = asyncio.create_task(sl.__anext__())
    for t in (t1, t2):
        try:
            print(await t)
        except RuntimeError as e:
            print(e)
    try:
        await asyncio.wait_for(anext(slow(1)), 0.001)
    except asyncio.TimeoutError:
        print("timeout")
    try:
        async for v in fails(3):
            print(v)
    except ZeroDivisionError as e:
        print(e)
    fresh = slow(3)
    await fresh.aclose()
    print([v async for v in fresh])
    fresh = slow(4)
    try:
        await fresh.asend(None)
        await fresh.athrow(KeyError("q"))
    except KeyError as e:
        print("key", e)
    print(await fresh.athrow(KeyError("q")))
    try:
        await anext(fresh)
    except StopAsyncIteration as e:
        print("over", repr(e))
    print([v async for v in doubled(Counter(3))])
    left = res(5)
    print(await anext(left))
    print(await anext(left))
    it = aiter(Counter(1))
    print(await anext(it), await anext(it, "none"))
    print({k: v async for k, v in pairs(Counter(2))}, [x async for x in Counter(5) if x % 2], any([x > 3 async for x in Counter(5)]))
    print([y for x in [1, 2] for y in [z async for z in Counter(x)]])
    print("end of main")


asyncio.run(main())
