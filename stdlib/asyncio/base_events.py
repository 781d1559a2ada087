"""The event loop: the scheduler with futures and tasks on top."""

from collections.abc import Coroutine
from typing import TypeVar

from asyncio.events import Scheduler, running_scheduler
from asyncio.futures import Future, report_all_unretrieved
from asyncio.tasks import Task

T = TypeVar("T")


class EventLoop(Scheduler):
    """What asyncio.get_running_loop() returns."""

    def create_future(self) -> Future[T]:
        return Future(self)

    def create_task(self, coro: Coroutine[object, object, T], *,
                    name: str | None = None) -> Task[T]:
        return Task(coro, loop=self, name=name)

    def run_until_complete(self, future: Coroutine[object, object, T] | Future[T]) -> T:
        """Runs the loop until the future is done, and gives its result."""
        self._check_closed()
        if running_scheduler() is not None:
            raise RuntimeError("This event loop is already running")
        task = future if isinstance(future, Future) else self.create_task(future)
        task._when_done(self.stop)
        try:
            self.run_forever()
        except BaseException:
            if task.done() and not task.cancelled():
                task.exception()            # it has come out of run_forever() itself
            raise
        if not task.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return task.result()

    def close(self) -> None:
        super().close()
        report_all_unretrieved()


def get_running_loop() -> EventLoop:
    """The loop that runs the caller; RuntimeError when there is none."""
    loop = running_scheduler()
    if not isinstance(loop, EventLoop):
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop() -> EventLoop:
    """As get_running_loop(): there is no loop that is not running but could be."""
    return get_running_loop()


def new_event_loop() -> EventLoop:
    return EventLoop()
