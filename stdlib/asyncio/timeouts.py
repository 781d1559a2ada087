"""asyncio.timeout(): cancels the current task when a block takes too long (CPython 3.11)."""

from typing import Final

from asyncio.base_events import get_running_loop
from asyncio.events import NEVER, Handle, nanoseconds
from asyncio.exceptions import CancelledError
from asyncio.futures import FutureBase
from asyncio.tasks import current_task
from runtime.platform import monotonic

CREATED: Final = 0
ENTERED: Final = 1
EXPIRING: Final = 2
EXPIRED: Final = 3
EXITED: Final = 4


class Timeout:
    """An asynchronous context manager that turns its own cancellation into TimeoutError."""

    def __init__(self, when: float | None) -> None:
        self._state = CREATED
        self._when = when               # on the clock of loop.time()
        self._until = NEVER             # the same, as monotonic ns
        self._timer: Handle | None = None
        self._due = NEVER               # when the timer runs, not after _until
        self._task: FutureBase | None = None
        self._cancelling = 0            # requests that were there when the block began

    def when(self) -> float | None:
        """The time of loop.time() at which it is over; None for never."""
        return self._when

    def expired(self) -> bool:
        """Whether its time was over before its block ended."""
        return self._state == EXPIRING or self._state == EXPIRED

    def reschedule(self, when: float | None) -> None:
        """Moves the deadline."""
        if self._state != ENTERED:
            if self._state == CREATED:
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state_name()} Timeout")
        self._when = when
        until = NEVER if when is None else nanoseconds(when)
        self._until = until
        # A deadline that moves on, as for each request on a connection, leaves the timer as it is: that will see.
        if when is None or self._timer is None or until < self._due or until <= monotonic():
            self._cancel_timer()
            if when is not None:
                self._start_timer()

    async def __aenter__(self) -> "Timeout":
        if self._state != CREATED:
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind: object, error: BaseException | None,
                        traceback: object) -> None:
        self._cancel_timer()
        task = self._task
        if self._state == EXPIRING:
            self._state = EXPIRED
            if (task is not None and task.uncancel() <= self._cancelling
                    and isinstance(error, CancelledError)):
                raise TimeoutError from error
        elif self._state == ENTERED:
            self._state = EXITED

    def _start_timer(self) -> None:
        loop = get_running_loop()
        until = self._until
        self._due = until
        expire = self._expire
        self._timer = loop._soon(expire) if until <= monotonic() else loop._at(until, expire)

    def _expire(self) -> None:
        if self._until > monotonic():
            self._start_timer()
            return
        task = self._task
        if task is not None:
            task.cancel()
        self._state = EXPIRING
        self._timer = None

    def _cancel_timer(self) -> None:
        timer = self._timer
        if timer is not None:
            timer.cancel()
            self._timer = None

    def _state_name(self) -> str:
        if self._state == EXPIRING:
            return "expiring"
        return "expired" if self._state == EXPIRED else "finished"


def timeout(delay: float | int | None) -> Timeout:
    """Limits a block to `delay` seconds; None for no limit."""
    if delay is None:
        return Timeout(None)
    return Timeout(get_running_loop().time() + float(delay))


def timeout_at(when: float | int | None) -> Timeout:
    """Limits a block to a time on the clock of loop.time(); None for no limit."""
    if when is None:
        return Timeout(None)
    return Timeout(float(when))
