"""Block devices of an image: requests of the platform's driver, their order, and what becomes of them."""

from collections.abc import Sequence
from errno import EIO, ENODEV
from typing import Final

from asyncio.events import NEVER, EventSource, Scheduler, running_loop
from asyncio.exceptions import CancelledError
from runtime.block_devices import block_device
from runtime.drivers.block import BlockDevice, frozen
from runtime.platform import monotonic, wait
from storage.image_requests import (
    DiscardRequest, FlushRequest, GatherRequest, ReadRequest, Request, RequestQueue, ScatterRequest, WriteRequest, first_of,
    first_to_write,
)

# A device that has requests and ends none of them for so many nanoseconds does not answer.
PATIENCE: Final = 60_000_000_000
# Status of what it did not answer; the others are error numbers.
UNANSWERED: Final = -1


class Device(EventSource):
    """A disk. Offsets and lengths are bytes, whole sectors inside of the device: ValueError otherwise. OSError: EROFS for a change
    of a read-only device, ENOTSUP for what the device cannot do, EIO when it failed; it is unknown then what a buffer, or the
    sectors of a write, hold.

    What is awaited at the same time is done in any order. Buffers must be left alone until then. A request that is with the device
    cannot be called back: its task, when it is cancelled, goes on when the request has ended.

    A device that ends no request for a minute has failed: EIO for all that wait, and for all that follow until it has answered
    what it was asked; the buffers of those requests must not be used again.
    """

    def __init__(self, name: str, device: BlockDevice) -> None:
        self.name = name
        self.size = device.size                     # bytes
        self.sector_size = device.sector_size       # bytes
        self.read_only = device.is_read_only
        self._device = device
        self._longest = device.most_bytes & ~(device.sector_size - 1)
        self._under_way: list[Request | None] = []  # by the driver's number
        self._awaited = 0                           # how many of these are not None
        self._for_room = RequestQueue()             # those that found none
        self._reads: ReadRequest | None = None      # to be used again
        self._writes: WriteRequest | None = None
        self._loop: Scheduler | None = None
        self._progress = 0                          # when a request ended; 0 if none has since there were none
        self._unanswered = 0                        # requests that have been given up and are still with the device
        self._now = -1                              # the request of read_now(), and its status
        self._now_status = 0

    async def read(self, offset: int, length: int) -> bytes:
        """`length` bytes from `offset`."""
        self._check(offset, length)
        buffer = bytearray(length)
        if 0 < length <= self._longest:
            request = self._read(offset, buffer, 0, length)
            status = await request
            self._reuse_read(request)
            if status != 0:
                raise failure(status)
        else:
            await finish(self._read_parts(offset, buffer))
        return frozen(buffer)

    async def read_into(self, offset: int, *buffers: bytearray) -> None:
        """Fills the buffers, one after the other."""
        if len(buffers) != 1:
            await self._scatter(offset, buffers)
            return
        buffer = buffers[0]
        length = len(buffer)
        self._check(offset, length)
        if 0 < length <= self._longest:
            request = self._read(offset, buffer, 0, length)
            status = await request
            self._reuse_read(request)
            if status != 0:
                raise failure(status)
        else:
            await finish(self._read_parts(offset, buffer))

    async def _scatter(self, offset: int, buffers: Sequence[bytearray]) -> None:
        total = sum([len(buffer) for buffer in buffers])
        self._check(offset, total)
        if len(buffers) > self._device.most_pieces:
            joined = bytearray(total)
            await finish(self._read_parts(offset, joined))
            at = 0
            for buffer in buffers:
                buffer[:] = joined[at:at + len(buffer)]
                at += len(buffer)
            return
        pieces = [(buffer, 0, len(buffer)) for buffer in buffers if len(buffer) != 0]
        requests: list[Request] = []
        while len(pieces) != 0:
            part = first_of(pieces, self._longest)
            requests.append(self._begin(ScatterRequest(running_loop(), offset, part)))
            offset += sum([length for _, _, length in part])
        await finish(requests)

    async def write(self, offset: int, *data: bytes | bytearray) -> None:
        """Writes all of `data`, one after the other; durable after a flush()."""
        self._device.check_writable()
        if len(data) != 1:
            await self._gather(offset, data)
            return
        whole = data[0]
        length = len(whole)
        self._check(offset, length)
        if 0 < length <= self._longest:
            request = self._write(offset, whole, 0, length)
            status = await request
            self._reuse_write(request)
            if status != 0:
                raise failure(status)
        else:
            await finish(self._write_parts(offset, whole))

    async def _gather(self, offset: int, data: Sequence[bytes | bytearray]) -> None:
        self._check(offset, sum([len(piece) for piece in data]))
        if len(data) > self._device.most_pieces:
            joined = bytearray()
            for piece in data:
                joined += piece
            await finish(self._write_parts(offset, joined))
            return
        pieces = [(piece, 0, len(piece)) for piece in data if len(piece) != 0]
        requests: list[Request] = []
        while len(pieces) != 0:
            part = first_to_write(pieces, self._longest)
            requests.append(self._begin(GatherRequest(running_loop(), offset, part)))
            offset += sum([length for _, _, length in part])
        await finish(requests)

    async def flush(self) -> None:
        """Makes durable what writes that have ended wrote."""
        if self._device.can_flush:
            await finish([self._begin(FlushRequest(running_loop()))])

    async def discard(self, offset: int, length: int) -> None:
        """The content of these bytes is not needed any more: they may read as anything from now on."""
        self._check(offset, length)
        most = self._device.most_discarded & ~(self.sector_size - 1)
        if length != 0:
            self._device.check_discard(offset, min(length, most) if most != 0 else length)
        requests: list[Request] = []
        while length != 0:
            part = min(length, most)
            requests.append(self._begin(DiscardRequest(running_loop(), offset, part)))
            offset += part
            length -= part
        await finish(requests)

    def read_now(self, offset: int, length: int) -> bytes:
        """read() without an event loop: nothing else happens until the bytes are there."""
        self._check(offset, length)
        buffer = bytearray(length)
        at = 0
        while at < length:
            part = min(length - at, self._longest)
            number = -1
            while number < 0:
                if self._unanswered != 0:
                    raise failure(UNANSWERED)
                number = self._device.start_read(offset + at, buffer, at, part)
                if number < 0:
                    self._wait()
            self._now = number
            while self._now >= 0:
                self._wait()
            if self._now_status != 0:
                raise failure(self._now_status)
            at += part
        return frozen(buffer)

    def _check(self, offset: int, length: int) -> None:
        if (offset | length) & (self.sector_size - 1) != 0:
            raise ValueError(f"offset and length must be multiples of the sector size {self.sector_size}")
        if offset < 0 or length < 0 or offset + length > self.size:
            raise ValueError(f"bytes {offset} to {offset + length} are not inside of the device, which has {self.size}")

    def _read(self, offset: int, buffer: bytearray, first: int, length: int) -> ReadRequest:
        loop = running_loop()
        request = self._reads
        if request is None:
            request = ReadRequest(loop)
        else:
            self._reads = request.spare
            request.renew(loop)
        request.offset = offset
        request.buffer = buffer
        request.first = first
        request.length = length
        self._begin(request)
        return request

    def _reuse_read(self, request: ReadRequest) -> None:
        request.spare = self._reads
        self._reads = request

    def _read_parts(self, offset: int, buffer: bytearray) -> list[Request]:
        """As many requests as it takes."""
        requests: list[Request] = []
        for at in range(0, len(buffer), self._longest):
            requests.append(self._read(offset + at, buffer, at, min(self._longest, len(buffer) - at)))
        return requests

    def _write(self, offset: int, data: bytes | bytearray, first: int, length: int) -> WriteRequest:
        loop = running_loop()
        request = self._writes
        if request is None:
            request = WriteRequest(loop)
        else:
            self._writes = request.spare
            request.renew(loop)
        request.offset = offset
        request.data = data
        request.first = first
        request.length = length
        self._begin(request)
        return request

    def _reuse_write(self, request: WriteRequest) -> None:
        request.spare = self._writes
        self._writes = request

    def _write_parts(self, offset: int, data: bytes | bytearray) -> list[Request]:
        requests: list[Request] = []
        for at in range(0, len(data), self._longest):
            requests.append(self._write(offset + at, data, at, min(self._longest, len(data) - at)))
        return requests

    def _begin(self, request: Request) -> Request:
        """Starts it when it is its turn."""
        loop = request._loop
        if self._loop is not loop:
            self._loop = loop
            loop._listen_to(self)
        if self._unanswered != 0:
            request.end(UNANSWERED)
        elif self._for_room.first is not None or not self._start(request):
            self._for_room.append(request)
        return request

    def _start(self, request: Request) -> bool:
        """False if there is no room."""
        try:
            number = request.begin(self._device)
        except (OSError, ValueError):
            # It was checked when it was made; the device has become another since.
            request.end(EIO)
            return True
        if number < 0:
            return False
        while number >= len(self._under_way):
            self._under_way.append(None)
        self._under_way[number] = request
        if self._awaited == 0:
            self._progress = 0
        self._awaited += 1
        return True

    def _start_waiting(self) -> None:
        request = self._for_room.first
        while request is not None:
            if not request.done() and not self._start(request):
                return
            self._for_room.drop_first()
            request = self._for_room.first

    def _wait(self) -> None:
        """Until something has ended, for read_now()."""
        if not self._take_finished():
            deadline = monotonic() + PATIENCE
            while not self._take_finished():
                if monotonic() >= deadline:
                    self._give_up()
                    return
                if self._device.arm():
                    wait(deadline)
                self._device.disarm()

    def _take_finished(self) -> bool:
        """Tells those who wait; whether there was anything."""
        found = False
        result = self._device.finished()
        while result is not None:
            found = True
            number, status = result
            request = self._under_way[number] if number < len(self._under_way) else None
            if request is not None:
                self._under_way[number] = None
                self._awaited -= 1
                request.end(status)
            elif number == self._now:
                self._now = -1
                self._now_status = status
            else:
                self._unanswered -= 1
            self._start_waiting()
            result = self._device.finished()
        return found

    def _give_up(self) -> None:
        """The device does not answer."""
        for number in range(len(self._under_way)):
            request = self._under_way[number]
            if request is not None:
                self._under_way[number] = None
                self._unanswered += 1
                request.end(UNANSWERED)
        self._awaited = 0
        if self._now >= 0:
            self._unanswered += 1
            self._now = -1
            self._now_status = UNANSWERED
        waiting = self._for_room.first
        while waiting is not None:
            if not waiting.done():
                waiting.end(UNANSWERED)
            self._for_room.drop_first()
            waiting = self._for_room.first

    # The event source:

    def poll(self, now: int) -> int:
        if self._take_finished() or self._progress == 0:
            self._progress = now
        if self._awaited == 0:
            return NEVER
        deadline = self._progress + PATIENCE
        if now < deadline:
            return deadline
        self._give_up()
        return NEVER

    def arm(self) -> bool:
        return self._device.arm()

    def disarm(self) -> None:
        self._device.disarm()

    def abandon(self) -> None:
        """The driver keeps the buffers of what is under way; nobody waits for it any more."""
        self._loop = None
        for request in self._under_way:
            if request is not None:
                request.forget()
        self._for_room = RequestQueue()


async def finish(requests: list[Request]) -> None:
    """Waits for all, then tells of the first that failed. Who is cancelled meanwhile goes on when none is with the device any more."""
    status = 0
    cancelled: CancelledError | None = None
    for request in requests:
        try:
            result = await request
            if status == 0:
                status = result
        except CancelledError as error:
            if cancelled is None:
                cancelled = error
            for other in requests:
                other.cancel()
    if cancelled is not None:
        raise cancelled
    if status != 0:
        raise failure(status)


def failure(status: int) -> OSError:
    if status == EIO:
        return OSError(EIO, "Input/output error")
    if status == UNANSWERED:
        return OSError(EIO, "the block device does not answer")
    return OSError(status, "Operation not supported")


_devices: list[Device] = []


def open_device(name: str) -> Device:
    """The device of that name, the same each time. Raises OSError ENODEV for a name that unic.toml's [block] does not have."""
    for known in _devices:
        if known.name == name:
            return known
    device = block_device(name)
    if device is None:
        raise OSError(ENODEV, "unic.toml names no block device '" + name + "'")
    opened = Device(name, device)
    _devices.append(opened)
    return opened
