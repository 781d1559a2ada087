"""TaskGroup: results, names, nesting, late tasks, misuse."""

import asyncio


async def job(n: int, log: list[str]) -> int:
    log.append(f"start {n}")
    await asyncio.sleep(0.01 * n)
    log.append(f"end {n}")
    return n * n


async def spawn(group: asyncio.TaskGroup, depth: int, log: list[str]) -> None:
    log.append(f"depth {depth}")
    if depth > 0:
        group.create_task(spawn(group, depth - 1, log))
    await asyncio.sleep(0)


async def misuse() -> None:
    group = asyncio.TaskGroup()
    print(repr(group))
    log: list[str] = []
    coro = job(1, log)
    try:
        group.create_task(coro)
    except RuntimeError as error:
        print("early:", error)
    coro.close()
    async with group:
        print(repr(group))
        group.create_task(job(0, log))
        print(repr(group))
        try:
            async with group:
                pass
        except RuntimeError as error:
            print("twice:", error)
    coro = job(1, log)
    try:
        group.create_task(coro)
    except RuntimeError as error:
        print("late:", error)
    coro.close()
    print(repr(group), log)


async def main() -> None:
    log: list[str] = []
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job(n, log), name=f"job {n}") for n in (3, 1, 2)]
        text = group.create_task(asyncio.sleep(0.005, "text"))
        print("inside", [task.done() for task in tasks])
    print([task.result() for task in tasks], [task.get_name() for task in tasks], text.result())
    print(log)

    log.clear()
    async with asyncio.TaskGroup() as group:
        group.create_task(spawn(group, 4, log))
    print(log)

    log.clear()
    async with asyncio.TaskGroup() as outer:
        outer.create_task(job(2, log))
        async with asyncio.TaskGroup() as inner:
            inner.create_task(job(1, log))
        log.append("inner done")
    print(log)

    async with asyncio.TaskGroup():
        print("empty")
    async with asyncio.TaskGroup() as group:
        cancelled = group.create_task(job(50, log))
        await asyncio.sleep(0)
        cancelled.cancel()
    print("a cancelled member is no error", cancelled.cancelled())
    await misuse()


asyncio.run(main())
