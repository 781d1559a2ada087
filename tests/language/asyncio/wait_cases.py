"""wait: all, first, first exception, timeout, cancellation, misuse."""

import asyncio


async def job(n: int, fail: bool = False) -> int:
    await asyncio.sleep(0.05 * n)
    if fail:
        raise ValueError(n)
    return n


def names(tasks: set[asyncio.Task[int]]) -> list[str]:
    return sorted(task.get_name() for task in tasks)


def make(*numbers: int) -> list[asyncio.Task[int]]:
    return [asyncio.create_task(job(abs(n), n < 0), name=f"job {n}") for n in numbers]


async def main() -> None:
    done, pending = await asyncio.wait(make(1, 2, 0))
    print(names(done), names(pending), sum(task.result() for task in done))

    tasks = make(1, 3, 9)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(tasks, timeout=0.05)
    print(names(done), names(pending), [task.cancelled() for task in tasks])
    for task in pending:
        task.cancel()
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), [task.cancelled() for task in tasks])

    tasks = make(1, -2, 9)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending))
    print([repr(task.exception()) for task in tasks if task.done()])
    tasks[2].cancel()
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending))

    tasks = make(1, 2)
    tasks[0].cancel()
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print("a cancelled one is no exception", names(done), names(pending))
    done, pending = await asyncio.wait(make(0, 0), timeout=0)
    print("timeout 0", names(done), names(pending))

    futures: list[asyncio.Future[str]] = [asyncio.get_running_loop().create_future() for _ in range(3)]
    asyncio.get_running_loop().call_later(0.001, futures[1].set_result, "middle")
    ready, waiting = await asyncio.wait(futures, return_when=asyncio.FIRST_COMPLETED)
    print([future.result() for future in ready], len(waiting), futures.index(ready.pop()))

    tasks = make(5, 6)
    waiter = asyncio.create_task(asyncio.wait(tasks))
    await asyncio.sleep(0)
    waiter.cancel()
    try:
        await waiter
    except asyncio.CancelledError:
        print("wait cancelled", [task.done() for task in tasks])
    for task in tasks:
        task.cancel()
    try:
        await asyncio.wait(make())
    except ValueError as error:
        print(error)
    try:
        await asyncio.wait(tasks, return_when="SOMETIME")
    except ValueError as error:
        print(error)
    order: list[str] = []
    ready_tasks = make(0)
    await ready_tasks[0]
    asyncio.get_running_loop().call_soon(order.append, "callback")
    await asyncio.wait(ready_tasks)
    order.append("after wait")
    print(order, asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION)


asyncio.run(main())
