"""The loop itself: order of callbacks and timers, handles, run_until_complete, stop, close, set_event_loop."""

import asyncio


def note(log: list[str], text: str) -> None:
    log.append(text)


async def callbacks() -> None:
    loop = asyncio.get_running_loop()
    log: list[str] = []
    loop.call_soon(note, log, "soon 1")
    handle = loop.call_soon(note, log, "cancelled")
    loop.call_soon(lambda: log.append("soon 2"))
    loop.call_soon(lambda: loop.call_soon(note, log, "nested"))
    loop.call_soon_threadsafe(log.append, "thread safe")
    handle.cancel()
    print(handle.cancelled(), log)
    await asyncio.sleep(0)
    print(log)
    await asyncio.sleep(0)
    print(log[-1])
    log.clear()
    now = loop.time()
    late = loop.call_later(0.02, note, log, "later 2")
    loop.call_later(0.01, note, log, "later 1")
    at = loop.call_at(now + 0.015, note, log, "at")
    gone = loop.call_later(0.012, note, log, "gone")
    loop.call_later(0, note, log, "zero")
    gone.cancel()
    print(late.when() > at.when() > now, gone.cancelled(), late.cancelled(), abs(at.when() - now - 0.015) < 0.0001)
    await asyncio.sleep(0.03)
    print(log, late.cancelled())
    print(loop.is_running(), loop.is_closed(), asyncio.get_event_loop() is loop, loop.get_debug())
    task = loop.create_task(asyncio.sleep(0, "made by the loop"), name="made")
    print(task.get_name(), await task)
    future: asyncio.Future[str] = loop.create_future()
    loop.call_soon(future.set_result, "future")
    print(await future, await asyncio.ensure_future(future), await asyncio.ensure_future(asyncio.sleep(0, "coro")))


async def give(n: int) -> int:
    await asyncio.sleep(0.001)
    return n


asyncio.run(callbacks())
try:
    asyncio.get_event_loop()
except RuntimeError as error:
    print(error)

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop.is_running())
print(loop.run_until_complete(give(1)), loop.run_until_complete(loop.create_task(give(2))))
pending: asyncio.Future[int] = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(pending)
except RuntimeError as error:
    print(error)
order: list[str] = []
loop.call_soon(note, order, "a")
loop.call_soon(loop.stop)
loop.call_soon(note, order, "b")
loop.call_soon(lambda: loop.call_soon(note, order, "next run"))
loop.run_forever()
print(order)
loop.call_soon(loop.stop)
loop.run_forever()
print(order)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.close()
loop.close()
print(loop.is_closed())
coro = give(3)
try:
    loop.run_until_complete(coro)
except RuntimeError as error:
    print(error)
coro.close()
try:
    loop.call_soon(print, "x")
except RuntimeError as error:
    print(error)
try:
    loop.call_later(1, print, "x")
except RuntimeError as error:
    print(error)
