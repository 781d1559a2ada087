"""SystemExit through the event loop, shield, wait, a coroutine awaited twice."""

import asyncio
import sys


async def main() -> None:
    try:
        await asyncio.sleep(0)
        sys.exit(3)
    finally:
        print("cleanup")


try:
    asyncio.run(main())
except SystemExit as e:
    print("exit", e.code)


async def group() -> None:
    async def job(n: int) -> int:
        await asyncio.sleep(0.05 * n)
        return n * n

    print(await asyncio.shield(asyncio.create_task(job(2))))
    tasks = {asyncio.create_task(job(n)) for n in (1, 2)}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [t.result() for t in done])
    for t in pending:
        t.cancel()
    rest = await asyncio.gather(*pending, return_exceptions=True)
    print(rest)
    loop = asyncio.get_event_loop()
    print(loop.is_running())
    coro = job(1)
    print(await coro)
    try:
        await coro
    except RuntimeError as e:
        print(e)


asyncio.run(group())
try:
    asyncio.run(group())
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)


async def bye() -> None:
    await asyncio.sleep(0)
    raise SystemExit("bye")


asyncio.run(bye())
