"""TaskGroup: what comes out when members or the block fail, and who is cancelled."""

import asyncio


async def fail(after: float, error: Exception) -> None:
    await asyncio.sleep(after)
    raise error


async def stay(name: str, log: list[str]) -> None:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise


async def stubborn(log: list[str]) -> None:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append("stubborn cancelled")
        raise KeyError("while cancelled")


async def one_fails() -> None:
    log: list[str] = []
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stay("a", log))
            group.create_task(fail(0.01, ValueError("one")))
            group.create_task(stubborn(log))
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                log.append("block cancelled")
                raise
    except ExceptionGroup as caught:
        print(caught, caught.message, [repr(error) for error in caught.exceptions])
        print(caught.__cause__, caught.__suppress_context__)
    log.sort()
    print(log)
    task = asyncio.current_task()
    assert task is not None
    print("cancelling", task.cancelling())


async def block_fails() -> None:
    log: list[str] = []
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stay("b", log))
            await asyncio.sleep(0)
            raise LookupError("block")
    except ExceptionGroup as caught:
        print(repr(caught))
    print(log)


async def several_fail() -> None:
    try:
        async with asyncio.TaskGroup() as group:
            for n in range(3):
                group.create_task(fail(0.0, OSError(n, "several")))
    except ExceptionGroup as caught:
        print(len(caught.exceptions), sorted(str(error) for error in caught.exceptions))


async def nested() -> None:
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(fail(0.5, TypeError("outer")))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(fail(0.01, ValueError("inner")))
    except ExceptionGroup as caught:
        print(repr(caught))


async def swallowing() -> None:
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.0, ValueError("quick")))
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("swallowed")
            try:
                await asyncio.sleep(0)
                print("goes on")
                late = asyncio.sleep(0)
                group.create_task(late)
            except RuntimeError as error:
                late.close()
                print(str(error))
    except ExceptionGroup as caught:
        print(repr(caught))


async def main() -> None:
    await one_fails()
    await block_fails()
    await several_fail()
    await nested()
    await swallowing()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.0, ValueError("plain except")))
    except Exception as error:
        print(type(error).__name__, error)


asyncio.run(main())
