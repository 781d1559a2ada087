"""Queues, futures and tasks annotated without what they hold"""
# mypy: disable-error-code="type-arg, no-any-return"

import asyncio
from asyncio import Queue


async def produce(q: asyncio.Queue, count: int) -> None:
    for i in range(count):
        await q.put(i)
    await q.put(-1)


async def consume(q: Queue) -> int:
    total = 0
    while True:
        item = await q.get()
        if item == -1:
            break
        total += item
    return total


async def waiter(t: asyncio.Task) -> None:
    print("waited", await t)


def resolve(f: asyncio.Future, value: int) -> None:
    f.set_result(value)


async def main() -> None:
    q: asyncio.Queue = asyncio.Queue()
    t: asyncio.Task = asyncio.create_task(produce(q, 3))
    print(await consume(q))
    await t
    f: asyncio.Future = asyncio.get_running_loop().create_future()
    resolve(f, 3)
    print(await f)
    await waiter(asyncio.create_task(consume(q2())))


def q2() -> asyncio.Queue:
    q: asyncio.Queue = asyncio.Queue(4)
    q.put_nowait(5)
    q.put_nowait(-1)
    return q


class Worker:
    def __init__(self) -> None:
        self.q: asyncio.Queue = asyncio.Queue()
        self.task: asyncio.Task | None = None
        self.tasks: list[asyncio.Task] = []
        self.done: set[asyncio.Task] = set()

    async def run(self) -> None:
        while True:
            item = await self.q.get()
            if item == "stop":
                return
            print("item", item)

    def start(self) -> None:
        self.task = asyncio.create_task(self.run())
        self.tasks.append(self.task)
        self.done.add(self.task)

    async def stop(self) -> None:
        await self.q.put("stop")
        if self.task is not None:
            await self.task
        await asyncio.gather(*self.tasks)


async def other() -> None:
    w = Worker()
    w.start()
    await w.q.put("a")
    await w.stop()


asyncio.run(main())
asyncio.run(other())
