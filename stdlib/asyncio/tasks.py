"""Tasks: coroutines driven by the event loop. CPython 3.11's scheduling order and cancellation.

`TaskState` is all of a task that does not depend on its result's type; `Task[T]` adds the
coroutine and the result.
"""

from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Generic, TypeVar

from asyncio.events import Scheduler, running_loop, running_scheduler
from asyncio.exceptions import CancelledError
from asyncio.futures import Future, FutureBase

T = TypeVar("T")
R = TypeVar("R")


class TaskState:
    """The state of the task `owner`, and its place in the list of tasks that are not done."""

    def __init__(self, owner: FutureBase, name: str) -> None:
        self.owner = owner
        self.name = name
        self.must_cancel = False                    # throw CancelledError at the next step
        self.cancel_message: str | None = None
        self.cancel_requests = 0
        self.waiter: FutureBase | None = None       # what the coroutine waits for
        self.yielded: object | None = None
        self.error: BaseException | None = None     # to throw at the next step
        self.previous: TaskState | None = None
        self.next: TaskState | None = None
        link(self)

    def cancel(self, message: str | None) -> bool:
        if self.owner.done():
            return False
        self.cancel_requests += 1
        waiter = self.waiter
        if waiter is not None and waiter.cancel(message):
            return True
        self.must_cancel = True
        self.cancel_message = message
        return True

    def uncancel(self) -> int:
        if self.cancel_requests > 0:
            self.cancel_requests -= 1
        return self.cancel_requests

    def step(self) -> None:
        """Runs the coroutine up to its next wait."""
        owner = self.owner
        error = self.error
        self.error = None
        waiter = self.waiter
        if waiter is not None:
            waiter._exception_retrieved = True      # whatever the coroutine gets to see
        if self.must_cancel:
            self.must_cancel = False
            if waiter is not None and waiter.cancelled():
                pass                        # an earlier request: its error is what the coroutine gets
            elif self.cancel_message is None:
                error = CancelledError()
            else:
                error = CancelledError(self.cancel_message)
        self.waiter = None
        waits = False
        set_current(owner)
        try:
            waits = owner._resume(error)
        except CancelledError as cancelled:
            owner._exception = cancelled
            FutureBase.cancel(owner)
        except (KeyboardInterrupt, SystemExit) as request:
            owner._fail(request)
            raise
        except BaseException as failure:
            owner._fail(failure)
        finally:
            set_current(None)
            if not waits:
                unlink(self)
        if waits:
            self.wait()

    def wait(self) -> None:
        """Has the next step follow what the coroutine yielded."""
        yielded = self.yielded
        self.yielded = None
        if yielded is None:
            self.owner._loop._soon(self.step)
        elif isinstance(yielded, FutureBase):
            if yielded is self.owner:
                self.error = RuntimeError("Task cannot await on itself")
                self.owner._loop._soon(self.step)
                return
            yielded._when_done(self.step)
            self.waiter = yielded
            if self.must_cancel and yielded.cancel(self.cancel_message):
                self.must_cancel = False
        else:
            self.error = RuntimeError(f"Task got bad yield: {yielded!r}")
            self.owner._loop._soon(self.step)


class Task(Future[T], Generic[T]):
    """A coroutine that runs on its own, and the future of its result."""

    def __init__(self, coro: Coroutine[object, object, T], *, loop: Scheduler | None = None,
                 name: str | None = None) -> None:
        super().__init__(loop)
        self._coro = coro
        self._task = TaskState(self, next_name() if name is None else name)
        self._loop._soon(self._task.step)

    def cancel(self, msg: str | None = None) -> bool:
        """Has CancelledError raised in the coroutine; False when it is done."""
        return self._task.cancel(msg)

    def cancelling(self) -> int:
        """How often cancel() was called, less the calls of uncancel()."""
        return self._task.cancel_requests

    def uncancel(self) -> int:
        """Takes one call of cancel() back, never more than there were; how many are left."""
        return self._task.uncancel()

    def get_name(self) -> str:
        """The name of set_name(), else one with a number."""
        return self._task.name

    def set_name(self, value: object) -> None:
        """Gives it a name, for people."""
        self._task.name = str(value)

    def get_coro(self) -> Coroutine[object, object, T]:
        """The coroutine that it runs."""
        return self._coro

    def set_result(self, result: T) -> None:
        """RuntimeError: a task has the result of its coroutine."""
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception: BaseException) -> None:
        """RuntimeError: a task has the exception of its coroutine."""
        raise RuntimeError("Task does not support set_exception operation")

    def _description(self) -> str:
        return "Task"

    def _resume(self, error: BaseException | None) -> bool:
        coro = self._coro
        waits = coro.step() if error is None else coro.throw_step(error)
        if waits:
            self._task.yielded = coro.yielded
            return True
        if self._task.must_cancel:              # cancelled by itself, with no wait since
            FutureBase.cancel(self, self._task.cancel_message)
        else:
            self._succeed(coro.returned)
        return False


_tasks: TaskState | None = None                 # those not done, the newest first
_current: FutureBase | None = None
_names = 0


def link(task: TaskState) -> None:
    global _tasks
    newest = _tasks
    task.next = newest
    if newest is not None:
        newest.previous = task
    _tasks = task


def unlink(task: TaskState) -> None:
    global _tasks
    newer = task.previous
    older = task.next
    if newer is None:
        _tasks = older
    else:
        newer.next = older
    if older is not None:
        older.previous = newer


def set_current(task: FutureBase | None) -> None:
    global _current
    _current = task


def next_name() -> str:
    global _names
    _names += 1
    return f"Task-{_names}"


def current_task(loop: Scheduler | None = None) -> FutureBase | None:
    """The task that is running."""
    running = running_scheduler()
    if loop is not None:
        return _current if loop is running else None
    if running is None:
        raise RuntimeError("no running event loop")
    return _current


def all_tasks(loop: Scheduler | None = None) -> set[FutureBase]:
    """The tasks of a loop that are not done; those of the running loop for None."""
    if loop is None:
        loop = running_loop()
    return set(unfinished_tasks(loop))


def unfinished_tasks(loop: Scheduler) -> list[FutureBase]:
    """The tasks of a loop that are not done, in the order they were created."""
    found: list[FutureBase] = []
    task = _tasks
    while task is not None:
        if task.owner._loop is loop:
            found.append(task.owner)
        task = task.next
    found.reverse()
    return found


def create_task(coro: Coroutine[object, object, T], *, name: str | None = None) -> Task[T]:
    """Has the coroutine run on its own, from the next turn of the loop."""
    return Task(coro, name=name)


def ensure_future(coro_or_future: Coroutine[object, object, T] | Future[T], *,
                  loop: Scheduler | None = None) -> Future[T]:
    """The future itself, or a new task for a coroutine."""
    if isinstance(coro_or_future, Future):
        return coro_or_future
    return Task(coro_or_future, loop=loop)


class Gathering(Future[R], Generic[R]):
    """What `collect` makes of several futures when all are done; cancelling it cancels them.

    settle: wait for all whatever becomes of them, instead of failing with the first that fails.
    """

    def __init__(self, children: list[FutureBase], collect: Callable[[], R], settle: bool, loop: Scheduler) -> None:
        super().__init__(loop)
        self._children = children
        self._collect = collect
        self._settle = settle
        self._left = len(children)
        self._cancel_requested = False
        for child in children:
            child._when_done(self._watcher(child))

    def _watcher(self, child: FutureBase) -> Callable[[], None]:
        return lambda: self._child_done(child)

    def cancel(self, msg: str | None = None) -> bool:
        if self.done():
            return False
        for child in self._children:
            if child.cancel(msg):
                self._cancel_requested = True
        return self._cancel_requested

    def _child_done(self, child: FutureBase) -> None:
        self._left -= 1
        error = outcome_error(child)
        if self.done():
            return
        if error is not None and not self._settle:
            self.set_exception(error)
        elif self._left == 0:
            if self._cancel_requested:
                self.set_exception(child._cancelled_error())
            else:
                self.set_result(self._collect())


def outcome_error(future: FutureBase) -> BaseException | None:
    """What a future that is done failed with, its cancellation included."""
    if future.cancelled():
        return future._cancelled_error()
    return future.exception()


def outcome(future: Future[T]) -> T | BaseException:
    """The result of a future that is done, or what it failed with."""
    if future.cancelled():
        # As CPython's gather has it, whatever the coroutine ended with.
        message = future._cancel_message
        return CancelledError("" if message is None else message)
    error = future.exception()
    return future.result() if error is None else error


async def _awaiting(awaitable: Awaitable[T]) -> T:
    return await awaitable


def coroutines_of(awaitables: Iterable[Awaitable[T]]) -> list[Coroutine[object, object, T]]:
    """What the compiler passes to gather() for a starred iterable of awaitables of unknown kinds."""
    return [_awaiting(awaitable) for awaitable in awaitables]


def gather(*coros_or_futures: Coroutine[object, object, T] | Future[T]) -> Future[list[T]]:
    """The list of all results, in the order of the arguments, or the first exception, which leaves the others running.

    Results may have several types; with return_exceptions=True exceptions stand among them.
    """
    # Calls with results of several types, and with return_exceptions, the compiler turns into gather_futures().
    children: list[Future[T]] = [ensure_future(item) for item in coros_or_futures]
    watched: list[FutureBase] = [child for child in children]
    return gather_futures(watched, lambda: [child.result() for child in children], False)


def gather_settled(*coros_or_futures: Coroutine[object, object, T] | Future[T]) -> Future[list[T | BaseException]]:
    """gather(return_exceptions=True): the list of all results and exceptions."""
    children: list[Future[T]] = [ensure_future(item) for item in coros_or_futures]
    watched: list[FutureBase] = [child for child in children]
    return gather_futures(watched, lambda: [outcome(child) for child in children], True)


def gather_futures(children: list[FutureBase], collect: Callable[[], R], settle: bool) -> Future[R]:
    """A future of what `collect` gives when the children are done."""
    loop = running_loop()
    outer: Gathering[R] = Gathering(children, collect, settle, loop)
    if len(children) == 0:
        outer.set_result(collect())
    return outer
