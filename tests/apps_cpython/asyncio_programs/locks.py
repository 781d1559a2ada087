"""Lock, Event, Condition, semaphores, queues."""
import asyncio


async def locked(lock: asyncio.Lock, name: str) -> None:
    async with lock:
        print(name, "in")
        await asyncio.sleep(0)
        print(name, "out")


async def limited(gate: asyncio.Semaphore, name: str) -> None:
    async with gate:
        print(name, "in")
        await asyncio.sleep(0.001)
        print(name, "out")


async def consumer(queue: asyncio.Queue[int], name: str) -> None:
    while True:
        item = await queue.get()
        print(name, item)
        await asyncio.sleep(0)
        queue.task_done()


async def waiting(condition: asyncio.Condition, name: str) -> None:
    async with condition:
        await condition.wait()
        print(name, "notified")


async def main() -> None:
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(locked(lock, name)) for name in "abcd"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    for task in tasks:
        try:
            await task
        except asyncio.CancelledError:
            print("b cancelled")
    try:
        lock.release()
    except RuntimeError as error:
        print(error)

    gate = asyncio.Semaphore(2)
    await asyncio.gather(*[limited(gate, name) for name in "abcde"])
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)

    event = asyncio.Event()
    waits = [asyncio.create_task(event.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    event.set()
    print(await asyncio.gather(*waits), event.is_set())

    condition = asyncio.Condition()
    waiters = [asyncio.create_task(waiting(condition, name)) for name in "xyz"]
    await asyncio.sleep(0)
    async with condition:
        condition.notify(1)
    await asyncio.sleep(0)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*waiters)

    queue: asyncio.Queue[int] = asyncio.Queue(2)
    consumers = [asyncio.create_task(consumer(queue, name)) for name in ("k", "l")]
    for i in range(6):
        await queue.put(i)
        print("put", i, queue.qsize(), queue.full())
    await queue.join()
    for task in consumers:
        task.cancel()
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull:
        print("full")
    stack: asyncio.LifoQueue[int] = asyncio.LifoQueue()
    heap: asyncio.PriorityQueue[int] = asyncio.PriorityQueue()
    for item in (3, 1, 2):
        stack.put_nowait(item)
        heap.put_nowait(item)
    print([stack.get_nowait() for _ in range(3)], [heap.get_nowait() for _ in range(3)])


asyncio.run(main())
