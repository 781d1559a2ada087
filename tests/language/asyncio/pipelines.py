"""Stages joined by bounded queues, fan-out and fan-in, sentinels, broadcast with a condition."""

import asyncio


async def source(out: asyncio.Queue[int | None], count: int) -> None:
    for n in range(count):
        await out.put(n)
    await out.put(None)


async def square(inbox: asyncio.Queue[int | None], out: asyncio.Queue[int | None]) -> None:
    while (n := await inbox.get()) is not None:
        await out.put(n * n)
    await out.put(None)


async def collect(inbox: asyncio.Queue[int | None]) -> list[int]:
    items: list[int] = []
    while True:
        n = await inbox.get()
        if n is None:
            return items
        items.append(n)


async def chain() -> None:
    first: asyncio.Queue[int | None] = asyncio.Queue(2)
    second: asyncio.Queue[int | None] = asyncio.Queue(1)
    items, _, _ = await asyncio.gather(collect(second), square(first, second), source(first, 8))
    print(items)


class Broadcast:
    """The latest value, and waiting for a newer one."""

    def __init__(self) -> None:
        self.condition = asyncio.Condition()
        self.version = 0
        self.value = ""

    async def publish(self, value: str) -> None:
        async with self.condition:
            self.version += 1
            self.value = value
            self.condition.notify_all()

    async def follow(self, until: str) -> list[str]:
        seen: list[str] = []
        version = 0
        while not seen or seen[-1] != until:
            async with self.condition:
                await self.condition.wait_for(lambda: self.version > version)
                version = self.version
                seen.append(self.value)
        return seen


async def broadcast() -> None:
    channel = Broadcast()
    followers = [asyncio.create_task(channel.follow("c")) for _ in range(3)]
    for value in "abc":
        await asyncio.sleep(0.001)
        await channel.publish(value)
    print(await asyncio.gather(*followers))


async def fan() -> None:
    results: asyncio.Queue[tuple[int, str]] = asyncio.Queue()
    limit = asyncio.Semaphore(2)
    running = 0
    peak = 0

    async def fetch(n: int) -> None:
        nonlocal running, peak
        async with limit:
            running += 1
            peak = max(peak, running)
            await asyncio.sleep(0.002 if n % 2 else 0.001)
            running -= 1
            await results.put((n, f"result {n}"))

    async with asyncio.TaskGroup() as group:
        for n in range(6):
            group.create_task(fetch(n))
    found = dict([results.get_nowait() for _ in range(results.qsize())])
    print(sorted(found.items()), peak, running)


async def first_of() -> None:
    async def racer(name: str, delay: float) -> str:
        try:
            await asyncio.sleep(delay)
            return name
        except asyncio.CancelledError:
            print("lost", name)
            raise

    tasks = {asyncio.create_task(racer(name, delay)) for name, delay in (("slow", 5.0), ("fast", 0.01))}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.wait(pending)
    print([task.result() for task in done])


async def main() -> None:
    await chain()
    await broadcast()
    await fan()
    await first_of()


asyncio.run(main())
