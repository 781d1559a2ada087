"""TaskGroup: tasks that end together (CPython 3.11)."""

from collections.abc import Coroutine
from typing import TypeVar

from asyncio.base_events import EventLoop, get_running_loop
from asyncio.exceptions import CancelledError
from asyncio.futures import Future, FutureBase, release_waiter
from asyncio.tasks import Task, current_task

T = TypeVar("T")


class TaskGroup:
    """Waits for its tasks at the end of the block; the first that fails has the others cancelled.

    What failed comes out of the block as one ExceptionGroup.
    """

    def __init__(self) -> None:
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop: EventLoop | None = None
        self._parent: FutureBase | None = None
        self._parent_was_cancelled = False              # by this group
        self._tasks: set[FutureBase] = set()
        self._errors: list[BaseException] = []
        self._request: BaseException | None = None      # KeyboardInterrupt or SystemExit: goes before all else
        self._finished: Future[None] | None = None

    def __repr__(self) -> str:
        text = "<TaskGroup"
        if len(self._tasks) > 0:
            text += f" tasks={len(self._tasks)}"
        if len(self._errors) > 0:
            text += f" errors={len(self._errors)}"
        if self._aborting:
            text += " cancelling"
        elif self._entered:
            text += " entered"
        return text + ">"

    async def __aenter__(self) -> "TaskGroup":
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._loop = get_running_loop()
        self._parent = current_task()
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        self._entered = True
        return self

    async def __aexit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        self._exiting = True
        parent = self._parent
        loop = self._loop
        if parent is None or loop is None:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if error is not None and is_request(error) and self._request is None:
            self._request = error
        cancellation = error if isinstance(error, CancelledError) else None
        if self._parent_was_cancelled and parent.uncancel() == 0:
            cancellation = None
        if error is not None and not self._aborting:
            self._abort()
        while len(self._tasks) > 0:
            finished: Future[None] = Future(loop)
            self._finished = finished
            try:
                await finished
            except CancelledError as cancelled:
                if not self._aborting:
                    cancellation = cancelled
                    self._abort()
            self._finished = None
        if self._request is not None:
            raise self._request
        if cancellation is not None and len(self._errors) == 0:
            raise cancellation
        if error is not None and not isinstance(error, CancelledError):
            self._errors.append(error)
        errors = self._errors
        if len(errors) > 0:
            self._errors = []
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", errors) from None

    def create_task(self, coro: Coroutine[object, object, T], *, name: str | None = None) -> Task[T]:
        """Starts a task that the end of the block waits for."""
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and len(self._tasks) == 0:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = Task(coro, loop=self._loop, name=name)
        task._when_done(lambda: self._task_done(task))
        self._tasks.add(task)
        return task

    def _abort(self) -> None:
        self._aborting = True
        for task in self._tasks:
            if not task.done():
                task.cancel()

    def _task_done(self, task: FutureBase) -> None:
        self._tasks.discard(task)
        if self._finished is not None and len(self._tasks) == 0:
            release_waiter(self._finished)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if is_request(error) and self._request is None:
            self._request = error
        parent = self._parent
        if parent is None or parent.done():
            task._loop._report(f"Task {task!r} has errored out but its parent task {parent} is already completed",
                               error, "task", task)
        elif not self._aborting and not self._parent_was_cancelled:
            self._abort()
            self._parent_was_cancelled = True
            parent.cancel()


def is_request(error: BaseException) -> bool:
    """Whether it asks the whole program to end."""
    return isinstance(error, (SystemExit, KeyboardInterrupt))
