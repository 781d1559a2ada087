"""Barrier: rounds, indices, abort, reset, misuse."""

import asyncio


async def runner(name: str, barrier: asyncio.Barrier, log: list[str], rounds: int = 1) -> None:
    for n in range(rounds):
        try:
            index = await barrier.wait()
            log.append(f"{name}{n}:{index}")
        except asyncio.BrokenBarrierError as error:
            log.append(f"{name}{n}:{error}")


async def main() -> None:
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    log: list[str] = []
    tasks = [asyncio.create_task(runner(name, barrier, log, 2)) for name in "ab"]
    await asyncio.sleep(0)
    print(barrier.n_waiting, log)
    tasks.append(asyncio.create_task(runner("c", barrier, log, 2)))
    await asyncio.gather(*tasks)
    print(log, barrier.n_waiting)

    log.clear()
    async with asyncio.Barrier(1) as position:
        print("alone", position)
    tasks = [asyncio.create_task(runner(name, barrier, log)) for name in "de"]
    await asyncio.sleep(0)
    await barrier.reset()
    await asyncio.gather(*tasks)
    print(log, barrier.broken, barrier.n_waiting)

    log.clear()
    tasks = [asyncio.create_task(runner(name, barrier, log)) for name in "fg"]
    await asyncio.sleep(0)
    await barrier.abort()
    await asyncio.gather(*tasks)
    await runner("h", barrier, log)
    print(log, barrier.broken, barrier.n_waiting)
    await barrier.reset()
    print(barrier.broken)

    log.clear()
    tasks = [asyncio.create_task(runner(name, barrier, log)) for name in "ij"]
    await asyncio.sleep(0)
    tasks[0].cancel()
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    tasks += [asyncio.create_task(runner(name, barrier, log)) for name in "kl"]
    await asyncio.gather(*tasks, return_exceptions=True)
    print(log, tasks[0].cancelled())
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)
    try:
        await asyncio.wait_for(barrier.wait(), 0.01)
    except TimeoutError:
        print("alone too long", barrier.n_waiting)
    print(issubclass(asyncio.BrokenBarrierError, RuntimeError))


asyncio.run(main())
