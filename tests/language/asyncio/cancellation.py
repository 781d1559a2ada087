"""Cancellation: through awaits, in finally, swallowed, with messages, of oneself, before the start."""

import asyncio


async def inner(log: list[str]) -> None:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        log.append(f"inner {error.args}")
        raise
    finally:
        log.append("inner finally")


async def outer(log: list[str]) -> None:
    try:
        await inner(log)
    finally:
        log.append("outer finally")
        await asyncio.sleep(0.01)
        log.append("outer cleaned up")


async def swallow() -> str:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        pass
    await asyncio.sleep(0)
    return "swallowed"


async def replace() -> None:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("instead") from None


async def cancel_self(wait: bool) -> str:
    task = asyncio.current_task()
    assert task is not None
    task.cancel("self")
    if wait:
        await asyncio.sleep(0)
    return "ran to its end"


async def raises_it() -> None:
    raise asyncio.CancelledError("raised")


async def never_runs(log: list[str]) -> None:
    log.append("never")


async def waits_for(task: asyncio.Task[None], log: list[str]) -> None:
    try:
        await task
    except asyncio.CancelledError:
        log.append(f"waiter saw it, task cancelled: {task.cancelled()}")
        raise


async def main() -> None:
    log: list[str] = []
    task = asyncio.create_task(outer(log))
    await asyncio.sleep(0)
    task.cancel("stop")
    try:
        await task
    except asyncio.CancelledError as error:
        log.append(f"main {error.args}")
    print(log)

    quiet = asyncio.create_task(swallow())
    await asyncio.sleep(0)
    quiet.cancel()
    print(await quiet, quiet.cancelled(), quiet.cancelling())

    replaced = asyncio.create_task(replace())
    await asyncio.sleep(0)
    replaced.cancel()
    try:
        await replaced
    except ValueError as error:
        print("ValueError", error, error.__cause__, replaced.cancelled())

    for wait in (True, False):
        own = asyncio.create_task(cancel_self(wait))
        try:
            print(await own)
        except asyncio.CancelledError as error:
            print("cancelled itself", error.args, own.cancelled())

    raised = asyncio.create_task(raises_it())
    try:
        await raised
    except asyncio.CancelledError as error:
        print("raised", error.args, raised.cancelled(), raised.cancelling())

    log.clear()
    unborn = asyncio.create_task(never_runs(log))
    unborn.cancel()
    await asyncio.wait([unborn])
    print(log, unborn.cancelled())

    target = asyncio.create_task(inner(log))
    waiter = asyncio.create_task(waits_for(target, log))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiter.cancel("chain")
    await asyncio.wait([waiter])
    print(log, waiter.cancelled(), target.cancelled())
    try:
        await waiter
    except asyncio.CancelledError as error:
        print(error.args)
    try:
        await waiter
    except asyncio.CancelledError as error:
        print(error.args)


asyncio.run(main())


async def cancelled_main() -> None:
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().call_later(0.01, task.cancel)
    await asyncio.sleep(10)


try:
    asyncio.run(cancelled_main())
except asyncio.CancelledError as error:
    print("run was cancelled", error.args)
