"""Queue, LifoQueue, PriorityQueue: limits, order, join, cancellation of getters and putters, misuse."""

import asyncio
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


async def producer(queue: asyncio.Queue[int], log: list[str]) -> None:
    for n in range(5):
        await queue.put(n)
        log.append(f"put {n} of {queue.qsize()}")


async def consumer(queue: asyncio.Queue[int], log: list[str]) -> None:
    while True:
        n = await queue.get()
        await asyncio.sleep(0.001)
        log.append(f"got {n}")
        queue.task_done()


async def limits() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue(maxsize=2)
    log: list[str] = []
    worker = asyncio.create_task(consumer(queue, log))
    await producer(queue, log)
    await queue.join()
    worker.cancel()
    print(log, queue.empty(), queue.maxsize)
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print("QueueEmpty", error.args)
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print("QueueFull", error.args, queue.full())


async def orders() -> None:
    stack: asyncio.LifoQueue[str] = asyncio.LifoQueue()
    jobs: asyncio.PriorityQueue[Job] = asyncio.PriorityQueue()
    pairs: asyncio.PriorityQueue[tuple[int, str]] = asyncio.PriorityQueue(3)
    for n, name in enumerate(["c", "a", "b"]):
        await stack.put(name)
        await jobs.put(Job(ord(name), name))
        pairs.put_nowait((n % 2, name))
    print([stack.get_nowait() for _ in range(3)], [(await jobs.get()).name for _ in range(3)], pairs.full())
    print([pairs.get_nowait() for _ in range(pairs.qsize())], pairs.empty(), stack.maxsize)


async def cancelled() -> None:
    queue: asyncio.Queue[str] = asyncio.Queue(1)
    getters = [asyncio.create_task(queue.get()) for _ in range(3)]
    await asyncio.sleep(0)
    getters[0].cancel()
    queue.put_nowait("x")
    await asyncio.sleep(0)
    print([task.done() for task in getters], getters[1].result(), getters[0].cancelled())
    queue.put_nowait("y")
    getters[2].cancel()
    await asyncio.sleep(0)
    print(getters[2].cancelled(), queue.qsize())
    putters = [asyncio.create_task(queue.put(c)) for c in "pqr"]
    await asyncio.sleep(0)
    putters[0].cancel()
    print(await queue.get(), await queue.get(), await queue.get(), [task.cancelled() for task in putters])
    print(queue.empty(), queue.qsize())
    try:
        await asyncio.wait_for(queue.get(), 0.01)
    except TimeoutError:
        print("nothing came")
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait("first")
    late = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait("second")
    print(await waiting, await late)


async def joins() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue()
    await queue.join()
    for n in range(3):
        queue.put_nowait(n)
    joiner = asyncio.create_task(queue.join())
    for _ in range(3):
        await asyncio.sleep(0)
        print("joined", joiner.done())
        queue.get_nowait()
        queue.task_done()
    await joiner
    queue.put_nowait(9)
    try:
        await asyncio.wait_for(queue.join(), 0.01)
    except TimeoutError:
        print("unfinished")
    results: asyncio.Queue[int | None] = asyncio.Queue()
    for item in (1, 2, None):
        results.put_nowait(item)
    total = 0
    while (item := await results.get()) is not None:
        total += item
    print(total, asyncio.Queue[str]().empty())


async def main() -> None:
    await limits()
    await orders()
    await cancelled()
    await joins()


asyncio.run(main())
