"""TaskGroup: its parent is cancelled from outside, once, twice, or while a member fails."""

import asyncio


async def member(log: list[str], name: str, cleanup: float = 0.0) -> None:
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(cleanup)
        log.append(f"{name} ended")


async def parent(log: list[str], inside: bool, cleanup: float) -> str:
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(member(log, "x", cleanup))
            if inside:
                await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        log.append(f"parent {error.args}")
        raise
    return "not reached"


async def attempt(inside: bool, cleanup: float, times: int) -> None:
    log: list[str] = []
    task = asyncio.create_task(parent(log, inside, cleanup))
    await asyncio.sleep(0.01)
    for n in range(times):
        task.cancel(f"reason {n}")
        await asyncio.sleep(0)
    try:
        await task
    except asyncio.CancelledError as error:
        log.append(f"awaiter {error.args}")
    print(log, task.cancelled(), task.cancelling())


async def failing_while_cancelled() -> None:
    async def bad() -> None:
        try:
            await asyncio.sleep(10)
        finally:
            raise ValueError("in cleanup")

    async def body() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(bad())
            await asyncio.sleep(10)

    task = asyncio.create_task(body())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except ExceptionGroup as caught:
        print("errors go before the cancellation:", repr(caught), task.cancelling())


async def timeout_around() -> None:
    log: list[str] = []
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as group:
                group.create_task(member(log, "timed"))
    except TimeoutError as error:
        print("timeout", repr(error), log)


async def main() -> None:
    await attempt(True, 0.0, 1)
    await attempt(False, 0.0, 1)
    await attempt(True, 0.01, 2)
    await failing_while_cancelled()
    await timeout_around()


asyncio.run(main())
