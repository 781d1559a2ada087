"""The closing of async generators that were left half-way: by the loop, as soon as nothing refers to them, or at its end."""

from collections.abc import Coroutine

from asyncio.base_events import EventLoop
from asyncio.events import running_scheduler
from asyncio.tasks import Task
from runtime.builtins.async_generator import AsyncGeneratorState, started_generators


def close_generator(generator: AsyncGeneratorState) -> None:
    """The compiler calls this where an `async for` over a generator that nothing else refers to is left."""
    loop = running_scheduler()
    if loop is None or not generator.is_waiting():
        return
    running = loop

    def close() -> None:
        Task(generator.aclose(), loop=running)

    running.call_soon(close)


def shutdown_generators(loop: EventLoop) -> None:
    """Closes what is left at the end of asyncio.run()."""
    started = started_generators()
    if started is not None:
        closing = started.take()
        if len(closing) > 0:
            loop.run_until_complete(close_all(loop, closing))


async def close_all(loop: EventLoop, closing: list[Coroutine[object, object, None]]) -> None:
    tasks = [loop.create_task(coroutine) for coroutine in closing]
    for task in tasks:
        try:
            await task
        except Exception as error:
            loop._report("an error occurred during closing of asynchronous generator", error, "task", task)
