"""In which order things happen: turns of the loop, callbacks of futures, tasks made by tasks, sleeps of equal length."""

import asyncio

log: list[str] = []


async def steps(name: str, count: int) -> str:
    for n in range(count):
        log.append(f"{name}{n}")
        await asyncio.sleep(0)
    return name


async def without_waiting(name: str) -> None:
    log.append(name)


async def awaits_directly(name: str) -> None:
    await without_waiting(name + " in")
    log.append(name + " out")


async def spawner(depth: int) -> None:
    log.append(f"spawn {depth}")
    if depth:
        task = asyncio.create_task(spawner(depth - 1))
        log.append(f"made {depth - 1}")
        await task
        log.append(f"back {depth}")


def show(title: str) -> None:
    print(title, log)
    log.clear()


async def main() -> None:
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(steps(name, 3)) for name in "abc"]
    log.append("created")
    print(await asyncio.gather(*tasks))
    show("round robin")

    loop.call_soon(log.append, "callback 1")
    task = asyncio.create_task(awaits_directly("task"))
    loop.call_soon(log.append, "callback 2")
    await awaits_directly("main")
    await task
    show("callbacks and tasks")

    await spawner(3)
    show("nested")

    future: asyncio.Future[int] = loop.create_future()

    async def waiter(name: str) -> None:
        await future
        log.append(name)

    waiters = [asyncio.create_task(waiter(f"waiter {n}")) for n in range(2)]
    future.add_done_callback(lambda done: log.append("early callback"))
    await asyncio.sleep(0)
    future.add_done_callback(lambda done: log.append("late callback"))
    future.set_result(1)
    log.append("set")
    await asyncio.gather(*waiters)
    show("future")

    async def sleeper(name: str, delay: float) -> None:
        await asyncio.sleep(delay)
        log.append(name)

    await asyncio.gather(sleeper("third", 0.03), sleeper("first", 0.01), sleeper("second", 0.02), sleeper("zero", 0.0), sleeper("negative", -1.0))
    show("sleeps")

    timers = [loop.call_later(0.01, log.append, f"timer {n}") for n in range(4)]
    timers[1].cancel()
    loop.call_later(0.01, lambda: loop.call_soon(log.append, "made by a timer"))
    await asyncio.sleep(0.02)
    show("timers")

    done = asyncio.create_task(without_waiting("quick"))
    await asyncio.sleep(0)
    log.append(f"done {done.done()}")
    await done
    log.append("no turn is lost on what is done")
    show("done")

    first = asyncio.create_task(steps("f", 2))
    second = asyncio.create_task(steps("s", 1))
    await second
    log.append("second is done")
    await first
    show("different lengths")


asyncio.run(main())
