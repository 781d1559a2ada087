"""Task: names, cancel and uncancel, results of ended tasks, current_task, all_tasks, callbacks."""

import asyncio


async def work(value: int) -> int:
    await asyncio.sleep(0)
    return value


async def broken() -> int:
    await asyncio.sleep(0)
    raise ValueError("broken")


async def refuse(times: int) -> str:
    caught = 0
    while caught < times:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            caught += 1
            task = asyncio.current_task()
            assert task is not None
            print("refused", error.args, task.cancelling(), task.uncancel(), task.cancelling())
    return f"refused {caught}"


def finished(task: asyncio.Task[int]) -> None:
    print("finished", task.get_name(), task.cancelled() or task.exception() is not None)


async def who() -> str:
    task = asyncio.current_task()
    assert task is not None
    return task.get_name()


async def main() -> None:
    me = asyncio.current_task()
    assert me is not None
    me.set_name("main task")
    print(me.get_name(), me.done(), me.cancelling(), me.uncancel())
    task = asyncio.create_task(work(4), name="worker")
    print(task.get_name(), task.done(), task in asyncio.all_tasks(), len(asyncio.all_tasks()))
    try:
        task.result()
    except asyncio.InvalidStateError as error:
        print(error)
    try:
        task.exception()
    except asyncio.InvalidStateError as error:
        print(error)
    task.add_done_callback(finished)
    print(await task, await task, task.result(), task.exception(), task.cancel())
    for action in (0, 1):
        try:
            if action:
                task.set_result(3)
            else:
                task.set_exception(ValueError())
        except RuntimeError as error:
            print(error)
    failing = asyncio.create_task(broken(), name="failing")
    failing.add_done_callback(finished)
    for _ in range(2):
        try:
            await failing
        except ValueError as error:
            print("ValueError", error, repr(failing.exception()))

    never = asyncio.create_task(work(1), name="never started")
    never.add_done_callback(finished)
    print(never.cancel("early"), never.cancelled(), never.cancelling())
    for _ in range(2):
        try:
            await never
        except asyncio.CancelledError as error:
            print("cancelled", error.args, never.cancelled())
    try:
        never.result()
    except asyncio.CancelledError as error:
        print("result", error.args)

    stubborn = asyncio.create_task(refuse(2))
    await asyncio.sleep(0)
    stubborn.cancel("first")
    await asyncio.sleep(0)
    stubborn.cancel("second")
    print(await stubborn, stubborn.cancelled(), stubborn.cancelling())

    twice = asyncio.create_task(refuse(1))
    await asyncio.sleep(0)
    print(twice.cancel("one"), twice.cancel("two"), twice.cancelling())
    try:
        print(await twice)
    except asyncio.CancelledError as error:
        print("ended by the second", error.args)
    print(await asyncio.create_task(who(), name="x"), await who())
    number = asyncio.create_task(who())
    number.set_name(17)
    print(await number, len(asyncio.all_tasks()), asyncio.current_task() is me)


asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)
