"""blkfront: a disk by way of another domain's back end (xen/include/public/io/blkif.h).

One ring in one page. Data are copied into and out of a pool of pages that stay granted as long as the back end is
connected ("feature-persistent"): it never sees other memory, and no grant is made or taken back per request. A request of
more than 11 pages describes them in one more page of the pool ("feature-max-indirect-segments").

What a request needs to be sent again is kept here, not in the ring: after a reconnect all that have no answer yet are.
"""

from typing import Final

import unsafe
from machine import u8, u16, u32, u64
from runtime.drivers.block import EIO, ENOTSUP, MOST_BYTES, PROTOCOL_SECTOR, BlockDevice, Pieces, is_sector_size
from runtime.drivers.xen.ring import Ring
from runtime.drivers.xen.xenbus import INITIALISED, Frontend, begin, follow, number_of, take_back
from runtime.drivers.xen.xenstore import Xenstore
from runtime.memory.pages import allocate_pages
from runtime.panic import panic
from runtime.xen.grants import GrantTable
from runtime.xen.hypercalls import notify
from unsafe import Array

PAGE: Final = 4096
PAGE_SHIFT: Final = 12
SECTOR_SHIFT: Final = 9
# sizeof(blkif_request_t) in the ABI of x86_64; a response is shorter. 32 of them fit into a ring.
ENTRY_BYTES: Final = u64(112)
REQUESTS: Final = 32
POOL_PAGES: Final = 64
DIRECT_PAGES: Final = 11
MOST_PAGES: Final = 32
MOST_PIECES: Final = 16

# BLKIF_OP_*
READ: Final = u8(0)
WRITE: Final = u8(1)
FLUSH_CACHE: Final = u8(3)
DISCARD_SECTORS: Final = u8(5)
INDIRECT: Final = u8(6)

# BLKIF_RSP_*
OK: Final = u16(0)
UNSUPPORTED: Final = u16(0xFFFE)

# VDISK_* flags of the back end's "info".
READ_ONLY: Final = 4

# States of a request.
FREE: Final = u8(0)
QUEUED: Final = u8(1)  # there is no back end to send it to
SENT: Final = u8(2)
FAILED: Final = u8(3)  # it cannot be sent


class XenBlockDevice(BlockDevice):
    """The number of a request is its place in the tables here, and its id in the ring.

    Without a back end requests are accepted and wait for the next one. Whoever does not want to wait calls `abandon`.
    """

    path: str  # our folder, like "device/vbd/51712"
    grants: GrantTable
    handle: u16
    # Of memory, kept from one connection to the next:
    ring_page: u64
    pool: u64  # page i of the pool is at pool + 4096 * i
    free_pages: Array[u32]  # stack of the pool's pages that no request has
    free_page_count: int
    free_numbers: Array[u32]  # stack
    free_number_count: int
    # Per request:
    states: Array[u8]
    operations: Array[u8]
    sectors: Array[u64]  # the first, in units of 512 bytes
    lengths: Array[u64]  # bytes
    pieces: Array[Pieces]  # where a read's data go
    pages: Array[u32]  # of request i: MOST_PAGES + 1 places from (MOST_PAGES + 1) * i on
    failed_count: int
    frontend: Frontend
    # Of the connection, made anew by `offer`:
    is_connected: bool
    ring: Ring
    references: Array[u32]  # grants: of the pool's pages, then of the ring
    has_grants: bool

    def __init__(self, store: Xenstore, path: str, grants: GrantTable) -> None:
        """Connects. Before the seal, as long as nobody has asked for the grant table. Panics if no back end comes."""
        self.path = path
        self.grants = grants
        self.handle = u16(number_of(store.read(path + "/virtual-device")))
        self.ring_page = allocate_pages(u64(1))
        self.pool = allocate_pages(u64(POOL_PAGES))
        self.free_pages = numbers_down_from(POOL_PAGES)
        self.free_page_count = POOL_PAGES
        self.free_numbers = numbers_down_from(REQUESTS)
        self.free_number_count = REQUESTS
        self.states = unsafe.new_array(u8, REQUESTS)
        self.operations = unsafe.new_array(u8, REQUESTS)
        self.sectors = unsafe.new_array(u64, REQUESTS)
        self.lengths = unsafe.new_array(u64, REQUESTS)
        self.pieces = unsafe.new_array(Pieces, REQUESTS)
        for number in range(REQUESTS):
            self.pieces[number] = Pieces(MOST_PIECES)
        self.pages = unsafe.new_array(u32, REQUESTS * (MOST_PAGES + 1))
        self.failed_count = 0
        self.starting = Pieces(MOST_PIECES)
        self.most_pieces = MOST_PIECES
        self.sector_size = 0
        self.size = 0
        self.is_connected = False
        self.references = unsafe.new_array(u32, POOL_PAGES + 1)
        self.has_grants = False
        self.frontend = Frontend(store, path)
        begin(self, "block")

    # The connection

    def backend_changed(self) -> None:
        """To be called when a watch event with `path` as its token has come: the back end may have gone or be there again."""
        follow(self)

    def offer(self) -> bool:
        """Make a ring and grants for the back end that waits for them. False if it goes away meanwhile."""
        # No earlier back end may keep pages that this one uses.
        if self.has_grants:
            take_back(self.grants, self.references, "block")
        for index in range(POOL_PAGES + 1):
            page = self.ring_page if index == POOL_PAGES else self.page_at(u32(index))
            self.references[index] = self.grants.grant(self.frontend.domain, page, False)
        self.has_grants = True
        unsafe.fill(self.ring_page, u8(0), u64(PAGE))
        self.ring = Ring(self.ring_page, ENTRY_BYTES)
        self.frontend.open_channel()
        values = [
            ("ring-ref", str(int(self.references[POOL_PAGES]))),
            ("protocol", "x86_64-abi"),
            ("feature-persistent", "1"),
        ]
        if not self.frontend.publish(values, INITIALISED):
            self.frontend.leave()
            return False
        return True

    def connect(self) -> None:
        """The back end has taken the ring: send what is queued. Panics if it has another disk than the one before."""
        self.read_properties()
        if not self.frontend.complete():
            self.frontend.leave()
            return
        self.is_connected = True
        for number in range(REQUESTS):
            if self.states[number] == QUEUED:
                self.send(number)
        self.submit()

    def disconnect(self) -> None:
        """Leave a back end that goes or has gone. What it has not answered is queued for the next."""
        self.is_connected = False
        for number in range(REQUESTS):
            if self.states[number] == SENT:
                self.states[number] = QUEUED
        self.frontend.leave()

    def abandon(self) -> None:
        """Without a back end: let everything that is queued finish with EIO."""
        for number in range(REQUESTS):
            if self.states[number] == QUEUED:
                self.fail(number)

    def read_properties(self) -> None:
        """What the back end says of its disk; "sectors" are of 512 bytes, whatever "sector-size" is, as Linux has it."""
        sector_size = self.property("sector-size")
        sectors = self.property("sectors")
        if not is_sector_size(sector_size) or sector_size > PAGE:
            panic("the block back end has an impossible sector size")
        if sectors == 0 or sectors > MOST_BYTES // PROTOCOL_SECTOR:
            panic("the block back end has an impossible size")
        size = sectors * PROTOCOL_SECTOR & ~(sector_size - 1)
        if self.sector_size != 0 and (sector_size != self.sector_size or size < self.size):
            panic("the block back end came back with another disk")
        self.sector_size = sector_size
        self.size = size
        self.is_read_only = self.property("info") & READ_ONLY != 0 or self.frontend.backend_text("mode") == "r"
        self.can_flush = self.frontend.backend_has("feature-flush-cache")
        self.can_discard = self.frontend.backend_has("feature-discard")
        self.most_discarded = size
        most_pages = max(DIRECT_PAGES, min(MOST_PAGES, self.property("feature-max-indirect-segments")))
        self.most_bytes = most_pages * PAGE

    def property(self, name: str) -> int:
        """A number in the back end's folder; 0 for anything that is none."""
        text = self.frontend.backend_text(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0

    # Requests

    def start_transfer(self, is_write: bool, offset: int) -> int:
        length = self.starting.total
        self.check_range(offset, length, self.most_bytes)
        number = self.take_number(WRITE if is_write else READ, offset, length)
        if number >= 0:
            pieces = self.starting
            self.starting = self.pieces[number]
            self.pieces[number] = pieces
            if is_write:
                self.copy(number, True)
                pieces.clear()
            self.send(number)
        self.starting.clear()
        return number

    def start_flush(self) -> int:
        self.check_flush()
        number = self.take_number(FLUSH_CACHE, 0, 0)
        if number >= 0:
            self.send(number)
        return number

    def start_discard(self, offset: int, length: int) -> int:
        self.check_discard(offset, length)
        number = self.take_number(DISCARD_SECTORS, offset, length)
        if number >= 0:
            self.send(number)
        return number

    def take_number(self, operation: u8, offset: int, length: int) -> int:
        """A number for a new request, and its pages; -1 if there are too few."""
        count = pages_of(operation, length)
        if self.free_number_count == 0 or self.free_page_count < count:
            return -1
        self.free_number_count -= 1
        number = int(self.free_numbers[self.free_number_count])
        for index in range(count):
            self.free_page_count -= 1
            self.pages[number * (MOST_PAGES + 1) + index] = self.free_pages[self.free_page_count]
        self.operations[number] = operation
        self.sectors[number] = u64(offset >> SECTOR_SHIFT)
        self.lengths[number] = u64(length)
        self.states[number] = QUEUED
        return number

    def send(self, number: int) -> None:
        """Put a queued request into the ring, which has room for as many as there are; it waits if there is no back end."""
        if not self.is_connected:
            return
        operation = self.operations[number]
        length = int(self.lengths[number])
        is_transfer = operation == READ or operation == WRITE
        if is_transfer and length > self.most_bytes:
            # The back end before this one took longer ones.
            self.fail(number)
            return
        self.states[number] = SENT
        request = self.ring.next_request()
        count = (length + PAGE - 1) >> PAGE_SHIFT if is_transfer else 0
        unsafe.store64(request + 8, u64(number))
        unsafe.store64(request + 16, self.sectors[number])
        if count > DIRECT_PAGES:
            # struct blkif_request_indirect: operation, indirect_op, u16 nr_segments, pad, id, sector_number, handle, pad, grefs
            table = self.pages[number * (MOST_PAGES + 1) + count]
            unsafe.store8(request, INDIRECT)
            unsafe.store8(request + 1, operation)
            unsafe.store16(request + 2, u16(count))
            unsafe.store16(request + 24, self.handle)
            unsafe.store32(request + 28, self.references[int(table)])
            self.describe(number, count, length, self.page_at(table))
        else:
            # struct blkif_request: operation, nr_segments, handle, pad, id, sector_number, segments;
            # struct blkif_request_discard: operation, flag, handle, pad, id, sector_number, nr_sectors
            unsafe.store8(request, operation)
            unsafe.store8(request + 1, u8(count))
            unsafe.store16(request + 2, self.handle)
            if operation == DISCARD_SECTORS:
                unsafe.store64(request + 24, u64(length >> SECTOR_SHIFT))
            else:
                self.describe(number, count, length, request + 24)

    def describe(self, number: int, count: int, length: int, at: u64) -> None:
        """Write a transfer's segments: struct blkif_request_segment is u32 gref, u8 first_sect, u8 last_sect, pad."""
        for index in range(count):
            last = min(length - index * PAGE, PAGE) // PROTOCOL_SECTOR - 1
            page = int(self.pages[number * (MOST_PAGES + 1) + index])
            unsafe.store32(at, self.references[page])
            unsafe.store8(at + 4, u8(0))
            unsafe.store8(at + 5, u8(last))
            unsafe.store16(at + 6, u16(0))
            at = at + 8

    def copy(self, number: int, into_pool: bool) -> None:
        """Move a transfer's data between its pieces and its pages."""
        pieces = self.pieces[number]
        position = 0
        for index in range(pieces.count):
            address = pieces.addresses[index]
            rest = int(pieces.lengths[index])
            while rest > 0:
                within = position & (PAGE - 1)
                length = min(rest, PAGE - within)
                page = self.pages[number * (MOST_PAGES + 1) + (position >> PAGE_SHIFT)]
                shared = self.page_at(page) + u64(within)
                if into_pool:
                    unsafe.copy(shared, address, u64(length))
                else:
                    unsafe.copy(address, shared, u64(length))
                address = address + u64(length)
                position += length
                rest -= length

    def page_at(self, page: u32) -> u64:
        return self.pool + (u64(page) << u64(PAGE_SHIFT))

    def submit(self) -> None:
        if self.is_connected and self.ring.publish():
            notify(self.frontend.port)

    def finished(self) -> tuple[int, int] | None:
        if self.failed_count > 0:
            for number in range(REQUESTS):
                if self.states[number] == FAILED:
                    self.failed_count -= 1
                    self.free(number)
                    return number, EIO
        if not self.is_connected or not self.ring.has_response():
            self.submit()
            return None
        # struct blkif_response: u64 id, u8 operation, s16 status
        response = self.ring.next_response()
        identity = unsafe.volatile_load64(response)
        status = unsafe.volatile_load16(response + 10)
        if identity >= u64(REQUESTS) or self.states[int(identity)] != SENT:
            panic("the block back end answers a request that it does not have")
        number = int(identity)
        if status == OK and self.operations[number] == READ:
            self.copy(number, False)
        self.free(number)
        if status == OK:
            return number, 0
        return number, ENOTSUP if status == UNSUPPORTED else EIO

    def fail(self, number: int) -> None:
        self.states[number] = FAILED
        self.failed_count += 1

    def free(self, number: int) -> None:
        """Give back a request's number and pages, and let go of its buffers."""
        for index in range(pages_of(self.operations[number], int(self.lengths[number]))):
            self.free_pages[self.free_page_count] = self.pages[number * (MOST_PAGES + 1) + index]
            self.free_page_count += 1
        self.pieces[number].clear()
        self.states[number] = FREE
        self.free_numbers[self.free_number_count] = u32(number)
        self.free_number_count += 1

    def has_work(self) -> bool:
        return self.failed_count > 0 or (self.is_connected and self.ring.has_response())

    def arm(self) -> bool:
        if self.failed_count > 0:
            return False
        self.submit()
        return not self.is_connected or self.ring.request_event()

    def disarm(self) -> None:
        """An event is asked for one by one."""


def pages_of(operation: u8, length: int) -> int:
    """How many pages of the pool a request needs."""
    if operation != READ and operation != WRITE:
        return 0
    count = (length + PAGE - 1) >> PAGE_SHIFT
    return count + 1 if count > DIRECT_PAGES else count


def numbers_down_from(count: int) -> Array[u32]:
    """A stack with 0 on top and `count` - 1 at its bottom."""
    stack = unsafe.new_array(u32, count)
    for index in range(count):
        stack[index] = u32(count - 1 - index)
    return stack
