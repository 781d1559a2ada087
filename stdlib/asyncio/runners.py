"""asyncio.run() and Runner."""

from collections.abc import Callable, Coroutine
from typing import Final, TypeVar

from asyncio.base_events import EventLoop, set_event_loop
from asyncio.events import running_scheduler
from asyncio.futures import Future, FutureBase, release_waiter
from asyncio.generators import shutdown_generators
from asyncio.tasks import unfinished_tasks

T = TypeVar("T")

CREATED: Final = 0
INITIALIZED: Final = 1
CLOSED: Final = 2


class Runner:
    """A loop for several calls of run(), one after the other."""

    def __init__(self, *, debug: bool | None = None, loop_factory: Callable[[], EventLoop] | None = None) -> None:
        self._state = CREATED
        self._debug = debug
        self._factory = loop_factory
        self._loop: EventLoop | None = None

    def __enter__(self) -> "Runner":
        self._initialise()
        return self

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        self.close()

    def get_loop(self) -> EventLoop:
        """The loop that it runs."""
        return self._initialise()

    def run(self, coro: Coroutine[object, object, T]) -> T:
        """The result of the coroutine, run as a task."""
        if running_scheduler() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self._initialise()
        return loop.run_until_complete(loop.create_task(coro))

    def close(self) -> None:
        """Cancels what is left of tasks, and closes the loop."""
        loop = self._loop
        if self._state != INITIALIZED or loop is None:
            return
        try:
            cancel_tasks(loop)
            shutdown_generators(loop)
        finally:
            if self._factory is None:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = CLOSED

    def _initialise(self) -> EventLoop:
        loop = self._loop
        if loop is not None:
            return loop
        if self._state == CLOSED:
            raise RuntimeError("Runner is closed")
        factory = self._factory
        if factory is None:
            loop = EventLoop()
            set_event_loop(loop)
        else:
            loop = factory()
        if self._debug is not None:
            loop.set_debug(self._debug)
        self._loop = loop
        self._state = INITIALIZED
        return loop


def run(main: Coroutine[object, object, T], *, debug: bool | None = None) -> T:
    """Runs the coroutine on a new loop, then cancels what it has left behind; its result."""
    if running_scheduler() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    loop = EventLoop()
    set_event_loop(loop)
    if debug is not None:
        loop.set_debug(debug)
    try:
        return loop.run_until_complete(loop.create_task(main))
    finally:
        try:
            cancel_tasks(loop)
            shutdown_generators(loop)
        finally:
            set_event_loop(None)
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
                loop._report("unhandled exception during asyncio.run() shutdown", error, "task", task)


async def wait_all(tasks: list[FutureBase]) -> None:
    for task in tasks:
        if not task.done():
            waiter: Future[None] = Future(task._loop)
            task._when_done(release(waiter))
            await waiter


def release(waiter: Future[None]) -> Callable[[], None]:
    return lambda: release_waiter(waiter)
