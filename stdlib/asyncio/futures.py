"""Futures: a result that is not there yet. CPython 3.11's states, callback order and errors.

`FutureBase` is all that does not depend on the result's type, so that there is one copy of it
in an image, and so that the scheduler can hold futures of any type.
"""

from collections.abc import Callable, Generator
from typing import Final, Generic, Self, TypeVar

from asyncio.events import Scheduler, running_loop
from asyncio.exceptions import CancelledError, InvalidStateError

T = TypeVar("T")

PENDING: Final = 0
CANCELLED: Final = 1
FINISHED: Final = 2

# Failed futures whose exception nobody has asked for. CPython reports one when its last
# reference goes; here the oldest is reported when there are more, and all when the loop closes.
UNRETRIEVED_KEPT: Final = 32
_unretrieved: "list[FutureBase]" = []


class FutureBase:
    """A future of any type."""

    def __init__(self, loop: Scheduler | None = None) -> None:
        if loop is None:
            loop = running_loop()
        self._loop: Scheduler = loop
        self._state = PENDING
        self._exception: BaseException | None = None
        self._exception_retrieved = False
        self._cancel_message: str | None = None
        self._callbacks: list[Callable[[], None]] | None = None

    def done(self) -> bool:
        """Whether it has a result or an exception, or was cancelled."""
        return self._state != PENDING

    def cancelled(self) -> bool:
        """Whether it was cancelled; a task is only once its coroutine has ended by CancelledError."""
        return self._state == CANCELLED

    def cancel(self, msg: str | None = None) -> bool:
        """Cancels and schedules the callbacks; False when it was done already."""
        if self._state != PENDING:
            return False
        self._cancel_message = msg
        self._become(CANCELLED)
        return True

    def exception(self) -> BaseException | None:
        """The exception it failed with; raises when it is cancelled or not done."""
        self._check_finished("Exception is not set.")
        self._exception_retrieved = True
        return self._exception

    def set_exception(self, exception: BaseException) -> None:
        """Has it fail; InvalidStateError when it is done."""
        self._fail(exception)

    def get_loop(self) -> Scheduler:
        """The loop that its callbacks run in."""
        return self._loop

    def get_name(self) -> str:
        raise AttributeError("'Future' object has no attribute 'get_name'")

    def set_name(self, value: str) -> None:
        raise AttributeError("'Future' object has no attribute 'set_name'")

    def cancelling(self) -> int:
        raise AttributeError("'Future' object has no attribute 'cancelling'")

    def uncancel(self) -> int:
        raise AttributeError("'Future' object has no attribute 'uncancel'")

    def _resume(self, error: BaseException | None) -> bool:
        """Runs a task's coroutine up to its next wait; False when it has ended."""
        raise NotImplementedError

    def _description(self) -> str:
        return "Future"

    def _fail(self, exception: BaseException) -> None:
        self._check_pending()
        self._exception = exception
        self._become(FINISHED)
        _unretrieved.append(self)
        if len(_unretrieved) > UNRETRIEVED_KEPT:
            kept = [future for future in _unretrieved if not future._exception_retrieved]
            _unretrieved.clear()
            _unretrieved.extend(kept)
            if len(kept) > UNRETRIEVED_KEPT:
                _unretrieved.pop(0)._report_unretrieved()

    def _become(self, state: int) -> None:
        self._state = state
        callbacks = self._callbacks
        if callbacks is not None:
            self._callbacks = None
            for callback in callbacks:
                self._loop._soon(callback)

    def _when_done(self, callback: Callable[[], None]) -> None:
        if self._state != PENDING:
            self._loop._soon(callback)
            return
        callbacks = self._callbacks
        if callbacks is None:
            self._callbacks = [callback]
        else:
            callbacks.append(callback)

    def _forget(self, callback: Callable[[], None]) -> None:
        """Undoes _when_done(), unless it is done."""
        callbacks = self._callbacks
        if callbacks is not None:
            self._callbacks = [other for other in callbacks if other is not callback]

    def _check_pending(self) -> None:
        if self._state != PENDING:
            raise InvalidStateError("invalid state")

    def _check_finished(self, message: str) -> None:
        if self._state == CANCELLED:
            raise self._cancelled_error()
        if self._state == PENDING:
            raise InvalidStateError(message)

    def _cancelled_error(self) -> BaseException:
        error = self._exception
        if error is not None:           # what the task's coroutine ended with: for the first who asks
            self._exception = None
            return error
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def _report_unretrieved(self) -> None:
        error = self._exception
        if error is not None and not self._exception_retrieved:
            self._loop._report(f"{self._description()} exception was never retrieved", error, "future", self)


class Future(FutureBase, Generic[T]):
    """A result of type T that is not there yet."""

    _result: T

    def result(self) -> T:
        """The result; raises the exception it failed with, or when it is cancelled or not done."""
        self._check_finished("Result is not set.")
        self._exception_retrieved = True
        error = self._exception
        if error is not None:
            raise error
        return self._result

    def set_result(self, result: T) -> None:
        """Gives it its result and schedules the callbacks; InvalidStateError when it is done."""
        self._succeed(result)

    def add_done_callback(self, callback: Callable[[Self], object]) -> None:
        """Has `callback(self)` called soon after it is done."""
        def run() -> None:
            callback(self)

        self._when_done(run)

    def __await__(self) -> Generator[object | None, object | None, T]:
        if self._state == PENDING:
            yield self
            if self._state == PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    def _succeed(self, result: T) -> None:
        self._check_pending()
        self._result = result
        self._become(FINISHED)


def report_all_unretrieved() -> None:
    for future in _unretrieved:
        future._report_unretrieved()
    _unretrieved.clear()


def release_waiter(waiter: Future[None]) -> None:
    """Ends the wait of whoever awaits `waiter`."""
    if not waiter.done():
        waiter.set_result(None)
