"""The block devices of the jail: files that the environment names, opened before the seal.

`UNIC_BLOCK_NAME=FILE` (`unic run --block NAME=FILE`) is the file, or the host's own block device, behind the device NAME. It is
read-only where the manifest says no more, or the process may not write. Requests are done when they are started, by preadv2, pwritev2 and fdatasync.
"""

from typing import Final

import unsafe
from machine import i64, u32, u64
from runtime.drivers.block import EIO, PROTOCOL_SECTOR, BlockDevice, BlockRequirement, Pieces
from runtime.jail.environment import value_of
from runtime.jail.system_call import EINTR, FDATASYNC, FLOCK, LSEEK, OPEN
from runtime.jail.transfer import read_from, write_to
from runtime.panic import panic
from unsafe import Array

PREFIX: Final = "UNIC_BLOCK_"
READ_WRITE: Final = u64(0x80002)  # O_RDWR | O_CLOEXEC
READ_ONLY: Final = u64(0x80000)
END: Final = u64(2)  # SEEK_END
SHARED: Final = u64(5)  # LOCK_SH | LOCK_NB
EXCLUSIVE: Final = u64(6)  # LOCK_EX | LOCK_NB

REQUESTS: Final = 64
MOST_PIECES: Final = 64
MOST_REQUEST: Final = 1 << 24


class FileBlockDevice(BlockDevice):
    """An open file. The number of a request is its place among those that are done and not yet told."""

    descriptor: u64
    statuses: Array[u32]  # of the requests first .. first + count - 1, modulo REQUESTS
    first: int
    count: int

    def __init__(self, descriptor: u64, size: int, is_read_only: bool) -> None:
        self.descriptor = descriptor
        self.sector_size = PROTOCOL_SECTOR
        self.size = size
        self.is_read_only = is_read_only
        self.can_flush = not is_read_only
        self.can_discard = False
        self.most_bytes = MOST_REQUEST
        self.most_pieces = MOST_PIECES
        self.most_discarded = 0
        self.starting = Pieces(MOST_PIECES)
        self.statuses = unsafe.new_array(u32, REQUESTS)
        self.first = 0
        self.count = 0

    def start_transfer(self, is_write: bool, offset: int) -> int:
        pieces = self.starting
        self.check_range(offset, pieces.total, MOST_REQUEST)
        if self.count == REQUESTS:
            return -1
        status = 0
        at = unsafe.u64_of(offset)
        piece = 0
        while piece < pieces.count and status == 0:
            status = self.move(is_write, pieces.addresses[piece], pieces.lengths[piece], at)
            at = at + pieces.lengths[piece]
            piece += 1
        pieces.clear()
        return self.done(status)

    def move(self, is_write: bool, address: u64, length: u64, at: u64) -> int:
        """One piece; 0, or EIO also for a file that has become shorter."""
        while length > 0:
            if is_write:
                moved = write_to(self.descriptor, address, length, at)
            else:
                moved = read_from(self.descriptor, address, length, at)
            if moved > 0 and u64(moved) <= length:
                address = address + u64(moved)
                length = length - u64(moved)
                at = at + u64(moved)
            elif moved != EINTR:
                return EIO
        return 0

    def done(self, status: int) -> int:
        number = (self.first + self.count) % REQUESTS
        self.statuses[number] = u32(status)
        self.count += 1
        return number

    def start_flush(self) -> int:
        self.check_flush()
        if self.count == REQUESTS:
            return -1
        result = EINTR
        while result == EINTR:
            result = unsafe.syscall(FDATASYNC, self.descriptor)
        return self.done(0 if result == 0 else EIO)

    def start_discard(self, offset: int, length: int) -> int:
        self.check_discard(offset, length)
        return -1

    def submit(self) -> None:
        """There is nothing to tell."""

    def finished(self) -> tuple[int, int] | None:
        if self.count == 0:
            return None
        number = self.first
        self.first = (number + 1) % REQUESTS
        self.count -= 1
        return (number, int(self.statuses[number]))

    def has_work(self) -> bool:
        return self.count != 0

    def arm(self) -> bool:
        return self.count == 0

    def disarm(self) -> None:
        """Nothing is ever waited for."""


def open_blocks(wanted: list[BlockRequirement]) -> list[BlockDevice | None]:
    """See runtime/platform.py."""
    return [open_file(requirement.name, requirement.is_written) for requirement in wanted]


def open_file(name: str, is_written: bool) -> BlockDevice | None:
    """Panics for a file that cannot be opened or whose lock another process holds."""
    path = value_of(PREFIX + name)
    if path == 0:
        return None
    is_read_only = not is_written
    descriptor = i64(-1)
    if is_written:
        descriptor = unsafe.syscall(OPEN, path, READ_WRITE)
        is_read_only = descriptor < 0
    if is_read_only:
        descriptor = unsafe.syscall(OPEN, path, READ_ONLY)
    if descriptor < 0:
        panic("block device '" + name + "': its file cannot be opened (error " + str(int(-descriptor)) + ")")
    size = unsafe.syscall(LSEEK, u64(descriptor), u64(0), END)
    if size < 0:
        panic("block device '" + name + "': its file has no size (error " + str(int(-size)) + ")")
    if unsafe.syscall(FLOCK, u64(descriptor), SHARED if is_read_only else EXCLUSIVE) != 0:
        panic("block device '" + name + "': its file is in use by another process")
    return FileBlockDevice(u64(descriptor), int(size) & ~(PROTOCOL_SECTOR - 1), is_read_only)
