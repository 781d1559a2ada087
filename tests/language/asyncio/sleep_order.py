"""Tasks wake in the order of their deadlines."""

import asyncio


async def worker(name: str, delay: float) -> str:
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return name.upper()


async def main() -> None:
    results = await asyncio.gather(worker("a", 0.03), worker("b", 0.01), worker("c", 0.02))
    print(results)
    task = asyncio.create_task(worker("d", 0.0))
    print("created")
    print(await task, task.done(), task.result())


asyncio.run(main())
