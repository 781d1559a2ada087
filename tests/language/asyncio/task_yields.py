"""Tasks that await themselves, objects with __await__ of their own, coroutines closed and reused."""

import asyncio
from collections.abc import Generator


class Countdown:
    """Takes as many turns as it counts."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __await__(self) -> Generator[None, None, str]:
        while self.count > 0:
            self.count -= 1
            yield None
        return "lift-off"


class Delegating:
    def __init__(self, future: asyncio.Future[int]) -> None:
        self.future = future

    def __await__(self) -> Generator[object, None, int]:
        result = yield from self.future.__await__()
        return result * 2


async def number() -> int:
    await asyncio.sleep(0)
    return 5


async def main() -> None:
    other = asyncio.create_task(number())
    print(await Countdown(3), await other)
    future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 21)
    print(await Delegating(future))

    coroutine = number()
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    unused = number()
    unused.close()
    try:
        await unused
    except RuntimeError as error:
        print(error)

    holder: list[asyncio.Task[int]] = []

    async def awaits_itself() -> int:
        return await holder[0]

    holder.append(asyncio.create_task(awaits_itself()))
    try:
        await holder[0]
    except RuntimeError as error:
        print(str(error)[:27])


asyncio.run(main())
