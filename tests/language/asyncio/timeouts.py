"""wait_for, timeout and cancellation."""

import asyncio


async def slow() -> str:
    try:
        await asyncio.sleep(10)
        return "finished"
    except asyncio.CancelledError:
        print("slow was cancelled")
        raise


async def quick() -> str:
    await asyncio.sleep(0.001)
    return "quick"


async def main() -> None:
    print(await asyncio.wait_for(quick(), 5))
    try:
        await asyncio.wait_for(slow(), 0.01)
    except asyncio.TimeoutError:
        print("timed out")
    try:
        async with asyncio.timeout(0.01):
            await slow()
    except TimeoutError:
        print("timed out again")
    task = asyncio.create_task(slow())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())


asyncio.run(main())
