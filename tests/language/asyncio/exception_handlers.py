"""set_exception_handler: what callbacks and forgotten failures tell it."""

import asyncio

seen: list[str] = []


def handler(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    message = str(context["message"])
    seen.append(f"{message.split('(')[0].split(' in ')[0]}: {context.get('exception')!r} {loop.is_running()} {loop.is_closed()}")


def broken() -> None:
    raise ValueError("in a callback")


def broken_too(n: int) -> int:
    return 1 // n


async def main() -> None:
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler() is None)
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is None)
    loop.call_soon(broken)
    loop.call_soon(broken_too, 0)
    loop.call_later(0.001, broken)
    await asyncio.sleep(0.01)
    print(seen)
    seen.clear()
    loop.call_exception_handler({"message": "made up", "exception": KeyError("k"), "extra": 5})
    loop.call_exception_handler({"message": "no exception"})
    print(seen)
    seen.clear()

    def failing(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        raise RuntimeError(f"handler failed for {context['message']}")

    future: asyncio.Future[int] = loop.create_future()
    future.add_done_callback(lambda done: broken_too(done.result()))
    future.add_done_callback(lambda done: seen.append("the next callback runs"))
    future.set_result(0)
    await asyncio.sleep(0)
    print(seen)
    loop.set_exception_handler(None)
    print(loop.get_exception_handler() is None)


asyncio.run(main())


async def stops(error: BaseException) -> None:
    def leave() -> None:
        raise error

    asyncio.get_running_loop().call_soon(leave)
    try:
        await asyncio.sleep(1)
    finally:
        print("finally")


for request in (SystemExit(4), KeyboardInterrupt()):
    try:
        asyncio.run(stops(request))
    except SystemExit as error:
        print("SystemExit", error.code)
    except KeyboardInterrupt as interrupt:
        print("KeyboardInterrupt", interrupt.args)


async def interrupted() -> None:
    async def inner() -> None:
        await asyncio.sleep(0)
        raise KeyboardInterrupt("inner")

    task = asyncio.create_task(inner())
    try:
        await task
    finally:
        print("unwinding", task.done())


try:
    asyncio.run(interrupted())
except KeyboardInterrupt as interrupt:
    print("KeyboardInterrupt", interrupt.args)
