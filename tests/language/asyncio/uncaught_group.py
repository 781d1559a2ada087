"""A TaskGroup whose failures nobody catches."""

import asyncio


async def fail(n: int) -> None:
    await asyncio.sleep(0.001 * n)
    raise ValueError(f"task {n}")


async def main() -> None:
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(1))
            await asyncio.sleep(1)
    finally:
        print("leaving", flush=True)


asyncio.run(main())
