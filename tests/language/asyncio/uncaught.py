"""The traceback of an exception that leaves asyncio.run."""

import asyncio


async def inner(depth: int) -> None:
    await asyncio.sleep(0)
    if depth == 0:
        raise RuntimeError("from the depths")
    await inner(depth - 1)


async def main() -> None:
    print("running")
    await inner(2)


asyncio.run(main())
