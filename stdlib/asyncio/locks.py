"""Event, Lock, Condition and semaphores; wake-ups in CPython 3.11's order."""

from collections.abc import Callable

from asyncio.exceptions import CancelledError
from asyncio.futures import Future


class Event:
    """A flag that tasks can wait for."""

    def __init__(self) -> None:
        self._waiters: list[Future[None]] = []
        self._value = False

    def is_set(self) -> bool:
        """Whether set() was called after the last clear()."""
        return self._value

    def set(self) -> None:
        """Wakes all who wait, and lets through all who come."""
        if not self._value:
            self._value = True
            wake(self._waiters, len(self._waiters))

    def clear(self) -> None:
        """From now on wait() waits again."""
        self._value = False

    async def wait(self) -> bool:
        """Waits until the event is set; True."""
        if not self._value:
            await wait_in(self._waiters)
        return True


class Lock:
    """Held by one task at a time, in the order of asking."""

    def __init__(self) -> None:
        self._waiters: list[Future[None]] = []
        self._locked = False

    def locked(self) -> bool:
        """Whether a task has it."""
        return self._locked

    async def acquire(self) -> bool:
        """Waits for it and takes it; True. Those who wait get it in their order."""
        if self._locked or has_waiter(self._waiters):
            try:
                await wait_in(self._waiters)
            except CancelledError:
                if not self._locked:
                    self._wake_first()
                raise
        self._locked = True
        return True

    def release(self) -> None:
        """Lets go of it; RuntimeError when nobody has it."""
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_first()

    def _wake_first(self) -> None:
        # A first waiter that is done takes the lock, or wakes the next, when its task runs.
        if len(self._waiters) > 0 and not self._waiters[0].done():
            self._waiters[0].set_result(None)

    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(self, kind: object, error: BaseException | None,
                        traceback: object) -> None:
        self.release()


class Condition:
    """A lock, and waiting for news about what it guards."""

    def __init__(self, lock: Lock | None = None) -> None:
        self._lock = Lock() if lock is None else lock
        self._waiters: list[Future[None]] = []

    def locked(self) -> bool:
        """Whether a task has the lock."""
        return self._lock.locked()

    async def acquire(self) -> bool:
        """Waits for the lock and takes it; True."""
        return await self._lock.acquire()

    def release(self) -> None:
        """Lets go of the lock; RuntimeError when nobody has it."""
        self._lock.release()

    async def wait(self) -> bool:
        """Lets go of the lock until notified; holds it again on return, also when cancelled."""
        if not self._lock.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self._lock.release()
        try:
            await wait_in(self._waiters)
            return True
        finally:
            cancelled = False
            while True:
                try:
                    await self._lock.acquire()
                    break
                except CancelledError:
                    cancelled = True
            if cancelled:
                raise CancelledError

    async def wait_for(self, predicate: Callable[[], bool]) -> bool:
        """Waits until `predicate()` is true, asked after each notification."""
        while not predicate():
            await self.wait()
        return True

    def notify(self, n: int = 1) -> None:
        """Wakes `n` of those who wait; RuntimeError without the lock."""
        if not self._lock.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        wake(self._waiters, n)

    def notify_all(self) -> None:
        """Wakes all who wait; RuntimeError without the lock."""
        self.notify(len(self._waiters))

    async def __aenter__(self) -> None:
        await self._lock.acquire()

    async def __aexit__(self, kind: object, error: BaseException | None,
                        traceback: object) -> None:
        self._lock.release()


class Semaphore:
    """Lets `value` tasks in at once."""

    def __init__(self, value: int = 1) -> None:
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters: list[Future[None]] = []
        self._value = value

    def locked(self) -> bool:
        """Whether acquire() would wait."""
        return self._value == 0 or has_waiter(self._waiters)

    async def acquire(self) -> bool:
        """Waits until the counter is above 0 and takes one off; True."""
        if not self.locked():
            self._value -= 1
            return True
        waiter: Future[None] = Future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not waiter.cancelled():          # it was let in already: pass that on
                self._value += 1
                self._wake_next()
            raise
        if self._value > 0:
            self._wake_next()
        return True

    def release(self) -> None:
        """Adds one to the counter and wakes one who waits."""
        self._value += 1
        self._wake_next()

    def _wake_next(self) -> None:
        if wake(self._waiters, 1) > 0:
            self._value -= 1

    async def __aenter__(self) -> None:
        await self.acquire()

    async def __aexit__(self, kind: object, error: BaseException | None,
                        traceback: object) -> None:
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is never released more often than acquired."""

    def __init__(self, value: int = 1) -> None:
        super().__init__(value)
        self._bound_value = value

    def release(self) -> None:
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


async def wait_in(waiters: list[Future[None]]) -> None:
    """Waits at the end of a queue until woken."""
    waiter: Future[None] = Future()
    waiters.append(waiter)
    try:
        await waiter
    finally:
        waiters.remove(waiter)


def wake(waiters: list[Future[None]], count: int) -> int:
    """Wakes the first `count` that are still waiting; how many there were."""
    woken = 0
    for waiter in waiters:
        if woken >= count:
            break
        if not waiter.done():
            woken += 1
            waiter.set_result(None)
    return woken


def has_waiter(waiters: list[Future[None]]) -> bool:
    for waiter in waiters:
        if not waiter.cancelled():
            return True
    return False
