"""Waiting for time and for futures: sleep, wait_for, wait, as_completed, shield (CPython 3.11)."""

from collections.abc import Callable, Coroutine, Generator, Iterable, Iterator
from typing import Final, TypeVar

from asyncio.events import TimerHandle, nanoseconds, running_loop, running_scheduler
from asyncio.exceptions import CancelledError
from asyncio.futures import Future, FutureBase, release_waiter
from asyncio.queues import Queue
from asyncio.tasks import ensure_future

T = TypeVar("T")
F = TypeVar("F", bound=FutureBase)

ALL_COMPLETED: Final = "ALL_COMPLETED"
FIRST_COMPLETED: Final = "FIRST_COMPLETED"
FIRST_EXCEPTION: Final = "FIRST_EXCEPTION"


class NextTurn:
    """Waits for one turn of the loop."""

    def __await__(self) -> Generator[object | None, object | None, None]:
        yield None


async def sleep(delay: float | int) -> None:
    """Waits `delay` seconds; one turn of the loop when that is not positive."""
    interval = nanoseconds(delay)
    if interval <= 0:
        await NextTurn()
        return
    loop = running_loop()
    waiter: Future[None] = Future(loop)
    timer = loop._after(interval, lambda: release_waiter(waiter))
    try:
        await waiter
    finally:
        timer.cancel()


async def _sleep_2(delay: float | int, result: T) -> T:
    """sleep() with a result of one's own."""
    await sleep(delay)
    return result


async def wait_for(fut: Coroutine[object, object, T] | Future[T],
                   timeout: float | int | None) -> T:
    """Its result, or TimeoutError after `timeout` seconds, once its cancellation has ended."""
    if timeout is None:
        if isinstance(fut, Future):
            return await fut
        return await fut
    inner = ensure_future(fut)
    interval = nanoseconds(timeout)
    if interval <= 0:
        if inner.done():
            return inner.result()
        await cancel_and_wait(inner)
        return result_or_timeout(inner)
    loop = inner._loop
    waiter: Future[None] = Future(loop)
    timer = loop._after(interval, lambda: release_waiter(waiter))
    inner._when_done(lambda: release_waiter(waiter))
    try:
        try:
            await waiter
        except CancelledError:
            if inner.done():
                return inner.result()
            await cancel_and_wait(inner)
            raise
        if inner.done():
            return inner.result()
        await cancel_and_wait(inner)
        return result_or_timeout(inner)
    finally:
        timer.cancel()


async def cancel_and_wait(future: FutureBase) -> None:
    """Cancels a future and waits until it is done."""
    waiter: Future[None] = Future(future._loop)
    future._when_done(lambda: release_waiter(waiter))
    future.cancel()
    await waiter


def result_or_timeout(future: Future[T]) -> T:
    try:
        return future.result()
    except CancelledError as error:
        raise TimeoutError() from error


class Watch:
    """Counts down the futures of one wait()."""

    def __init__(self, left: int, return_when: str, waiter: Future[None], timer: TimerHandle | None) -> None:
        self.left = left
        self.return_when = return_when
        self.waiter = waiter
        self.timer = timer

    def callback(self, future: FutureBase) -> Callable[[], None]:
        return lambda: self.done(future)

    def done(self, future: FutureBase) -> None:
        self.left -= 1
        if self.left <= 0 or self.return_when == FIRST_COMPLETED or (
                self.return_when == FIRST_EXCEPTION and not future.cancelled() and future.exception() is not None):
            if self.timer is not None:
                self.timer.cancel()
            release_waiter(self.waiter)


async def wait(fs: Iterable[F], *, timeout: float | int | None = None,
               return_when: str = ALL_COMPLETED) -> tuple[set[F], set[F]]:
    """(done, pending) once all, or the first, or the first that fails is done, or the time is over. Cancels nothing."""
    futures: set[F] = set(fs)
    if len(futures) == 0:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when != ALL_COMPLETED and return_when != FIRST_COMPLETED and return_when != FIRST_EXCEPTION:
        raise ValueError(f"Invalid return_when value: {return_when}")
    loop = running_loop()
    waiter: Future[None] = Future(loop)
    timer: TimerHandle | None = None
    if timeout is not None:
        timer = loop._after(nanoseconds(timeout), lambda: release_waiter(waiter))
    watch = Watch(len(futures), return_when, waiter, timer)
    watched: list[tuple[F, Callable[[], None]]] = []
    for future in futures:
        callback = watch.callback(future)
        watched.append((future, callback))
        future._when_done(callback)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future, callback in watched:
            future._forget(callback)
    done: set[F] = set()
    pending: set[F] = set()
    for future in futures:
        if future.done():
            done.add(future)
        else:
            pending.add(future)
    return done, pending


def as_completed(fs: Iterable[Coroutine[object, object, T] | Future[T]], *,
                 timeout: float | int | None = None) -> Iterator[Coroutine[object, object, T]]:
    """Coroutines that give the results in the order in which they come; TimeoutError when the time is over."""
    done: Queue[Future[T] | None] = Queue()
    todo: set[Future[T]] = set()
    for item in fs:
        todo.add(ensure_future(item))
    timers: list[TimerHandle] = []      # that of the timeout, when there is one

    def complete(future: Future[T]) -> None:
        if len(todo) > 0:               # else the timeout was first
            todo.remove(future)
            done.put_nowait(future)
            if len(todo) == 0:
                for timer in timers:
                    timer.cancel()

    def expire() -> None:
        for _ in todo:
            done.put_nowait(None)
        todo.clear()

    for future in todo:
        future._when_done(completer(complete, future))
    count = len(todo)
    loop = running_scheduler()
    if count > 0 and timeout is not None and loop is not None:
        timers.append(loop._after(nanoseconds(timeout), expire))
    for _ in range(count):
        yield next_completed(done)


def completer(complete: Callable[[Future[T]], None], future: Future[T]) -> Callable[[], None]:
    return lambda: complete(future)


async def next_completed(done: Queue[Future[T] | None]) -> T:
    future = await done.get()
    if future is None:
        raise TimeoutError
    return future.result()


def shield(arg: Coroutine[object, object, T] | Future[T]) -> Future[T]:
    """A future of the same result; cancelling it leaves the original running."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer: Future[T] = Future(inner._loop)

    def copy_result() -> None:
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
            return
        error = inner.exception()
        if error is not None:
            outer.set_exception(error)
        else:
            outer.set_result(inner.result())

    def leave() -> None:
        if not inner.done():
            inner._forget(copy_result)

    inner._when_done(copy_result)
    outer._when_done(leave)
    return outer
