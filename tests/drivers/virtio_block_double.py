"""A virtio-blk device over the memory model, with a disk of bytes behind it (virtio 1.2 §5.2)."""

from __future__ import annotations

import random
import struct
from dataclasses import dataclass, field

from tests.drivers.virtio_double import EVENT_IDX, VERSION_1, NetworkDouble, Queue, model

SIZE_MAX, SEG_MAX, RO, BLK_SIZE, FLUSH, DISCARD = 1 << 1, 1 << 2, 1 << 5, 1 << 6, 1 << 9, 1 << 13
ALL_BLOCK_FEATURES = VERSION_1 | EVENT_IDX | SEG_MAX | BLK_SIZE | FLUSH | DISCARD
READ, WRITE, FLUSH_CACHE, GET_ID, DISCARD_SECTORS = 0, 1, 4, 8, 11


@dataclass
class BlockDouble(NetworkDouble):
    """Serves requests in `serve`, at once at a notification or when the test says so."""

    number: int = 2
    offered: int = ALL_BLOCK_FEATURES
    queues: list[Queue] = field(default_factory=lambda: [Queue()])
    disk: bytearray = field(default_factory=lambda: bytearray(random.Random(1).randbytes(64 * 1024)))
    size_max: int = 0
    seg_max: int = 126
    block_size: int = 512
    capacity: int | None = None  # what the device says, if not what it has
    most_discarded: int = 16
    serial: bytes | None = None  # None: the request is not known
    serves_at_once: bool = True
    flushes: int = 0
    discarded: list[tuple[int, int]] = field(default_factory=list)
    held: list[tuple[int, list[tuple[int, int, int]]]] = field(default_factory=list)

    def configuration(self) -> bytes:
        capacity = len(self.disk) // 512 if self.capacity is None else self.capacity
        return struct.pack(
            "<QIIHBBIBBHIBBHIII", capacity, self.size_max, self.seg_max, 0, 0, 0, self.block_size,
            0, 0, 0, 0, 0, 0, 1, self.most_discarded, 1, 1)

    def notify(self, queue: int) -> None:
        assert queue == 0
        self.queues[0].kicks += 1
        if self.serves_at_once:
            self.serve()

    def fetch(self) -> None:
        """Take what is available, to be served later in any order."""
        while self.available(0):
            self.held.append(self.take(0))

    def serve(self) -> None:
        self.fetch()
        while self.held:
            self.serve_one()

    def serve_one(self, place: int = 0, status: int | None = None, length: int | None = None) -> int:
        """Answer a held request, truly or as told; its head."""
        head, chain = self.held.pop(place)
        answer, written = self.execute(chain)
        address, size, flags = chain[-1]
        assert size == 1 and flags == 2, "the status is one byte to write"
        model.store(address, 1, answer if status is None else status)
        self.give(0, [(head, written + 1 if length is None else length)])
        return head

    def execute(self, chain: list[tuple[int, int, int]]) -> tuple[int, int]:
        """(status, bytes written)"""
        address, size, flags = chain[0]
        assert size == 16 and flags == 1 and len(chain) >= 2
        kind, reserved, sector = struct.unpack("<IIQ", model.read(address, 16))
        assert reserved == 0
        pieces = chain[1:-1]
        assert len(pieces) <= self.seg_max or not self.features & SEG_MAX
        assert all(size <= self.size_max for _, size, _ in pieces) or not self.features & SIZE_MAX
        at = sector * 512
        if kind == READ:
            start = at
            for address, size, flags in pieces:
                assert flags == 3 and at + size <= len(self.disk)
                model.write(address, bytes(self.disk[at : at + size]))
                at += size
            assert (at - start) % self.block_size == start % self.block_size == 0
            return 0, at - start
        if kind == WRITE:
            assert not self.features & RO
            for address, size, flags in pieces:
                assert flags == 1 and at + size <= len(self.disk)
                self.disk[at : at + size] = model.read(address, size)
                at += size
            assert at % self.block_size == 0
            return 0, 0
        if kind == GET_ID:
            [(address, size, flags)] = pieces
            assert size == 20 and flags == 3 and sector == 0
            if self.serial is None:
                return 2, 0
            model.write(address, self.serial[:20].ljust(20, b"\0"))
            return 0, 20
        if kind == FLUSH_CACHE:
            assert self.features & FLUSH and sector == 0 and not pieces
            self.flushes += 1
            return 0, 0
        assert kind == DISCARD_SECTORS and self.features & DISCARD
        [(address, size, flags)] = pieces
        assert size == 16 and flags == 1
        sector, count, flags = struct.unpack("<QII", model.read(address, 16))
        assert flags == 0 and count <= self.most_discarded
        self.discarded.append((sector, count))
        return 0, 0
