"""Many tasks at once, and the time they take together."""

import asyncio
import time


async def job(number: int, results: list[int]) -> None:
    await asyncio.sleep(0.001 * (number % 7))
    results.append(number)


async def main() -> None:
    results: list[int] = []
    started = time.monotonic()
    tasks = [asyncio.create_task(job(n, results)) for n in range(200)]
    for task in tasks:
        await task
    elapsed = time.monotonic() - started
    print(len(results), sum(results), sorted(results) == list(range(200)), elapsed < 5)
    print(results.index(0) < results.index(6))


asyncio.run(main())
