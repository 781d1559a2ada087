"""Runner and run: several runs on one loop, clean-up of what is left, misuse."""

import asyncio


async def number(n: int) -> int:
    await asyncio.sleep(0)
    return n


async def left_behind(name: str, log: list[str]) -> None:
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        await asyncio.sleep(0.001)
        log.append(f"{name} cleaned up")
        raise


async def leaves(log: list[str]) -> str:
    asyncio.create_task(left_behind("one", log))
    asyncio.create_task(left_behind("two", log))
    await asyncio.sleep(0)
    return "left two"


async def fails() -> None:
    await asyncio.sleep(0)
    raise ValueError("main failed")


async def runs_inside() -> None:
    coro = number(1)
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        print(error)
    coro.close()
    coro = number(2)
    try:
        asyncio.Runner().run(coro)
    except RuntimeError as error:
        print(error)
    coro.close()
    coro = number(3)
    try:
        asyncio.get_running_loop().run_until_complete(coro)
    except RuntimeError as error:
        print(error)
    coro.close()
    try:
        asyncio.get_running_loop().run_forever()
    except RuntimeError as error:
        print(error)
    try:
        asyncio.get_running_loop().close()
    except RuntimeError as error:
        print(error)


log: list[str] = []
with asyncio.Runner() as runner:
    loop = runner.get_loop()
    print(runner.run(number(1)), runner.run(number(2)), loop.is_running(), loop.is_closed(), runner.get_loop() is loop)
    print(runner.run(leaves(log)), log)
    try:
        runner.run(fails())
    except ValueError as error:
        print(error)
    print("still", runner.run(number(3)), log)
print(log, loop.is_closed())
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)
runner.close()
log.clear()
print(asyncio.run(leaves(log)), sorted(log))
try:
    asyncio.run(fails())
except ValueError as error:
    print("ValueError", error)
asyncio.run(runs_inside())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
with asyncio.Runner(debug=False, loop_factory=asyncio.new_event_loop) as again:
    print(again.run(number(5)), again.get_loop().get_debug())
