"""Condition: notify in order, wait_for, cancellation while waiting and while the lock is taken again."""

import asyncio


async def consumer(name: str, condition: asyncio.Condition, items: list[int], log: list[str]) -> None:
    async with condition:
        while not items:
            await condition.wait()
            log.append(f"{name} woken")
        log.append(f"{name} got {items.pop(0)}")


async def producers() -> None:
    condition = asyncio.Condition()
    items: list[int] = []
    log: list[str] = []
    tasks = [asyncio.create_task(consumer(name, condition, items, log)) for name in "abcd"]
    await asyncio.sleep(0)
    async with condition:
        items += [1, 2]
        condition.notify(2)
        log.append("notified")
    await asyncio.sleep(0.01)
    print(log, [task.done() for task in tasks])
    async with condition:
        items.append(3)
        condition.notify_all()
    await asyncio.sleep(0.01)
    print(log[-3:], [task.done() for task in tasks])
    tasks[3].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(condition.locked(), [task.cancelled() for task in tasks])


async def predicates() -> None:
    lock = asyncio.Lock()
    condition = asyncio.Condition(lock)
    state = [0]

    async def until(limit: int) -> str:
        async with condition:
            result = await condition.wait_for(lambda: state[0] >= limit)
            return f"{limit}: {result} at {state[0]}"

    tasks = [asyncio.create_task(until(limit)) for limit in (3, 1, 2)]
    for _ in range(3):
        await asyncio.sleep(0.001)
        async with lock:
            state[0] += 1
            condition.notify_all()
    print(await asyncio.gather(*tasks), lock.locked())


async def misuse() -> None:
    condition = asyncio.Condition()
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)
    try:
        condition.notify_all()
    except RuntimeError as error:
        print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)
    try:
        condition.release()
    except RuntimeError as error:
        print(error)


async def cancelled_reacquiring() -> None:
    condition = asyncio.Condition()
    log: list[str] = []

    async def wait() -> None:
        try:
            async with condition:
                try:
                    await condition.wait()
                except asyncio.CancelledError:
                    log.append(f"cancelled, holding the lock: {condition.locked()}")
                    raise
        finally:
            log.append("left")

    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    await condition.acquire()
    condition.notify()
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    log.append("releasing")
    condition.release()
    await asyncio.wait([task])
    print(log, task.cancelled(), condition.locked())


async def main() -> None:
    await producers()
    await predicates()
    await misuse()
    await cancelled_reacquiring()
    condition = asyncio.Condition()
    async with condition:
        try:
            await asyncio.wait_for(condition.wait(), 0.01)
        except TimeoutError:
            print("timed out", condition.locked())


asyncio.run(main())
