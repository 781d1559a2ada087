"""Block devices under plain Python: files, as for an image of the jail target. What storage.image_device is in an image."""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence

SECTOR_SIZE = 512


class Device:
    """See storage.image_device.Device. Requests are done at once."""

    def __init__(self, name: str, path: str) -> None:
        self.name = name
        self.read_only = not os.access(path, os.W_OK)
        self._file = os.open(path, (os.O_RDONLY if self.read_only else os.O_RDWR) | os.O_CLOEXEC)
        self.sector_size = SECTOR_SIZE
        self.size = os.lseek(self._file, 0, os.SEEK_END) // SECTOR_SIZE * SECTOR_SIZE

    async def read(self, offset: int, length: int) -> bytes:
        """`length` bytes from `offset`, whole sectors; ValueError for others, OSError when the device fails."""
        return self.read_now(offset, length)

    async def read_into(self, offset: int, *buffers: bytearray) -> None:
        """Fills the buffers, one after the other, from `offset`."""
        data = self.read_now(offset, sum(len(buffer) for buffer in buffers))
        at = 0
        for buffer in buffers:
            buffer[:] = data[at : at + len(buffer)]
            at += len(buffer)

    async def write(self, offset: int, *data: bytes | bytearray) -> None:
        """Writes one piece after the other at `offset`; OSError EROFS for a read-only device. It is durable after flush()."""
        joined = b"".join(data)
        self._check(offset, len(joined))
        if self.read_only:
            raise OSError(errno.EROFS, "the block device is read-only")
        while joined:
            written = os.pwrite(self._file, joined, offset)
            joined = joined[written:]
            offset += written

    async def flush(self) -> None:
        """Waits until all that was written is durable."""
        if not self.read_only:
            os.fdatasync(self._file)

    async def discard(self, offset: int, length: int) -> None:
        """Tells the device that bytes are not needed; OSError ENOTSUP where it cannot."""
        self._check(offset, length)
        if self.read_only:
            raise OSError(errno.EROFS, "the block device is read-only")
        raise OSError(errno.ENOTSUP, "the block device does not discard")

    def read_now(self, offset: int, length: int) -> bytes:
        """As read(), without an event loop."""
        self._check(offset, length)
        parts: Sequence[bytes] = []
        while length:
            part = os.pread(self._file, length, offset)
            if not part:
                raise OSError(errno.EIO, "Input/output error")
            parts = [*parts, part]
            offset += len(part)
            length -= len(part)
        return b"".join(parts)

    def _check(self, offset: int, length: int) -> None:
        if (offset | length) % self.sector_size != 0:
            raise ValueError(f"offset and length must be multiples of the sector size {self.sector_size}")
        if offset < 0 or length < 0 or offset + length > self.size:
            raise ValueError(f"bytes {offset} to {offset + length} are not inside of the device, which has {self.size}")


_devices: dict[str, Device] = {}


def open_device(name: str) -> Device:
    """See storage.image_device.open_device. Also raises OSError for a file that cannot be opened."""
    if name not in _devices:
        path = os.environ.get("UNIC_BLOCK_" + name)
        if path is None:
            raise OSError(errno.ENODEV, f"no block device '{name}': set UNIC_BLOCK_{name} to its file")
        _devices[name] = Device(name, path)
    return _devices[name]
