"""`except*` in coroutines: failures of task groups, sorted by what they are, with awaits in the clauses."""

import asyncio
from collections.abc import AsyncIterator


class Unavailable(Exception):
    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


async def fetch(host: str, delay: float) -> str:
    await asyncio.sleep(delay)
    if host.startswith("down"):
        raise Unavailable(host)
    if host.startswith("slow"):
        raise TimeoutError(host)
    if host.startswith("bad"):
        raise ValueError(host)
    return f"page of {host}"


async def at_once(host: str) -> str:
    return await fetch(host, 0)


async def fetch_all(hosts: list[str]) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(at_once(host)) for host in hosts]
    return [task.result() for task in tasks]


async def reported(hosts: list[str]) -> str:
    lines: list[str] = []
    try:
        lines += await fetch_all(hosts)
    except* Unavailable as group:
        for error in group.exceptions:
            await asyncio.sleep(0)
            if isinstance(error, Unavailable):
                lines.append(f"{error.host} is down")
    except* (TimeoutError, OSError) as group:
        lines.append(await log(group))
    finally:
        await asyncio.sleep(0)
        lines.append("done")
    return ", ".join(lines)


async def log(group: BaseExceptionGroup[Exception]) -> str:
    await asyncio.sleep(0)
    return f"{len(group.exceptions)} too slow"


async def fallback(hosts: list[str]) -> str:
    try:
        answer = await fetch_all(hosts)
    except* Unavailable:
        try:
            answer = await fetch_all(["mirror", "bad mirror"])
        except* ValueError as group:
            print("in the clause", repr(group), repr(group.__context__))
            answer = ["nothing"]
    return answer[0]


async def nested() -> None:
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(at_once("down 1"))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(at_once("bad 2"))
                inner.create_task(at_once("slow 3"))
    except* ValueError as group:
        print("values", [repr(e) for e in group.exceptions])
    except* Exception as group:
        print("others", len(group.exceptions))


async def items() -> AsyncIterator[str]:
    for hosts in (["a"], ["down"], ["bad"]):
        try:
            yield (await fetch_all(hosts))[0]
        except* Unavailable:
            yield "unavailable"
            await asyncio.sleep(0)
            yield "still"


async def cancelled() -> None:
    async def forever() -> None:
        try:
            await asyncio.sleep(1000)
        except* asyncio.CancelledError as group:
            print("cancelled", repr(group))
            raise

    task = asyncio.create_task(forever())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except BaseExceptionGroup as group:
        print("wrapped", repr(group))
    except asyncio.CancelledError:
        print("plain")


async def timeouts() -> None:
    try:
        async with asyncio.timeout(0.001):
            async with asyncio.TaskGroup() as group:
                group.create_task(fetch("late", 10))
    except* TimeoutError as late:
        print("late", repr(late))


async def main() -> None:
    print(await fetch_all(["a", "b"]))
    for hosts in (["a", "b"], ["down 1", "b", "down 2"], ["slow 1", "down 3", "slow 2"], ["bad", "down 4"], ["bad 1"]):
        try:
            print(await reported(hosts))
        except ExceptionGroup as rest:
            print("left", repr(rest))
    print(await fallback(["c"]))
    print(await fallback(["down", "d"]))
    await nested()
    try:
        async for item in items():
            print(item)
    except* ValueError as group:
        print("out of the iterator", repr(group))
    await cancelled()
    await timeouts()


asyncio.run(main())
