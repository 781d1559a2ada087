"""Order of steps, results, exceptions, cancellation of tasks."""
import asyncio


async def worker(name: str, turns: int) -> int:
    for i in range(turns):
        print(name, i)
        await asyncio.sleep(0)
    return turns


async def failing() -> int:
    await asyncio.sleep(0)
    raise ValueError("broken")


async def stubborn() -> int:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("stubborn sees", repr(error))
        await asyncio.sleep(0)
        print("stubborn stays")
        return 7
    return 0


async def patient(name: str) -> int:
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "ends")
    return 1


async def sleepers() -> None:
    order: list[str] = []

    async def one(name: str, delay: float) -> None:
        await asyncio.sleep(delay)
        order.append(name)

    await asyncio.gather(one("c", 0.03), one("a", 0.01), one("b", 0.02), one("now", 0))
    print(order)


async def main() -> None:
    first = asyncio.create_task(worker("first", 3))
    second = asyncio.create_task(worker("second", 2), name="named")
    print(first.get_name() != "", second.get_name(), first.done())
    print(await first, await second)

    print(await asyncio.gather(worker("x", 1), worker("y", 2)))
    try:
        await asyncio.gather(failing(), worker("beside", 3))
    except ValueError as error:
        print("gather raised", error)
    await asyncio.sleep(0.01)

    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(task.cancel("please"), task.cancelling())
    print(await task, task.cancelled(), task.uncancel())

    task = asyncio.create_task(patient("patient"))
    early = asyncio.create_task(patient("never starts"))
    early.cancel()
    await asyncio.sleep(0)
    task.cancel()
    for doomed in (task, early):
        try:
            await doomed
        except asyncio.CancelledError as error:
            print("cancelled", doomed.cancelled(), error.args)
    print(task.cancel())

    outer = asyncio.gather(patient("g1"), patient("g2"))
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("gather cancelled")

    inner = asyncio.create_task(worker("shielded", 3))
    guard = asyncio.shield(inner)
    await asyncio.sleep(0)
    guard.cancel()
    try:
        await guard
    except asyncio.CancelledError:
        print("guard cancelled", inner.done())
    print(await inner)

    task = asyncio.create_task(failing())
    await asyncio.sleep(0.01)
    print(repr(task.exception()))
    try:
        task.result()
    except ValueError as error:
        print("result raised", error)
    await sleepers()

    future: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def done(finished: asyncio.Future[int]) -> None:
        print("callback", finished.result())

    future.add_done_callback(done)
    asyncio.get_running_loop().call_soon(lambda: future.set_result(5))
    print(future.done(), await future)
    try:
        future.set_result(6)
    except asyncio.InvalidStateError as error:
        print(repr(error))
    await asyncio.sleep(0)

    left = asyncio.create_task(patient("left behind"))
    await asyncio.sleep(0)
    print(left.done(), asyncio.current_task() is left)


asyncio.run(main())
try:
    asyncio.run(failing())
except ValueError as error:
    print("run raised", error)
