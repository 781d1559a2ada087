"""asyncio.run()."""

from collections.abc import Coroutine
from typing import TypeVar

from asyncio.base_events import EventLoop
from asyncio.events import running_scheduler
from asyncio.futures import FutureBase
from asyncio.report import report
from asyncio.tasks import unfinished_tasks, wait_done

T = TypeVar("T")


def run(main: Coroutine[object, object, T]) -> T:
    """Runs the coroutine on a new loop, then cancels what it has left behind; its result."""
    if running_scheduler() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    loop = EventLoop()
    try:
        return loop.run_until_complete(loop.create_task(main))
    finally:
        try:
            cancel_tasks(loop)
        finally:
            loop.close()


def cancel_tasks(loop: EventLoop) -> None:
    tasks = unfinished_tasks(loop)
    if len(tasks) == 0:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(wait_all(tasks))
    for task in tasks:
        if not task.cancelled():
            error = task.exception()
            if error is not None:
                report("unhandled exception during asyncio.run() shutdown", error)


async def wait_all(tasks: list[FutureBase]) -> None:
    for task in tasks:
        if not task.done():
            await wait_done(task)
