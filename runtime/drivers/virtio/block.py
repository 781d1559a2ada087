"""virtio-blk (virtio 1.2 §5.2): a disk of QEMU.

    -M microvm,acpi=off -global virtio-mmio.force-legacy=false -drive id=d,if=none,format=raw,file=F -device virtio-blk-device,drive=d
    -M q35 -drive id=d,if=none,format=raw,file=F -device virtio-blk-pci,drive=d,disable-legacy=on

One queue. A request is a chain of descriptors: its header, its pieces where they lie in the heap, which does not move
and is mapped one to one, and a byte of status. The number of a request is its first descriptor.

The descriptor table is shared with the device, so which descriptors form a chain is kept here as well.
"""

from typing import Final

import unsafe
from machine import u8, u16, u32, u64
from runtime.drivers.block import EIO, ENOTSUP, MOST_BYTES, PROTOCOL_SECTOR, BlockDevice, Pieces, is_sector_size
from runtime.drivers.virtio.transport import EVENT_IDX, Transport, negotiate, start
from runtime.drivers.virtio.virtqueue import DEVICE_WRITES, NEXT, Virtqueue
from runtime.memory.pages import allocate_pages
from runtime.panic import panic
from unsafe import Array

BLOCK_DEVICE: Final = u32(2)

# Feature bits (§5.2.3).
SIZE_MAX: Final = u64(1 << 1)
SEG_MAX: Final = u64(1 << 2)
RO: Final = u64(1 << 5)
BLK_SIZE: Final = u64(1 << 6)
FLUSH: Final = u64(1 << 9)
DISCARD: Final = u64(1 << 13)

# struct virtio_blk_config (§5.2.4).
CAPACITY: Final = u64(0)
LONGEST_SEGMENT: Final = u64(8)
MOST_SEGMENTS: Final = u64(12)
BLOCK_SIZE: Final = u64(20)
MOST_DISCARD_SECTORS: Final = u64(36)
CONFIGURATION_READS: Final = 100

# Request types (§5.2.6).
READ: Final = u32(0)
WRITE: Final = u32(1)
FLUSH_CACHE: Final = u32(4)
GET_ID: Final = u32(8)
DISCARD_SECTORS: Final = u32(11)

# Status (§5.2.6); the last is ours, for a device that sets none.
OK: Final = u8(0)
UNSUPPORTED: Final = u8(2)
UNSET: Final = u8(0xFF)

# Bytes of a serial number, which a zero byte ends if it is shorter.
SERIAL_BYTES: Final = 20

QUEUE: Final = u16(0)
DESCRIPTORS: Final = u32(128)
# struct virtio_blk_req is 16 bytes before the data; struct virtio_blk_discard_write_zeroes is 16, too.
HEADER_BYTES: Final = u32(16)
SEGMENT_BYTES: Final = u32(16)
SEGMENTS: Final = u64(2048)
# Without SIZE_MAX a segment may have 2**32 - 1 bytes; a power of two keeps it whole sectors.
LONGEST: Final = 1 << 31
# No such descriptor.
NONE: Final = u32(0xFFFFFFFF)


class VirtioBlockDevice(BlockDevice):
    transport: Transport
    queue: Virtqueue
    longest_segment: int  # bytes in a descriptor
    # Descriptor i has the header at headers + 16 * i, the discard segment behind those, the status at statuses + i.
    headers: u64
    statuses: u64
    following: Array[u32]  # per descriptor: the next of its chain, or of the free ones
    last: Array[u32]  # per head: the last descriptor of its chain
    expected: Array[u64]  # per head: bytes that the device has to write, status included; reads only, otherwise 0
    constants: Array[bytes | None]  # per descriptor: the object of its piece, kept alive for the device
    storages: Array[Array[u8] | None]
    first_free: u32
    free_count: int

    def __init__(self, transport: Transport) -> None:
        features = negotiate(transport, SIZE_MAX | SEG_MAX | RO | BLK_SIZE | FLUSH | DISCARD | EVENT_IDX)
        self.transport = transport
        self.queue = Virtqueue(transport, QUEUE, DESCRIPTORS, (features & EVENT_IDX) != 0)
        self.is_read_only = (features & RO) != 0
        self.can_flush = (features & FLUSH) != 0
        self.can_discard = (features & DISCARD) != 0
        self.read_sizes(features)
        self.read_limits(features)
        size = int(self.queue.size)
        self.headers = allocate_pages(u64(1))
        self.statuses = self.queue.rest
        self.following = unsafe.new_array(u32, size)
        self.last = unsafe.new_array(u32, size)
        self.expected = unsafe.new_array(u64, size)
        self.constants = unsafe.new_array(bytes | None, size)
        self.storages = unsafe.new_array(Array[u8] | None, size)
        self.first_free = u32(0)
        self.free_count = size
        index = 0
        while index < size:
            self.following[index] = u32(index + 1) if index + 1 < size else NONE
            index += 1
        self.starting = Pieces(self.most_pieces)
        start(transport)

    def read_sizes(self, features: u64) -> None:
        self.sector_size = PROTOCOL_SECTOR
        if (features & BLK_SIZE) != 0:
            self.sector_size = int(self.configuration32(BLOCK_SIZE))
            if not is_sector_size(self.sector_size):
                panic("virtio block device with an impossible sector size")
        sectors = self.capacity()
        if sectors > u64(MOST_BYTES // PROTOCOL_SECTOR):
            panic("virtio block device of an impossible size")
        self.size = int(sectors) * PROTOCOL_SECTOR & ~(self.sector_size - 1)

    def read_limits(self, features: u64) -> None:
        """How much fits into a request, and into a discard."""
        # Two descriptors are the header and the status. A device that does not say how many it takes takes one more.
        segments = 1
        if (features & SEG_MAX) != 0:
            segments = int(self.configuration32(MOST_SEGMENTS))
        segments = min(segments, int(self.queue.size) - 2)
        self.longest_segment = LONGEST
        if (features & SIZE_MAX) != 0:
            self.longest_segment = min(LONGEST, int(self.configuration32(LONGEST_SEGMENT)))
        if self.longest_segment == LONGEST:
            # No piece is longer, since all of them together are not.
            self.most_pieces = segments
            self.most_bytes = LONGEST
        else:
            # So many pieces of so many bytes never need more than `segments` descriptors, however they are cut.
            self.most_pieces = (segments + 1) // 2
            self.most_bytes = min(LONGEST, (segments - self.most_pieces + 1) * self.longest_segment) & ~(self.sector_size - 1)
        if segments < 1 or self.most_bytes < self.sector_size:
            panic("virtio block device does not take a sector")
        self.most_discarded = 0
        if self.can_discard:
            sectors = int(self.configuration32(MOST_DISCARD_SECTORS))
            self.most_discarded = sectors * PROTOCOL_SECTOR & ~(self.sector_size - 1)

    def capacity(self) -> u64:
        """In units of 512 bytes, read until it stays the same: the device may change it between two bytes."""
        for _ in range(CONFIGURATION_READS):
            low = self.configuration32(CAPACITY)
            high = self.configuration32(CAPACITY + 4)
            if low == self.configuration32(CAPACITY) and high == self.configuration32(CAPACITY + 4):
                return u64(low) | (u64(high) << 32)
        panic("virtio block device whose size does not stay the same")

    def configuration32(self, offset: u64) -> u32:
        value = u32(0)
        index = u64(4)
        while index > 0:
            index = index - 1
            value = (value << 8) | u32(self.transport.configuration8(offset + index))
        return value

    def start_transfer(self, is_write: bool, offset: int) -> int:
        self.check_range(offset, self.starting.total, self.most_bytes)
        return self.start_chain(WRITE if is_write else READ, offset, not is_write)

    def start_serial(self, buffer: bytearray) -> int:
        """Read the serial number into the SERIAL_BYTES bytes of `buffer`; as start_read()."""
        self.starting.clear()
        self.starting.add(buffer, 0, SERIAL_BYTES)
        return self.start_chain(GET_ID, 0, True)

    def start_chain(self, kind: u32, offset: int, is_read: bool) -> int:
        """Header, `self.starting`, status."""
        pieces = self.starting
        needed = 2
        index = 0
        while index < pieces.count:
            needed += self.segments_of(int(pieces.lengths[index]))
            index += 1
        number = -1
        if needed <= self.free_count:
            head = self.take_head(kind, offset)
            previous = head
            index = 0
            while index < pieces.count:
                previous = self.add_piece(previous, index, is_read)
                index += 1
            number = self.finish_chain(head, previous, u64(pieces.total + 1) if is_read else u64(0))
        pieces.clear()
        return number

    def segments_of(self, length: int) -> int:
        return (length + self.longest_segment - 1) // self.longest_segment

    def start_flush(self) -> int:
        self.check_flush()
        if self.free_count < 2:
            return -1
        head = self.take_head(FLUSH_CACHE, 0)
        return self.finish_chain(head, head, u64(0))

    def start_discard(self, offset: int, length: int) -> int:
        self.check_discard(offset, length)
        if self.free_count < 3:
            return -1
        head = self.take_head(DISCARD_SECTORS, 0)
        segment = self.headers + SEGMENTS + u64(head) * u64(SEGMENT_BYTES)
        # struct virtio_blk_discard_write_zeroes: sector, num_sectors, flags
        unsafe.store64(segment, u64(offset // PROTOCOL_SECTOR))
        unsafe.store32(segment + 8, u32(length // PROTOCOL_SECTOR))
        unsafe.store32(segment + 12, u32(0))
        index = self.take_descriptor()
        self.queue.describe(index, segment, SEGMENT_BYTES, NEXT, u16(self.first_free))
        return self.finish_chain(head, index, u64(0))

    def take_head(self, kind: u32, offset: int) -> u32:
        """Begin a chain with its header. There must be enough free descriptors for all of it."""
        head = self.first_free
        self.first_free = self.following[int(head)]
        self.free_count -= 1
        header = self.headers + u64(head) * u64(HEADER_BYTES)
        # struct virtio_blk_req: type, reserved, sector
        unsafe.store32(header, kind)
        unsafe.store32(header + 4, u32(0))
        unsafe.store64(header + 8, u64(offset // PROTOCOL_SECTOR))
        # What comes next in the chain is what is next among the free ones.
        self.queue.describe(head, header, HEADER_BYTES, NEXT, u16(self.first_free))
        return head

    def take_descriptor(self) -> u32:
        """The next descriptor of the chain that is being made."""
        index = self.first_free
        self.first_free = self.following[int(index)]
        self.free_count -= 1
        return index

    def add_piece(self, previous: u32, piece: int, is_read: bool) -> u32:
        """Describe a piece; the last descriptor that it took."""
        address = self.starting.addresses[piece]
        rest = int(self.starting.lengths[piece])
        flags = NEXT | DEVICE_WRITES if is_read else NEXT
        while rest > 0:
            length = min(rest, self.longest_segment)
            previous = self.take_descriptor()
            self.queue.describe(previous, address, u32(length), flags, u16(self.first_free))
            self.constants[int(previous)] = self.starting.constants[piece]
            self.storages[int(previous)] = self.starting.storages[piece]
            address = address + u64(length)
            rest -= length
        return previous

    def finish_chain(self, head: u32, previous: u32, expected: u64) -> int:
        """End a chain with its status and queue it."""
        status = self.statuses + u64(head)
        unsafe.store8(status, UNSET)
        index = self.take_descriptor()
        self.queue.describe(index, status, u32(1), DEVICE_WRITES, u16(0))
        self.last[int(head)] = index
        self.expected[int(head)] = expected
        self.queue.offer(head)
        return int(head)

    def release(self) -> None:
        """Stop the device: it will not touch memory any more, and the object is not to be used."""
        self.transport.set_status(u8(0))

    def submit(self) -> None:
        self.queue.publish()

    def finished(self) -> tuple[int, int] | None:
        if not self.queue.has_used():
            self.queue.publish()
            return None
        # `take` lets only heads through that have been offered.
        head, length = self.queue.take()
        status = unsafe.volatile_load8(self.statuses + u64(head))
        expected = self.expected[int(head)]
        self.free_chain(head)
        if status == UNSUPPORTED:
            return int(head), ENOTSUP
        if status != OK:
            return int(head), EIO
        # §2.7.8.2: what is behind the bytes that it says it wrote cannot be relied on. Some devices do not count the
        # status byte where that is all there is.
        if u64(length) != expected and (expected != 0 or length > 1):
            return int(head), EIO
        return int(head), 0

    def free_chain(self, head: u32) -> None:
        """Let go of the objects, and put the chain before the free descriptors."""
        last = self.last[int(head)]
        index = head
        count = 1
        while index != last:
            self.constants[int(index)] = None
            self.storages[int(index)] = None
            index = self.following[int(index)]
            count += 1
        self.following[int(last)] = self.first_free
        self.first_free = head
        self.free_count += count

    def has_work(self) -> bool:
        return self.queue.has_used()

    def arm(self) -> bool:
        self.queue.publish()
        self.queue.request_interrupt()
        # As in runtime/drivers/virtio/network.py: what interrupts after this is new, and each side has seen the other's.
        self.transport.acknowledge_interrupt()
        self.queue.publish()
        return not self.queue.has_used()

    def disarm(self) -> None:
        self.queue.disarm()
