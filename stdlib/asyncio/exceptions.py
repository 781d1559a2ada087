"""The exceptions of asyncio; TimeoutError is the built-in one, as since Python 3.11."""


class CancelledError(BaseException):
    """The task or future was cancelled."""


class InvalidStateError(Exception):
    """The operation is not allowed in this state of the future."""


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted or reset."""


class IncompleteReadError(EOFError):
    """The stream ended first: `partial` is what came before, `expected` the number asked for."""

    def __init__(self, partial: bytes, expected: int | None) -> None:
        total = "undefined" if expected is None else str(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {total} expected bytes")
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    """No separator within the buffer limit: `consumed` bytes can be read without finding it."""

    def __init__(self, message: str, consumed: int) -> None:
        super().__init__(message)
        self.consumed = consumed


class QueueEmpty(Exception):
    """get_nowait() of an empty queue."""


class QueueFull(Exception):
    """put_nowait() to a full queue."""
