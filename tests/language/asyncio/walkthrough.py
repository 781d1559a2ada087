"""gather, timeouts, cancellation, queues, locks, contexts, callbacks."""

from __future__ import annotations

import asyncio


class Halt(Exception):
    pass


async def work(name: str, delay: float, result: int) -> int:
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return result


async def fail(delay: float) -> str:
    await asyncio.sleep(delay)
    raise Halt(f"failed after {delay}")


async def gathered() -> None:
    r = await asyncio.gather(work("a", 0.03, 1), work("b", 0.01, 2), work("c", 0.02, 3))
    print(r, r[0], sum(r))
    x, y = await asyncio.gather(work("x", 0.01, 10), text())
    print(x, y)
    tasks = [asyncio.create_task(work(str(i), 0.01 * (3 - i), i)) for i in range(3)]
    print(await asyncio.gather(*tasks))
    try:
        await asyncio.gather(work("ok", 0.02, 1), fail(0.01))
    except Halt as e:
        print("gather failed", e)
    res = await asyncio.gather(work("ok", 0.01, 1), fail2(), return_exceptions=True)
    print(res)


async def text() -> str:
    return "text"


async def fail2() -> int:
    raise Halt("two")


async def timeouts() -> None:
    try:
        await asyncio.wait_for(work("slow", 1.0, 1), timeout=0.02)
    except asyncio.TimeoutError:
        print("timed out")
    print(await asyncio.wait_for(work("fast", 0.01, 5), 1.0))
    try:
        async with asyncio.timeout(0.02):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timeout block")


async def cancellable(log: list[str]) -> None:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("cancelled")
        raise
    finally:
        log.append("finally")


async def cancellation() -> None:
    log: list[str] = []
    task = asyncio.create_task(cancellable(log))
    await asyncio.sleep(0)
    print(task.done(), task.cancel())
    try:
        await task
    except asyncio.CancelledError as e:
        print("caught", repr(e), log, task.cancelled(), task.done())
    t2 = asyncio.create_task(fail(0.0))
    t3 = asyncio.create_task(fail(0.001))
    done, pending = await asyncio.wait([t2, t3])
    print(len(done), len(pending), repr(t2.exception()), repr(t3.exception()))
    try:
        t2.result()
    except Halt as e:
        print("result raises", e)


async def text2() -> str:
    return "t2"


async def producer(q: asyncio.Queue[int], n: int) -> None:
    for i in range(n):
        await q.put(i)
        print("put", i)
    await q.put(-1)


async def consumer(q: asyncio.Queue[int]) -> int:
    total = 0
    while True:
        item = await q.get()
        if item < 0:
            break
        print("got", item)
        total += item
        q.task_done()
    return total


async def queues() -> None:
    q: asyncio.Queue[int] = asyncio.Queue(maxsize=2)
    p = asyncio.create_task(producer(q, 5))
    print("total", await consumer(q), q.empty(), q.qsize())
    await p
    try:
        q.get_nowait()
    except asyncio.QueueEmpty:
        print("empty")
    q2: asyncio.Queue[str] = asyncio.Queue(1)
    q2.put_nowait("a")
    try:
        q2.put_nowait("b")
    except asyncio.QueueFull as e:
        print("full", repr(e))


async def locked(lock: asyncio.Lock, name: str) -> None:
    async with lock:
        print(name, "has lock")
        await asyncio.sleep(0.001)
        print(name, "releases")


async def semaphored(sem: asyncio.Semaphore, i: int, active: list[int]) -> None:
    async with sem:
        active.append(i)
        print("active", len(active) <= 2)
        await asyncio.sleep(0.001)
        active.remove(i)


async def sync() -> None:
    lock = asyncio.Lock()
    await asyncio.gather(*[locked(lock, n) for n in "abc"])
    sem = asyncio.Semaphore(2)
    active: list[int] = []
    await asyncio.gather(*(semaphored(sem, i, active) for i in range(4)))
    event = asyncio.Event()

    async def waiter(n: int) -> None:
        await event.wait()
        print("waiter", n)

    ws = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    print("set")
    event.set()
    await asyncio.gather(*ws)
    cond = asyncio.Condition()
    ready: list[bool] = []

    async def wait_ready() -> str:
        async with cond:
            await cond.wait_for(lambda: len(ready) > 0)
            return "ready"

    w = asyncio.create_task(wait_ready())
    await asyncio.sleep(0)
    async with cond:
        ready.append(True)
        cond.notify_all()
    print(await w)


class Conn:
    def __init__(self, name: str) -> None:
        self.name = name

    async def __aenter__(self) -> Conn:
        await asyncio.sleep(0)
        print("open", self.name)
        return self

    async def __aexit__(self, t: object, v: BaseException | None, tb: object) -> None:
        await asyncio.sleep(0)
        print("close", self.name, repr(v))


async def contexts() -> int:
    async with Conn("a") as a, Conn("b"):
        print(a.name)
    try:
        async with Conn("c"):
            raise Halt("inside")
    except Halt as e:
        print(e)
    async with Conn("r"):
        return 5


def callback(x: int, s: str) -> None:
    print("callback", x, s)


async def callbacks() -> None:
    loop = asyncio.get_running_loop()
    loop.call_soon(callback, 1, "soon")
    loop.call_later(0.01, callback, 2, "later")
    h = loop.call_later(0.005, callback, 3, "never")
    h.cancel()
    fut: asyncio.Future[str] = loop.create_future()
    loop.call_soon(fut.set_result, "future")
    print(await fut)
    await asyncio.sleep(0.02)
    task = asyncio.create_task(text(), name="named")
    task.add_done_callback(lambda t: print("done", t.get_name(), t.result()))
    await task
    await asyncio.sleep(0)


async def main() -> int:
    await gathered()
    await timeouts()
    await cancellation()
    await queues()
    await sync()
    print(await contexts())
    await callbacks()
    return 7


print(asyncio.run(main()))
