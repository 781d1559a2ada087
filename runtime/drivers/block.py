"""What every block driver promises, whatever its bus: the shape of a device, the checks of a request, its memory.

A request is for whole sectors; its memory may be in several pieces, of any lengths. Drivers move data straight to and
from these pieces or copy them, but never touch other memory.
"""

from typing import Final

import unsafe
from machine import u8, u64
from runtime.panic import panic
from unsafe import Array

# Linux's error numbers: what `finished` gives, and the errno of an OSError.
EIO: Final = 5
EROFS: Final = 30
ENOTSUP: Final = 95

# The unit of both protocols, virtio-blk and blkif; a device's own sectors are as large or larger.
PROTOCOL_SECTOR: Final = 512
MOST_SECTOR_BYTES: Final = 65536
# Devices are believed up to this size in bytes, so that sums of offsets and lengths stay small.
MOST_BYTES: Final = 1 << 60


class Pieces:
    """The memory of one request, in order. Holds on to the objects, so that they live as long as it does."""

    limit: int
    count: int
    total: int  # bytes of all pieces
    addresses: Array[u64]
    lengths: Array[u64]
    constants: Array[bytes | None]  # the object of piece i is one of these two
    storages: Array[Array[u8] | None]

    def __init__(self, limit: int) -> None:
        """None yet, and never more than `limit`."""
        self.limit = limit
        self.count = 0
        self.total = 0
        self.addresses = unsafe.new_array(u64, limit)
        self.lengths = unsafe.new_array(u64, limit)
        self.constants = unsafe.new_array(bytes | None, limit)
        self.storages = unsafe.new_array(Array[u8] | None, limit)

    def clear(self) -> None:
        """Let go of everything."""
        index = 0
        while index < self.count:
            self.constants[index] = None
            self.storages[index] = None
            index += 1
        self.count = 0
        self.total = 0

    def add(self, data: bytes | bytearray, start: int, length: int) -> None:
        """One more piece: data[start:start + length]. ValueError if that is empty or not inside, or one piece too many."""
        if start < 0 or length <= 0 or start > len(data) - length:
            raise ValueError("part of a block request outside of its buffer")
        if self.count == self.limit:
            raise ValueError("block request of too many pieces")
        index = self.count
        if isinstance(data, bytearray):
            # The storage, not the bytearray: one that grows meanwhile takes another, and the device would write into
            # memory that has been freed.
            storage = storage_of(data)
            self.storages[index] = storage
            self.addresses[index] = unsafe.array_data(storage) + u64(start)
        else:
            self.constants[index] = data
            self.addresses[index] = unsafe.tail(data) + u64(start)
        self.lengths[index] = u64(length)
        self.count = index + 1
        self.total += length


class BlockDevice:
    """A disk. Requests are started, go on by themselves, and are finished in any order.

    `start_*` queues a request and returns its number, which no other request under way has, or -1 when the queue is
    full: try after `finished`. The device sees queued requests at the next `submit`, `arm`, or `finished` without
    result. Requests under way may overtake each other: one that must see what another does is started when that
    one has finished. Buffers must be left alone meanwhile; a bytearray that is resized meanwhile may not get the data.

    Raises ValueError, before anything is sent, for offsets and lengths (in bytes) that are not whole sectors, not inside
    of the device, empty, or longer than `most_bytes` or in more than `most_pieces` pieces; OSError EROFS for a change
    of a read-only device, and ENOTSUP for what the device cannot do.

    A device that breaks its protocol so that nothing can be known about buffers any more ends in a panic.
    """

    sector_size: int  # bytes, a power of two, at least 512
    size: int  # bytes, whole sectors
    is_read_only: bool
    can_flush: bool  # if not, what a finished write wrote is durable already
    can_discard: bool
    most_bytes: int  # in one read or write
    most_pieces: int
    most_discarded: int  # bytes in one discard
    starting: Pieces  # of the read or write that is being started

    def start_read(self, offset: int, buffer: bytearray, start: int, length: int) -> int:
        """Read `length` bytes at `offset` of the device into buffer[start:start + length]."""
        self.starting.clear()
        self.starting.add(buffer, start, length)
        return self.start_transfer(False, offset)

    def start_read_into(self, offset: int, pieces: list[tuple[bytearray, int, int]]) -> int:
        """Read into several (buffer, start, length), one after the other."""
        self.starting.clear()
        for buffer, start, length in pieces:
            self.starting.add(buffer, start, length)
        return self.start_transfer(False, offset)

    def start_write(self, offset: int, data: bytes | bytearray, start: int, length: int) -> int:
        """Write data[start:start + length] to `offset` of the device."""
        self.check_writable()
        self.starting.clear()
        self.starting.add(data, start, length)
        return self.start_transfer(True, offset)

    def start_write_from(self, offset: int, pieces: list[tuple[bytes | bytearray, int, int]]) -> int:
        """Write several (data, start, length), one after the other."""
        self.check_writable()
        self.starting.clear()
        for data, start, length in pieces:
            self.starting.add(data, start, length)
        return self.start_transfer(True, offset)

    def start_transfer(self, is_write: bool, offset: int) -> int:
        """Write or read `starting`, which is cleared when it has been queued."""
        raise NotImplementedError

    def start_flush(self) -> int:
        """Make durable what finished writes wrote."""
        raise NotImplementedError

    def start_discard(self, offset: int, length: int) -> int:
        """Say that the content of these bytes is not needed any more; they may read as anything afterwards."""
        raise NotImplementedError

    def submit(self) -> None:
        """Let the device see what has been queued."""
        raise NotImplementedError

    def finished(self) -> tuple[int, int] | None:
        """A request that has finished: its number, and 0, EIO or ENOTSUP. None if there is none.

        After EIO the buffers of a read hold anything, and so do the sectors of a write.
        """
        raise NotImplementedError

    def has_work(self) -> bool:
        """Whether `finished` may have something."""
        raise NotImplementedError

    def arm(self) -> bool:
        """To be called before waiting for an interrupt: True if it is safe to wait, False if there is work already."""
        raise NotImplementedError

    def disarm(self) -> None:
        """To be called after waiting."""
        raise NotImplementedError

    def check_range(self, offset: int, length: int, most: int) -> None:
        """ValueError if these are not whole sectors of the device, or more than `most` bytes of them."""
        mask = self.sector_size - 1
        if (offset | length) & mask != 0:
            raise ValueError("block request that is not of whole sectors")
        if offset < 0 or length <= 0 or length > self.size or offset > self.size - length:
            raise ValueError("block request outside of the device")
        if length > most:
            raise ValueError("block request of more bytes than the device takes")

    def check_writable(self) -> None:
        if self.is_read_only:
            raise OSError(EROFS, "the block device is read-only")

    def check_flush(self) -> None:
        if not self.can_flush:
            raise OSError(ENOTSUP, "the block device has nothing to flush")

    def check_discard(self, offset: int, length: int) -> None:
        self.check_writable()
        if not self.can_discard:
            raise OSError(ENOTSUP, "the block device does not discard")
        self.check_range(offset, length, self.most_discarded)


def is_sector_size(size: int) -> bool:
    return PROTOCOL_SECTOR <= size <= MOST_SECTOR_BYTES and size & (size - 1) == 0


def storage_of(buffer: bytearray) -> Array[u8]:
    """The object with the bytes of `buffer`."""
    return buffer.data


def frozen(buffer: bytearray) -> bytes:
    """The bytes of `buffer` without a copy. It must be as long as it was made, and nobody uses it any more."""
    if len(buffer) != len(buffer.data):
        return bytes(buffer)
    # An array of bytes and a bytes object have the same layout: header, length, bytes. Neither has pointers.
    address = unsafe.address(buffer.data)
    unsafe.store64(address, unsafe.descriptor(bytes))
    return unsafe.object_at(bytes, address)


class BlockRequirement:
    """A device of the manifest: `[block] NAME = "read" or "write", SIZE`."""

    name: str
    is_written: bool
    size: int  # bytes that it has at least

    def __init__(self, text: str) -> None:
        """As the compiler writes it into image.BLOCKS: name, access and size, with colons between them."""
        end = text.index(":")
        last = text.rindex(":")
        self.name = text[:end]
        self.is_written = text[end + 1:last] == "write"
        self.size = 0
        for digit in text[last + 1:]:
            self.size = self.size * 10 + ord(digit) - 48

    def check(self, device: BlockDevice | None) -> BlockDevice:
        """Panics unless the device will do."""
        if device is None:
            panic("no block device '" + self.name + "': attach one, with `unic run` --block " + self.name + "=FILE")
        if self.is_written and device.is_read_only:
            panic("block device '" + self.name + "' is read-only, and the image is to write to it")
        if device.size < self.size:
            panic("block device '" + self.name + "' has " + str(device.size) + " bytes and needs " + str(self.size))
        return device
