"""Lock: order of waiters, cancellation of waiters, misuse."""

import asyncio


async def worker(name: str, lock: asyncio.Lock, log: list[str], hold: int = 1) -> None:
    async with lock:
        log.append(f"{name}+")
        for _ in range(hold):
            await asyncio.sleep(0)
        log.append(f"{name}-")


async def fairness() -> None:
    lock = asyncio.Lock()
    log: list[str] = []
    tasks = [asyncio.create_task(worker(name, lock, log)) for name in "abcd"]
    await asyncio.sleep(0)
    print(lock.locked(), log)
    tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(log, lock.locked(), [task.cancelled() for task in tasks])


async def cancelled_when_woken() -> None:
    lock = asyncio.Lock()
    log: list[str] = []
    await lock.acquire()
    first = asyncio.create_task(worker("first", lock, log))
    second = asyncio.create_task(worker("second", lock, log))
    await asyncio.sleep(0)
    lock.release()
    first.cancel()
    print("woken and cancelled", lock.locked())
    await asyncio.gather(first, second, return_exceptions=True)
    print(log, lock.locked())


async def barging() -> None:
    lock = asyncio.Lock()
    log: list[str] = []
    await lock.acquire()
    waiter = asyncio.create_task(worker("waiter", lock, log))
    await asyncio.sleep(0)
    lock.release()
    print("free but promised", lock.locked())
    late = asyncio.create_task(worker("late", lock, log))
    async with lock:
        log.append("main")
    await asyncio.gather(waiter, late)
    print(log)


async def misuse() -> None:
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    print(await lock.acquire(), lock.locked())
    try:
        await asyncio.wait_for(lock.acquire(), 0.01)
    except asyncio.TimeoutError:
        print("a lock is not reentrant")
    lock.release()
    try:
        async with lock:
            raise ValueError("inside")
    except ValueError as error:
        print(error, lock.locked())


async def main() -> None:
    await fairness()
    await cancelled_when_woken()
    await barging()
    await misuse()


asyncio.run(main())
