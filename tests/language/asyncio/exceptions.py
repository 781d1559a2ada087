"""Exceptions through await, gather and tasks."""

import asyncio


async def fail(after: float, text: str) -> int:
    await asyncio.sleep(after)
    raise ValueError(text)


async def value(number: int) -> int:
    await asyncio.sleep(0)
    return number


async def main() -> None:
    try:
        await fail(0.0, "direct")
    except ValueError as error:
        print(error)
    task = asyncio.create_task(fail(0.001, "in a task"))
    try:
        await task
    except ValueError as error:
        print(error, repr(task.exception()))
    try:
        await asyncio.gather(value(1), fail(0.0, "in gather"))
    except ValueError as error:
        print(error)
    finally:
        print("finally")


asyncio.run(main())
