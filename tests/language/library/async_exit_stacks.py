"""contextlib.AsyncExitStack: both kinds of context managers and callbacks."""

import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext
from typing import AsyncGenerator, AsyncIterator


class Connection:
    def __init__(self, name: str, ends: bool = False, fails: bool = False) -> None:
        self.name = name
        self.ends = ends
        self.fails = fails

    async def __aenter__(self) -> str:
        await asyncio.sleep(0)
        print("open", self.name)
        return self.name.upper()

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: object) -> bool:
        await asyncio.sleep(0)
        print("close", self.name, repr(error))
        if self.fails:
            raise RuntimeError(self.name)
        return self.ends


@asynccontextmanager
async def session(name: str) -> AsyncIterator[int]:
    print("session", name)
    try:
        yield len(name)
    finally:
        await asyncio.sleep(0)
        print("session over", name)


async def farewell(name: str) -> None:
    await asyncio.sleep(0)
    print("farewell", name)


async def last() -> None:
    print("last")


def plain(text: str) -> None:
    print("plain", text)


async def numbers() -> AsyncGenerator[int, None]:
    try:
        for n in range(10):
            yield n
    finally:
        print("numbers closed")


async def main() -> None:
    async with AsyncExitStack() as stack:
        print([await stack.enter_async_context(Connection(n)) for n in ("a", "b")])
        print(await stack.enter_async_context(session("s1")))
        print(stack.enter_context(nullcontext(5)))
        stack.push_async_callback(farewell, "you")
        stack.push_async_callback(last)
        stack.callback(plain, "text")
        print("body")
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(Connection("outer", ends=True))
        await stack.enter_async_context(Connection("inner"))
        raise ValueError("ended")
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(Connection("x"))
            await stack.enter_async_context(Connection("y", fails=True))
            raise KeyError("replaced")
    except RuntimeError as error:
        print(repr(error), repr(error.__context__))
    stack = AsyncExitStack()
    await stack.enter_async_context(session("kept"))
    moved = stack.pop_all()
    await stack.aclose()
    print("not yet")
    await moved.aclose()
    async with aclosing(numbers()) as source:
        async for n in source:
            if n == 2:
                break
    print("done")


asyncio.run(main())
