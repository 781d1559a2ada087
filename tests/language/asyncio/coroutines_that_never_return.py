"""Coroutines that end only by an exception: awaited, as tasks, gathered, with time limits."""

import asyncio
from typing import NoReturn

async def forever(n: int) -> NoReturn:
    while True:
        await asyncio.sleep(n)

async def fails() -> NoReturn:
    raise ValueError("x")

async def main() -> None:
    try:
        await asyncio.wait_for(forever(1), 0.05)
    except asyncio.TimeoutError:
        print("timeout")
    task = asyncio.create_task(forever(1))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    try:
        await fails()
    except ValueError as e:
        print("failed", e)
    results = await asyncio.gather(fails(), return_exceptions=True)
    print(results)

asyncio.run(main())

async def one() -> int:
    return 1

async def more() -> None:
    results = await asyncio.gather(one(), fails(), return_exceptions=True)
    print(results)
    try:
        await asyncio.gather(fails(), one())
    except ValueError as error:
        print("gathered", error)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            group.create_task(forever(2))
    except* ValueError as caught:
        print(caught.exceptions)
    task = asyncio.ensure_future(forever(3))
    done, pending = await asyncio.wait([task], timeout=0.01)
    print(len(done), len(pending))
    task.cancel()
    try:
        async with asyncio.timeout(0.01):
            await forever(1)
    except TimeoutError:
        print("over")
    try:
        await asyncio.shield(fails())
    except ValueError as error:
        print("shielded", error)

asyncio.run(more())

def start() -> NoReturn:
    asyncio.run(fails())
    raise SystemExit(1)

try:
    start()
except ValueError:
    print("run")
