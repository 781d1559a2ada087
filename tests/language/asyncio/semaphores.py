"""Semaphore and BoundedSemaphore: limits, order, cancelled waiters, misuse."""

import asyncio


class Gauge:
    """Counts who is inside."""

    def __init__(self) -> None:
        self.inside = 0
        self.peak = 0
        self.order: list[int] = []

    async def visit(self, n: int, semaphore: asyncio.Semaphore) -> None:
        async with semaphore:
            self.inside += 1
            self.peak = max(self.peak, self.inside)
            self.order.append(n)
            await asyncio.sleep(0.001)
            self.inside -= 1


async def take(name: str, semaphore: asyncio.Semaphore, log: list[str]) -> None:
    await semaphore.acquire()
    log.append(name)


async def main() -> None:
    gauge = Gauge()
    semaphore = asyncio.Semaphore(3)
    await asyncio.gather(*[gauge.visit(n, semaphore) for n in range(10)])
    print(gauge.peak, gauge.order, semaphore.locked())

    semaphore = asyncio.Semaphore(0)
    log: list[str] = []
    tasks = [asyncio.create_task(take(name, semaphore, log)) for name in "abcd"]
    await asyncio.sleep(0)
    print(semaphore.locked(), log)
    tasks[0].cancel()
    semaphore.release()
    await asyncio.sleep(0.001)
    print(log, semaphore.locked())
    semaphore.release()
    tasks[2].cancel()
    await asyncio.sleep(0.001)
    print(log, tasks[2].cancelled(), semaphore.locked())
    semaphore.release()
    semaphore.release()
    await asyncio.sleep(0.001)
    print(log, semaphore.locked(), [task.done() for task in tasks])
    print(await semaphore.acquire(), semaphore.locked())

    for value in (-1, -5):
        try:
            asyncio.Semaphore(value)
        except ValueError as error:
            print(error)
    bounded = asyncio.BoundedSemaphore(2)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    async with bounded:
        async with bounded:
            print("full", bounded.locked())
            try:
                await asyncio.wait_for(bounded.acquire(), 0.01)
            except TimeoutError:
                print("no room")
    print(bounded.locked())
    try:
        async with bounded:
            raise KeyError("inside")
    except KeyError as error:
        print(repr(error), bounded.locked())
    default = asyncio.Semaphore()
    async with default:
        print(default.locked())
    default.release()
    print(await default.acquire(), await default.acquire(), default.locked())


asyncio.run(main())
