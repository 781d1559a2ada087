"""timeout(), wait_for(), nested and with cancellation from outside."""
import asyncio


async def slow(name: str) -> str:
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    return name


async def quick() -> str:
    print("quick runs")
    await asyncio.sleep(0)
    return "quick"


async def outer_and_inner() -> None:
    try:
        async with asyncio.timeout(0.02) as outer:
            try:
                async with asyncio.timeout(5) as inner:
                    await slow("nested")
            except TimeoutError:
                print("inner, wrongly")
    except TimeoutError:
        print("outer", outer.expired(), inner.expired())
    try:
        async with asyncio.timeout(5) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    await slow("nested")
            except TimeoutError:
                print("inner", outer.expired(), inner.expired())
            await asyncio.sleep(0)
    except TimeoutError:
        print("outer, wrongly")


async def cancelled_within() -> None:
    try:
        async with asyncio.timeout(5):
            await slow("within")
    except asyncio.CancelledError:
        print("cancellation passes")
        raise


async def main() -> None:
    print(await asyncio.wait_for(quick(), 1))
    print(await asyncio.wait_for(quick(), None))
    try:
        await asyncio.wait_for(slow("waited for"), 0.01)
    except TimeoutError as error:
        print("wait_for", repr(error))
    try:
        await asyncio.wait_for(slow("not started"), 0)
    except TimeoutError as error:
        print("wait_for 0", repr(error))
    try:
        async with asyncio.timeout(0.01) as limit:
            await slow("in a block")
    except TimeoutError as error:
        print("timeout", repr(error), limit.expired())
    async with asyncio.timeout(None) as limit:
        await quick()
        limit.reschedule(asyncio.get_running_loop().time() + 5)
        await quick()
    print(limit.expired())
    try:
        limit.reschedule(None)
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(-1):
            await slow("already late")
    except TimeoutError:
        print("late")
    await outer_and_inner()
    task = asyncio.create_task(cancelled_within())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(task.cancelled(), task.cancelling())


asyncio.run(main())
