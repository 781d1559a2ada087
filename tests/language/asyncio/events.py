"""Event: many waiters, set twice, clear between, cancellation, timeouts."""

import asyncio


async def waiter(name: str, event: asyncio.Event, log: list[str]) -> bool:
    result = await event.wait()
    log.append(f"{name} {event.is_set()}")
    return result


async def main() -> None:
    event = asyncio.Event()
    log: list[str] = []
    print(event.is_set())
    tasks = [asyncio.create_task(waiter(name, event, log)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    event.set()
    event.set()
    print(event.is_set(), log)
    print(await asyncio.gather(*tasks, return_exceptions=True))
    print(log)

    log.clear()
    print(await waiter("at once", event, log), log)
    event.clear()
    log.clear()
    late = asyncio.create_task(waiter("late", event, log))
    await asyncio.sleep(0)
    event.set()
    event.clear()
    another = asyncio.create_task(waiter("another", event, log))
    print(await late, log, event.is_set())
    print(another.done())
    try:
        await asyncio.wait_for(event.wait(), 0.01)
    except TimeoutError:
        print("timed out")
    event.set()
    await another
    print(log)

    order: list[str] = []
    ping, pong = asyncio.Event(), asyncio.Event()

    async def player(name: str, mine: asyncio.Event, other: asyncio.Event) -> None:
        for n in range(3):
            await mine.wait()
            mine.clear()
            order.append(f"{name}{n}")
            other.set()

    ping.set()
    await asyncio.gather(player("ping", ping, pong), player("pong", pong, ping))
    print(order)


asyncio.run(main())
