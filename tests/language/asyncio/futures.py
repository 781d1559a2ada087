"""Future: states, results, exceptions, callbacks and their order."""

import asyncio


def show(future: asyncio.Future[int]) -> None:
    if future.cancelled():
        print("callback: cancelled")
    elif future.exception() is not None:
        print("callback:", repr(future.exception()))
    else:
        print("callback:", future.result())


def attempt(future: asyncio.Future[int]) -> None:
    try:
        print("result", future.result())
    except asyncio.CancelledError as error:
        print("CancelledError", error.args)
    except Exception as error:
        print(type(error).__name__, error)
    try:
        print("exception", repr(future.exception()))
    except asyncio.CancelledError as error:
        print("CancelledError", error.args)
    except Exception as error:
        print(type(error).__name__, error)


async def wait_on(name: str, future: asyncio.Future[int]) -> None:
    try:
        print(name, await future)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    except Exception as error:
        print(name, type(error).__name__, error)


async def main() -> None:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[int] = loop.create_future()
    print(future.done(), future.cancelled(), future.get_loop() is loop)
    attempt(future)
    future.add_done_callback(show)
    future.add_done_callback(lambda done: print("second", done.done()))
    future.set_result(5)
    print("set", future.done(), future.result())
    try:
        future.set_result(6)
    except asyncio.InvalidStateError as error:
        print("InvalidStateError", error)
    try:
        future.set_exception(ValueError("late"))
    except asyncio.InvalidStateError as error:
        print("InvalidStateError", error)
    print("cancel", future.cancel())
    await asyncio.sleep(0)
    future.add_done_callback(show)
    print("awaited", await future)
    await asyncio.sleep(0)

    failed: asyncio.Future[int] = asyncio.Future()
    failed.add_done_callback(show)
    failed.set_exception(KeyError("missing"))
    attempt(failed)
    await asyncio.sleep(0)

    dropped: asyncio.Future[int] = loop.create_future()
    dropped.add_done_callback(show)
    print(dropped.cancel("why"), dropped.cancel(), dropped.cancelled())
    attempt(dropped)
    await asyncio.sleep(0)

    shared: asyncio.Future[int] = loop.create_future()
    tasks = [asyncio.create_task(wait_on(name, shared)) for name in ("a", "b", "c")]
    await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.sleep(0)
    print("shared", shared.cancelled(), [task.cancelled() for task in tasks])
    await asyncio.gather(*tasks, return_exceptions=True)

    waited: asyncio.Future[int] = loop.create_future()
    tasks = [asyncio.create_task(wait_on(name, waited)) for name in ("d", "e")]
    await asyncio.sleep(0)
    loop.call_soon(waited.set_exception, OSError(5, "io"))
    await asyncio.gather(*tasks)
    direct: asyncio.Future[str] = loop.create_future()
    loop.call_later(0.01, direct.set_result, "timer")
    print(await direct, asyncio.isfuture(direct), asyncio.isfuture(5))
    print(isinstance(tasks[0], asyncio.Future), isinstance(tasks[0], asyncio.Task), isinstance(direct, asyncio.Task))


asyncio.run(main())
