"""shield: results, failures, cancellation of the outside and of the inside."""

import asyncio


async def job(log: list[str], after: float = 0.2) -> str:
    try:
        await asyncio.sleep(after)
    except asyncio.CancelledError:
        log.append("job cancelled")
        raise
    log.append("job done")
    return "result"


async def fail() -> str:
    await asyncio.sleep(0)
    raise ValueError("inside")


async def guarded(task: asyncio.Task[str], log: list[str]) -> str:
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        log.append("guard cancelled")
        raise


async def main() -> None:
    log: list[str] = []
    print(await asyncio.shield(job(log)), log)
    try:
        await asyncio.shield(fail())
    except ValueError as error:
        print("ValueError", error)

    log.clear()
    task = asyncio.create_task(job(log))
    guard = asyncio.create_task(guarded(task, log))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    guard.cancel()
    try:
        await guard
    except asyncio.CancelledError:
        print("guard", guard.cancelled(), "task", task.done())
    print(await task, log)

    log.clear()
    task = asyncio.create_task(job(log))
    guard = asyncio.create_task(guarded(task, log))
    await asyncio.sleep(0.001)
    task.cancel("inside")
    try:
        await guard
    except asyncio.CancelledError as error:
        print("both", guard.cancelled(), task.cancelled(), error.args, log)

    done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    done.set_result(3)
    print(asyncio.shield(done) is done, await asyncio.shield(done))
    shielded = asyncio.shield(job(log, 0.001))
    print(shielded.cancel("never mind"), shielded.cancelled())
    try:
        await shielded
    except asyncio.CancelledError as error:
        print(error.args)
    log.clear()
    await asyncio.sleep(0.01)
    print(log)
    both = await asyncio.gather(asyncio.shield(job(log)), asyncio.shield(fail()), return_exceptions=True)
    print(both)


asyncio.run(main())
