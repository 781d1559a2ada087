"""Requests to a block device of an image, and the task that waits for each."""

from collections.abc import Callable, Generator

from asyncio.events import Scheduler
from asyncio.futures import CANCELLED, FINISHED, PENDING, FutureBase
from runtime.drivers.block import BlockDevice

ReadPieces = list[tuple[bytearray, int, int]]
WritePieces = list[tuple[bytes | bytearray, int, int]]


class Request(FutureBase):
    """The future of a request's status. One task awaits it; a request is used again when that has its status.

    One that is with the device cannot be called back: a task that is cancelled meanwhile gets its CancelledError when the
    device has let go of the buffers.
    """

    def __init__(self, loop: Scheduler) -> None:
        super().__init__(loop)
        self._status = 0
        self._started = False
        self._waiter: Callable[[], None] | None = None
        self.next: Request | None = None            # of those that wait for room

    def renew(self, loop: Scheduler) -> None:
        """As a new one."""
        self._loop = loop
        self._state = PENDING
        self._started = False

    def start(self, device: BlockDevice) -> int:
        """The driver's number for it, -1 if there is no room."""
        raise NotImplementedError

    def begin(self, device: BlockDevice) -> int:
        """start(), once it is this request's turn."""
        number = self.start(device)
        self._started = number >= 0
        return number

    def end(self, status: int) -> None:
        """It has its status."""
        self._status = status
        self._leave(FINISHED)

    def forget(self) -> None:
        """Nobody waits for it any more."""
        self._waiter = None

    def cancel(self, msg: str | None = None) -> bool:
        if self._started or self._state != PENDING:
            return False
        self._cancel_message = msg
        self._leave(CANCELLED)
        return True

    def __await__(self) -> Generator[object | None, object | None, int]:
        if self._state == PENDING:
            yield self
        if self._state == CANCELLED:
            raise self._cancelled_error()
        return self._status

    def _leave(self, state: int) -> None:
        self._state = state
        waiter = self._waiter
        if waiter is not None:
            self._waiter = None
            self._loop._soon(waiter)

    def _when_done(self, callback: Callable[[], None]) -> None:
        if self._state == PENDING:
            self._waiter = callback
        else:
            self._loop._soon(callback)


class ReadRequest(Request):
    """Into buffer[first:first + length]."""

    def __init__(self, loop: Scheduler) -> None:
        super().__init__(loop)
        self.offset = 0
        self.buffer = bytearray()
        self.first = 0
        self.length = 0
        self.spare: ReadRequest | None = None       # the next of those to be used again

    def start(self, device: BlockDevice) -> int:
        return device.start_read(self.offset, self.buffer, self.first, self.length)


class ScatterRequest(Request):
    def __init__(self, loop: Scheduler, offset: int, pieces: ReadPieces) -> None:
        super().__init__(loop)
        self.offset = offset
        self.pieces = pieces

    def start(self, device: BlockDevice) -> int:
        return device.start_read_into(self.offset, self.pieces)


class WriteRequest(Request):
    """From data[first:first + length]."""

    def __init__(self, loop: Scheduler) -> None:
        super().__init__(loop)
        self.offset = 0
        self.data: bytes | bytearray = b""
        self.first = 0
        self.length = 0
        self.spare: WriteRequest | None = None

    def start(self, device: BlockDevice) -> int:
        return device.start_write(self.offset, self.data, self.first, self.length)


class GatherRequest(Request):
    def __init__(self, loop: Scheduler, offset: int, pieces: WritePieces) -> None:
        super().__init__(loop)
        self.offset = offset
        self.pieces = pieces

    def start(self, device: BlockDevice) -> int:
        return device.start_write_from(self.offset, self.pieces)


class RequestQueue:
    """First in, first out."""

    def __init__(self) -> None:
        self.first: Request | None = None
        self.last: Request | None = None

    def append(self, request: Request) -> None:
        last = self.last
        if last is None:
            self.first = request
        else:
            last.next = request
        self.last = request

    def drop_first(self) -> None:
        first = self.first
        if first is not None:
            self.first = first.next
            first.next = None
            if self.first is None:
                self.last = None


class FlushRequest(Request):
    def start(self, device: BlockDevice) -> int:
        return device.start_flush()


class DiscardRequest(Request):
    def __init__(self, loop: Scheduler, offset: int, length: int) -> None:
        super().__init__(loop)
        self.offset = offset
        self.length = length

    def start(self, device: BlockDevice) -> int:
        return device.start_discard(self.offset, self.length)


def first_of(pieces: ReadPieces, most: int) -> ReadPieces:
    """Takes pieces of `most` bytes together from the front of `pieces`."""
    part: ReadPieces = []
    while len(pieces) != 0 and most > 0:
        buffer, start, length = pieces.pop(0)
        taken = min(length, most)
        part.append((buffer, start, taken))
        most -= taken
        if taken < length:
            pieces.insert(0, (buffer, start + taken, length - taken))
    return part


def first_to_write(pieces: WritePieces, most: int) -> WritePieces:
    """As first_of()."""
    part: WritePieces = []
    while len(pieces) != 0 and most > 0:
        data, start, length = pieces.pop(0)
        taken = min(length, most)
        part.append((data, start, taken))
        most -= taken
        if taken < length:
            pieces.insert(0, (data, start + taken, length - taken))
    return part
