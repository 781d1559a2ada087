"""Classes with __aiter__ and __anext__, async for with else, and async comprehensions over them."""
from __future__ import annotations
import asyncio


class Ticker:
    def __init__(self, stop: int, *, fail_at: int | None = None) -> None:
        self.n, self.stop, self.fail_at = 0, stop, fail_at

    def __aiter__(self) -> Ticker:
        return self

    async def __anext__(self) -> int:
        await asyncio.sleep(0)
        if self.n == self.fail_at:
            raise ConnectionError(f"lost at {self.n}")
        if self.n >= self.stop:
            raise StopAsyncIteration
        self.n += 1
        return self.n


async def search(source: Ticker, wanted: int) -> str:
    async for n in source:
        if n == wanted:
            break
        if n % 2:
            continue
    else:
        return f"{wanted} not found"
    return f"{wanted} found, next {await anext(source, -1)}"


async def main() -> None:
    print(await search(Ticker(5), 3), "|", await search(Ticker(2), 3), "|", await search(Ticker(3), 3))
    print([n * n async for n in Ticker(4)], {n % 3 async for n in Ticker(7) if n > 2}, {n: "x" * n async for n in Ticker(2)})
    try:
        async for n in Ticker(9, fail_at=2):
            print("got", n)
    except ConnectionError as error:
        print(error)
    ticker = Ticker(1)
    print(await anext(ticker), await anext(ticker, 0))
    try:
        await anext(ticker)
    except StopAsyncIteration as stop:
        print("stopped", stop.args)
    print([a + b async for a in Ticker(2) for b in (10, 20)], [await search(Ticker(k), 1) async for k in Ticker(2)])


asyncio.run(main())
