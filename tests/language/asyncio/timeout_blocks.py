"""asyncio.timeout: nesting, rescheduling, expiry seen from inside, outside cancellation, misuse."""

import asyncio


async def slow(log: list[str], cleanup: float = 0.0) -> str:
    try:
        await asyncio.sleep(10)
        return "slow"
    except asyncio.CancelledError as error:
        log.append(f"slow cancelled {error.args}")
        if cleanup:
            await asyncio.sleep(cleanup)
        raise


async def nested() -> None:
    log: list[str] = []
    try:
        async with asyncio.timeout(10) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    await slow(log)
            except TimeoutError as error:
                log.append(f"inner {error!r} {isinstance(error.__cause__, asyncio.CancelledError)}")
            log.append(f"{inner.expired()} {outer.expired()}")
            outer.reschedule(asyncio.get_running_loop().time() + 0.01)
            await slow(log)
    except TimeoutError:
        log.append(f"outer {outer.expired()}")
    print(log)
    log.clear()
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.timeout(10) as patient:
                await slow(log)
    except TimeoutError:
        log.append(f"outer first {patient.expired()}")
    print(log)


async def rescheduled() -> None:
    loop = asyncio.get_running_loop()
    log: list[str] = []
    async with asyncio.timeout(0.01) as scope:
        scope.reschedule(None)
        print(scope.when())
        await asyncio.sleep(0.02)
        scope.reschedule(loop.time() + 10)
        when = scope.when()
        assert when is not None
        print(when > loop.time(), scope.expired())
    try:
        scope.reschedule(1.0)
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            log.append("begun")
            await slow(log)
    except TimeoutError:
        print(log, "past deadline")
    try:
        async with asyncio.timeout(0) as none_left:
            log.append("zero")
            await asyncio.sleep(0)
            log.append("not here")
    except TimeoutError:
        print(log, none_left.expired())
    async with asyncio.timeout(-1):
        print("a block without waits is not interrupted")


async def moved() -> None:
    loop = asyncio.get_running_loop()
    log: list[str] = []
    began = loop.time()
    try:
        async with asyncio.timeout(0.01) as scope:
            for _ in range(3):
                scope.reschedule(loop.time() + 0.03)
            await slow(log)
    except TimeoutError:
        print("moved on", log, scope.expired(), loop.time() - began >= 0.03)
    async with asyncio.timeout(0.01) as again:
        again.reschedule(loop.time() + 10)
        await asyncio.sleep(0.03)
        print("still there", again.expired())
    log.clear()
    try:
        async with asyncio.timeout(10) as nearer:
            nearer.reschedule(loop.time() + 20)
            nearer.reschedule(loop.time() + 0.01)
            await slow(log)
    except TimeoutError:
        print("moved nearer", log, nearer.expired())
    log.clear()
    try:
        async with asyncio.timeout(10) as over:
            over.reschedule(loop.time() - 1)
            over.reschedule(loop.time() + 10)
            await asyncio.sleep(0)
            log.append(f"not yet {over.expired()}")
            over.reschedule(loop.time() - 1)
            await slow(log)
    except TimeoutError:
        print("moved to the past", log, over.expired())


async def swallowed() -> None:
    try:
        async with asyncio.timeout(0.01) as scope:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("swallowed inside", scope.expired())
        print("no TimeoutError then", scope.expired())
    except TimeoutError:
        print("not reached")
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(10)
            finally:
                raise ValueError("from cleanup")
    except ValueError as error:
        print("ValueError", error, type(error.__context__).__name__)


async def outside() -> None:
    log: list[str] = []

    async def body() -> None:
        async with asyncio.timeout(10) as scope:
            try:
                await slow(log, 0.01)
            finally:
                log.append(f"expired: {scope.expired()}")

    task = asyncio.create_task(body())
    await asyncio.sleep(0)
    task.cancel("outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print(log, error.args, task.cancelling())


async def misuse() -> None:
    scope = asyncio.timeout(1)
    try:
        scope.reschedule(2.0)
    except RuntimeError as error:
        print(error)
    async with scope:
        try:
            async with scope:
                print("not reached")
        except RuntimeError as error:
            print(error)
    unlimited = asyncio.timeout(None)
    async with unlimited:
        await asyncio.sleep(0)
    print(unlimited.when(), unlimited.expired())


async def main() -> None:
    await nested()
    await rescheduled()
    await moved()
    await swallowed()
    await outside()
    await misuse()
    task = asyncio.current_task()
    assert task is not None
    print(task.cancelling())


asyncio.run(main())
