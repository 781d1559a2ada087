"""gather: order, mixed types, failures, return_exceptions, cancellation of all and of one, nesting."""

import asyncio


async def value(n: int, log: list[str] | None = None) -> int:
    await asyncio.sleep(0.001 * (5 - n))
    if log is not None:
        log.append(f"value {n}")
    return n


async def text(s: str) -> str:
    await asyncio.sleep(0)
    return s


async def fail(message: str, after: float = 0.0) -> int:
    await asyncio.sleep(after)
    raise ValueError(message)


async def main() -> None:
    log: list[str] = []
    print(await asyncio.gather(value(1, log), value(2, log), value(3, log)), log)
    number, word, nothing = await asyncio.gather(value(4), text("four"), asyncio.sleep(0))
    print(number, word, nothing)
    print(await asyncio.gather(*[value(n) for n in range(4)]))
    empty: list[asyncio.Task[int]] = []
    print(await asyncio.gather(*empty))

    log.clear()
    rest = asyncio.create_task(value(0, log))
    try:
        await asyncio.gather(fail("first"), rest, fail("second", 0.001))
    except ValueError as error:
        print("ValueError", error, rest.done(), log)
    print(await rest, log)
    print(await asyncio.gather(fail("kept"), value(1), return_exceptions=True))

    tasks = [asyncio.create_task(value(n)) for n in (0, 1)]
    gathered = asyncio.gather(*tasks)
    await asyncio.sleep(0)
    print(gathered.cancel(), gathered.done())
    try:
        await gathered
    except asyncio.CancelledError:
        print("gather cancelled", [task.cancelled() for task in tasks], gathered.cancelled())

    tasks = [asyncio.create_task(value(n)) for n in (0, 1)]
    tasks[1].cancel("one of them")
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError as error:
        print("one cancelled", error.args, [task.done() for task in tasks])
    print(await tasks[0])
    tasks = [asyncio.create_task(value(n)) for n in (2, 3)]
    tasks[0].cancel("kept too")
    print(await asyncio.gather(*tasks, return_exceptions=True))

    async def around() -> int:
        left, right = await asyncio.gather(value(0), value(1))
        return left + right

    outer = asyncio.create_task(around())
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", outer.cancelled())
    nested = await asyncio.gather(asyncio.gather(value(1), value(2)), asyncio.gather(value(3)))
    print(nested)
    same = asyncio.create_task(value(4))
    print(await asyncio.gather(same, same))


asyncio.run(main())
