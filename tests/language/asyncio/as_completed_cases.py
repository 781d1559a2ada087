"""as_completed: order, failures, timeouts, futures."""

import asyncio


async def job(n: int) -> int:
    await asyncio.sleep(0.05 * n)
    return n


async def fail(n: int) -> int:
    await asyncio.sleep(0.05 * n)
    raise ValueError(n)


async def main() -> None:
    results: list[int] = []
    for completed in asyncio.as_completed([job(3), job(1), job(2)]):
        results.append(await completed)
    print(results)

    seen: list[str] = []
    for completed in asyncio.as_completed([job(2), fail(1), job(3)]):
        try:
            seen.append(str(await completed))
        except ValueError as error:
            seen.append(f"ValueError {error}")
    print(seen)

    tasks = {asyncio.create_task(job(n)) for n in (1, 40, 2)}
    seen.clear()
    for completed in asyncio.as_completed(tasks, timeout=0.5):
        try:
            seen.append(str(await completed))
        except TimeoutError:
            seen.append("timeout")
    print(seen, sorted(task.done() for task in tasks))
    for task in tasks:
        task.cancel()
    print([completed for completed in asyncio.as_completed([task for task in tasks if task.cancelled()])])

    futures: list[asyncio.Future[str]] = [asyncio.get_running_loop().create_future() for _ in range(2)]
    futures[1].set_result("second")
    asyncio.get_running_loop().call_later(0.01, futures[0].set_result, "first")
    print([await completed for completed in asyncio.as_completed(futures)])

    doomed = [asyncio.create_task(job(1)), asyncio.create_task(job(2))]
    doomed[0].cancel()
    for completed in asyncio.as_completed(doomed):
        try:
            print(await completed)
        except asyncio.CancelledError:
            print("a cancelled one")
    first = None
    for completed in asyncio.as_completed([job(5), job(1), job(9)]):
        first = await completed
        break
    print(first)


asyncio.run(main())
