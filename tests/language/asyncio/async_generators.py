from __future__ import annotations
import asyncio
from typing import AsyncIterator, AsyncGenerator


async def ticker(n: int) -> AsyncIterator[int]:
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def echo() -> AsyncGenerator[str, str]:
    got = yield "start"
    try:
        while True:
            got = yield got + "!"
    except ValueError as e:
        yield f"caught {e}"
    finally:
        print("cleanup")


async def main() -> None:
    async for v in ticker(3):
        print(v)
    else:
        print("else")
    print([v async for v in ticker(4)], {v async for v in ticker(3)}, {v: v * v async for v in ticker(3)})
    g = (v * 2 async for v in ticker(3))
    async for x in g:
        print("g", x)
    e = echo()
    print(await e.__anext__())
    print(await e.asend("a"), await e.asend("b"))
    print(await e.athrow(ValueError("bad")))
    await e.aclose()
    it = aiter(ticker(2))
    print(await anext(it), await anext(it), await anext(it, -1))
    try:
        await anext(it)
    except StopAsyncIteration:
        print("stop")
    print([x + y async for x in ticker(2) for y in range(2) if y or x])
    print(sum([x async for x in ticker(5)]))


asyncio.run(main())
