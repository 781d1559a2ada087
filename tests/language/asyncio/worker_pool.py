"""A pool of workers on a queue: results, retries, failures, a deadline for all, orderly shutdown."""

import asyncio
from dataclasses import dataclass, field


@dataclass
class Report:
    done: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    retries: int = 0


@dataclass(order=True)
class Work:
    priority: int
    name: str = field(compare=False)
    attempts: int = field(default=0, compare=False)


class Flaky(Exception):
    """Goes away after some attempts."""


async def perform(work: Work) -> str:
    await asyncio.sleep(0.001 * (work.priority % 3))
    if work.name.startswith("flaky") and work.attempts < 2:
        raise Flaky(f"{work.name} at attempt {work.attempts}")
    if work.name.startswith("broken"):
        raise ValueError(work.name)
    return work.name.upper()


class Pool:
    def __init__(self, size: int) -> None:
        self.queue: asyncio.PriorityQueue[Work] = asyncio.PriorityQueue()
        self.report = Report()
        self.workers = [asyncio.create_task(self.run(), name=f"worker {n}") for n in range(size)]

    async def run(self) -> None:
        while True:
            work = await self.queue.get()
            try:
                self.report.done.append(await perform(work))
            except Flaky:
                self.report.retries += 1
                self.queue.put_nowait(Work(work.priority, work.name, work.attempts + 1))
            except ValueError as error:
                self.report.failed.append(str(error))
            finally:
                self.queue.task_done()

    async def __aenter__(self) -> "Pool":
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: object) -> None:
        if error is None:
            await self.queue.join()
        for worker in self.workers:
            worker.cancel()
        await asyncio.gather(*self.workers, return_exceptions=True)


async def main() -> None:
    async with Pool(3) as pool:
        for n, name in enumerate(["a", "flaky b", "broken c", "d", "flaky e", "f"]):
            pool.queue.put_nowait(Work(10 - n, name))
    print(sorted(pool.report.done), pool.report.failed, pool.report.retries)
    print([worker.cancelled() for worker in pool.workers], [worker.get_name() for worker in pool.workers])

    async with Pool(1) as single:
        for n, name in enumerate("wxyz"):
            single.queue.put_nowait(Work(-n, name))
    print(single.report.done)

    try:
        async with asyncio.timeout(0.2):
            async with Pool(2) as late:
                late.queue.put_nowait(Work(1, "quick"))
                await asyncio.sleep(10)
    except TimeoutError:
        print("deadline", late.report.done, [worker.done() for worker in late.workers])
    try:
        async with Pool(2) as failing:
            raise RuntimeError("in the block")
    except RuntimeError as error:
        print(error, [worker.cancelled() for worker in failing.workers])


asyncio.run(main())
