"""Producer and consumers over a queue; events and locks."""

import asyncio


async def producer(queue: asyncio.Queue[int], count: int) -> None:
    for i in range(count):
        await queue.put(i)
        print("put", i)
    await queue.put(-1)


async def consumer(queue: asyncio.Queue[int]) -> int:
    total = 0
    while True:
        item = await queue.get()
        if item < 0:
            return total
        print("got", item)
        total += item


async def locked(lock: asyncio.Lock, name: str, log: list[str]) -> None:
    async with lock:
        log.append(name + " in")
        await asyncio.sleep(0)
        log.append(name + " out")


async def waiter(event: asyncio.Event) -> str:
    await event.wait()
    return "released"


async def main() -> None:
    queue: asyncio.Queue[int] = asyncio.Queue(maxsize=2)
    _, total = await asyncio.gather(producer(queue, 5), consumer(queue))
    print("total", total)
    lock = asyncio.Lock()
    log: list[str] = []
    await asyncio.gather(locked(lock, "a", log), locked(lock, "b", log))
    print(log)
    event = asyncio.Event()
    task = asyncio.create_task(waiter(event))
    await asyncio.sleep(0)
    event.set()
    print(await task, event.is_set())


asyncio.run(main())
