# mypy: ignore-errors
"""Coroutines inside coroutines, without result annotations: what they return is found out, also for what awaits them; coroutines that never return."""
import asyncio
from typing import NoReturn


async def read(kind: int):
    async def one():
        await asyncio.sleep(0)
        return b"x"

    async def many():
        out = []
        while len(out) < 2:
            out.append(await one())
        return out

    if kind == 1:
        return await many()
    elif kind == 2:
        return await one()


async def first() -> bytes:
    async def one():
        return b"first"

    async def many():
        out = []
        out.append(await one())
        return out

    return (await many())[0]


async def passed_on():
    async def one():
        return 5
    return await one()


async def fail(n: int) -> NoReturn:
    await asyncio.sleep(0)
    raise ValueError(n)


async def name(n: int) -> str:
    if n:
        return "a"
    await fail(n)


async def main() -> None:
    print(await read(1), await read(2), await read(3), await first(), await passed_on() + 1)
    print(await name(1))
    try:
        await name(0)
    except ValueError as error:
        print(error)


asyncio.run(main())
