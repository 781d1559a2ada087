"""Exceptions through tasks: awaited twice, chained, replaced in finally, of any class; attributes survive."""

import asyncio


class Refused(Exception):
    def __init__(self, code: int, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


async def refuse(code: int) -> int:
    await asyncio.sleep(0)
    raise Refused(code, "not now")


async def translate(code: int) -> int:
    try:
        return await refuse(code)
    except Refused as error:
        raise LookupError(f"translated {error.code}") from error


async def loses() -> int:
    try:
        await refuse(3)
    finally:
        raise KeyError("from finally")


async def stop_iteration() -> int:
    raise StopIteration(5)


async def stop_async_iteration() -> int:
    raise StopAsyncIteration


async def recovers() -> str:
    for attempt in range(5):
        try:
            await refuse(attempt)
        except Refused as error:
            if error.code == 2:
                return f"recovered after {attempt}"
    return "never"


def chain(error: BaseException | None) -> list[str]:
    names: list[str] = []
    while error is not None:
        names.append(repr(error))
        error = error.__cause__ or error.__context__
    return names


async def main() -> None:
    task = asyncio.create_task(refuse(1))
    errors: list[BaseException] = []
    for _ in range(2):
        try:
            await task
        except Refused as error:
            errors.append(error)
            print(error, error.code, error.reason, error.args)
    print(errors[0] is errors[1], task.exception() is errors[0], task.done(), task.cancelled())
    try:
        task.result()
    except Refused as error:
        print(error is errors[0])

    for coroutine in (translate(2), loses(), stop_iteration(), stop_async_iteration()):
        try:
            await asyncio.create_task(coroutine)
        except Exception as error:
            print(chain(error))
    print(await recovers())

    results = await asyncio.gather(refuse(7), recovers(), translate(8), return_exceptions=True)
    print([repr(result) for result in results])
    try:
        async with asyncio.timeout(1):
            await refuse(9)
    except Refused as error:
        print("through timeout", error.code)
    try:
        await asyncio.wait_for(asyncio.shield(asyncio.create_task(refuse(10))), 1)
    except Refused as error:
        print("through shield", error.code)
    future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    future.set_exception(Refused(11, "set"))
    for _ in range(2):
        try:
            await future
        except Refused as error:
            print("from a future", error.code)
    try:
        await asyncio.create_task(asyncio.wait_for(refuse(12), None))
    except Refused as error:
        print("without a timeout", error.code)


asyncio.run(main())
