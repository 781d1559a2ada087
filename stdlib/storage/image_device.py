"""Block devices of an image: requests of the platform's driver, and who waits for them."""

from collections import deque
from errno import EIO, ENODEV

from asyncio.events import NEVER, EventSource, Scheduler, running_loop
from asyncio.futures import Future, release_waiter
from runtime.block_devices import block_device
from runtime.drivers.block import BlockDevice
from runtime.platform import wait

ReadPieces = list[tuple[bytearray, int, int]]
WritePieces = list[tuple[bytes | bytearray, int, int]]


class Device(EventSource):
    """A disk. Offsets and lengths are bytes, whole sectors inside of the device: ValueError otherwise. OSError: EROFS for a change
    of a read-only device, ENOTSUP for what the device cannot do, EIO when it failed; it is unknown then what a buffer, or the
    sectors of a write, hold.

    What is awaited at the same time is done in any order. Buffers must be left alone until then, also by whoever cancels.
    """

    def __init__(self, name: str, device: BlockDevice) -> None:
        self.name = name
        self.size = device.size                     # bytes
        self.sector_size = device.sector_size       # bytes
        self.read_only = device.is_read_only
        self._device = device
        self._longest = device.most_bytes & ~(device.sector_size - 1)
        self._waiters: dict[int, Future[None]] = {}         # by request
        self._for_room: deque[Future[None]] = deque()       # the driver's queue was full
        self._loop: Scheduler | None = None
        self._now = -1                              # the request of read_now(), and its status
        self._now_status = 0

    async def read(self, offset: int, length: int) -> bytes:
        buffer = bytearray(length)
        await self.read_into(offset, buffer)
        return bytes(buffer)

    async def read_into(self, offset: int, *buffers: bytearray) -> None:
        """Fills the buffers, one after the other."""
        total = sum([len(buffer) for buffer in buffers])
        self._check(offset, total)
        if len(buffers) > self._device.most_pieces:
            joined = bytearray(total)
            await self.read_into(offset, joined)
            at = 0
            for buffer in buffers:
                buffer[:] = joined[at:at + len(buffer)]
                at += len(buffer)
            return
        pieces = [(buffer, 0, len(buffer)) for buffer in buffers if len(buffer) != 0]
        under_way: list[Future[None]] = []
        while len(pieces) != 0:
            part = first_of(pieces, self._longest)
            number = self._device.start_read_into(offset, part)
            while number < 0:
                await self._room()
                number = self._device.start_read_into(offset, part)
            under_way.append(self._started(number))
            offset += sum([length for _, _, length in part])
        await finish(under_way)

    async def write(self, offset: int, *data: bytes | bytearray) -> None:
        """Writes all of `data`, one after the other; durable after a flush()."""
        total = sum([len(piece) for piece in data])
        self._check(offset, total)
        self._device.check_writable()
        if len(data) > self._device.most_pieces:
            joined = bytearray()
            for piece in data:
                joined += piece
            await self.write(offset, joined)
            return
        pieces = [(piece, 0, len(piece)) for piece in data if len(piece) != 0]
        under_way: list[Future[None]] = []
        while len(pieces) != 0:
            part = first_to_write(pieces, self._longest)
            number = self._device.start_write_from(offset, part)
            while number < 0:
                await self._room()
                number = self._device.start_write_from(offset, part)
            under_way.append(self._started(number))
            offset += sum([length for _, _, length in part])
        await finish(under_way)

    async def flush(self) -> None:
        """Makes durable what writes that have ended wrote."""
        if self._device.can_flush:
            number = self._device.start_flush()
            while number < 0:
                await self._room()
                number = self._device.start_flush()
            await self._started(number)

    async def discard(self, offset: int, length: int) -> None:
        """The content of these bytes is not needed any more: they may read as anything from now on."""
        self._check(offset, length)
        most = self._device.most_discarded & ~(self.sector_size - 1)
        while length != 0:
            part = min(length, most) if most != 0 else length
            number = self._device.start_discard(offset, part)
            while number < 0:
                await self._room()
                number = self._device.start_discard(offset, part)
            await self._started(number)
            offset += part
            length -= part

    def read_now(self, offset: int, length: int) -> bytes:
        """read() without an event loop: nothing else happens until the bytes are there."""
        self._check(offset, length)
        buffer = bytearray(length)
        at = 0
        while at < length:
            part = min(length - at, self._longest)
            number = self._device.start_read(offset + at, buffer, at, part)
            if number < 0:
                self._wait()
                continue
            self._now = number
            while self._now >= 0:
                self._wait()
            if self._now_status != 0:
                raise failure(self._now_status)
            at += part
        return bytes(buffer)

    def _check(self, offset: int, length: int) -> None:
        if (offset | length) % self.sector_size != 0:
            raise ValueError(f"offset and length must be multiples of the sector size {self.sector_size}")
        if offset < 0 or length < 0 or offset + length > self.size:
            raise ValueError(f"bytes {offset} to {offset + length} are not inside of the device, which has {self.size}")

    def _started(self, number: int) -> Future[None]:
        loop = running_loop()
        if self._loop is not loop:
            self._loop = loop
            loop._listen_to(self)
        waiter: Future[None] = Future(loop)
        self._waiters[number] = waiter
        return waiter

    async def _room(self) -> None:
        """Waits until a request has ended."""
        waiter: Future[None] = Future(running_loop())
        self._for_room.append(waiter)
        await waiter

    def _wait(self) -> None:
        if not self._take_finished():
            if self._device.arm():
                wait(NEVER)
            self._device.disarm()

    def _take_finished(self) -> bool:
        """Tells those who wait; whether there was anything."""
        found = False
        result = self._device.finished()
        while result is not None:
            found = True
            number, status = result
            if number == self._now:
                self._now = -1
                self._now_status = status
            elif number in self._waiters:
                waiter = self._waiters.pop(number)
                if not waiter.done():
                    if status == 0:
                        waiter.set_result(None)
                    else:
                        waiter.set_exception(failure(status))
            if len(self._for_room) != 0:
                release_waiter(self._for_room.popleft())
            result = self._device.finished()
        return found

    # The event source:

    def poll(self, now: int) -> int:
        self._take_finished()
        return NEVER

    def arm(self) -> bool:
        return self._device.arm()

    def disarm(self) -> None:
        self._device.disarm()

    def abandon(self) -> None:
        self._loop = None
        self._waiters.clear()
        self._for_room.clear()


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


async def finish(under_way: list[Future[None]]) -> None:
    """Waits for all, then tells of the first that failed."""
    error: OSError | None = None
    for waiter in under_way:
        try:
            await waiter
        except OSError as failed:
            if error is None:
                error = failed
    if error is not None:
        raise error


def failure(status: int) -> OSError:
    if status == EIO:
        return OSError(status, "Input/output error")
    return OSError(status, "Operation not supported")


_devices: dict[str, Device] = {}


def open_device(name: str) -> Device:
    """The device of that name, the same each time. Raises OSError ENODEV for a name that unic.toml's [block] does not have."""
    if name in _devices:
        return _devices[name]
    device = block_device(name)
    if device is None:
        raise OSError(ENODEV, "unic.toml names no block device '" + name + "'")
    _devices[name] = Device(name, device)
    return _devices[name]
