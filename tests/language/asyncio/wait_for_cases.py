"""wait_for: coroutines, tasks and futures; zero and no timeout; cancellation from both sides; cleanup."""

import asyncio


async def answer(after: float, value: str) -> str:
    await asyncio.sleep(after)
    return value


async def fail(after: float) -> str:
    await asyncio.sleep(after)
    raise KeyError("failed")


async def cleans_up(log: list[str]) -> str:
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(0.01)
        log.append("cleaned up")
    return "never"


async def refuses(log: list[str]) -> str:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("refused")
    return "late answer"


async def changes(log: list[str]) -> str:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("changed")
        raise ValueError("other") from None
    return "never"


async def main() -> None:
    log: list[str] = []
    print(await asyncio.wait_for(answer(0.001, "coroutine"), 10))
    task = asyncio.create_task(answer(0.001, "task"))
    print(await asyncio.wait_for(task, timeout=None), task.done())
    print(await asyncio.wait_for(answer(0.0, "no timeout"), None))
    try:
        await asyncio.wait_for(fail(0.001), 1)
    except KeyError as error:
        print("KeyError", error)
    try:
        await asyncio.wait_for(cleans_up(log), 0.01)
    except asyncio.TimeoutError as error:
        print(repr(error), type(error.__cause__).__name__, log)
    log.clear()
    print(await asyncio.wait_for(refuses(log), 0.01), log)
    log.clear()
    try:
        await asyncio.wait_for(changes(log), 0.01)
    except ValueError as error:
        print("ValueError", error, log)

    task = asyncio.create_task(answer(10.0, "long"))
    try:
        await asyncio.wait_for(task, 0)
    except TimeoutError:
        print("zero", task.cancelled())
    done = asyncio.create_task(answer(0.0, "done"))
    await done
    print(await asyncio.wait_for(done, 0), await asyncio.wait_for(done, -1))
    future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(future, 0.01)
    except TimeoutError:
        print("future", future.cancelled())

    log.clear()
    inner = asyncio.create_task(cleans_up(log))
    outer = asyncio.create_task(asyncio.wait_for(inner, 10))
    await asyncio.sleep(0.001)
    outer.cancel("from outside")
    try:
        await outer
    except asyncio.CancelledError as error:
        print(error.args, inner.cancelled(), outer.cancelled(), log)

    inner = asyncio.create_task(answer(10.0, "inner"))
    outer = asyncio.create_task(asyncio.wait_for(inner, 10))
    await asyncio.sleep(0.001)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("the inner was cancelled", outer.cancelled())
    shielded = asyncio.create_task(answer(0.3, "shielded"))
    try:
        await asyncio.wait_for(asyncio.shield(shielded), 0.001)
    except TimeoutError:
        print("goes on", shielded.done())
    print(await shielded)
    try:
        await asyncio.wait_for(asyncio.wait_for(answer(10.0, "x"), 0.01), 10)
    except TimeoutError as error:
        print("nested", error.args)


asyncio.run(main())
