"""async for, async with."""

import asyncio
from types import TracebackType
from typing import Optional, Type


class Session:
    async def __aenter__(self) -> "Session":
        await asyncio.sleep(0)
        print("enter")
        return self

    async def __aexit__(self, kind: Optional[Type[BaseException]], value: Optional[BaseException],
                        traceback: Optional[TracebackType]) -> None:
        await asyncio.sleep(0)
        print("exit", repr(value))


class Ticker:
    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.count = 0

    def __aiter__(self) -> "Ticker":
        return self

    async def __anext__(self) -> int:
        if self.count == self.limit:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.count += 1
        return self.count


async def main() -> None:
    async with Session() as session:
        print(type(session).__name__)
    async for tick in Ticker(3):
        print("tick", tick)
    else:
        print("no more ticks")
    try:
        async with Session():
            raise KeyError("inside")
    except KeyError:
        print("caught")


asyncio.run(main())
