"""A virtio-net device over the memory model: the other side of the rings, as virtio 1.2 has it, to be well-behaved or,
by `used_element` and the fields that a test sets, hostile. Reaches the driver through MMIO or PCI registers."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from tests.support.imports import load

model = load("unsafe").machine_model

EVENT_IDX = 1 << 29
VERSION_1 = 1 << 32
CSUM, GUEST_CSUM, MTU, MAC, MRG_RXBUF = 1 << 0, 1 << 1, 1 << 3, 1 << 5, 1 << 15
ALL_FEATURES = EVENT_IDX | VERSION_1 | CSUM | GUEST_CSUM | MTU | MAC | MRG_RXBUF
COMPLETE = bytes(12)
WITHOUT_CHECKSUM = struct.pack("<BBHHHHH", 1, 0, 0, 0, 34, 16, 0)
MAC_ADDRESS = bytes.fromhex("525400123456")


@dataclass
class Queue:
    """The device's view of a queue."""

    limit: int = 256
    size: int = 0
    descriptors: int = 0
    available: int = 0
    used: int = 0
    ready: bool = False
    seen: int = 0  # available heads consumed
    used_index: int = 0
    kicks: int = 0
    interrupts: int = 0

    def store_half(self, part: str, high: bool, value: int) -> None:
        keep = getattr(self, part) & (0xFFFFFFFF if high else 0xFFFFFFFF << 32)
        setattr(self, part, keep | (value << 32 if high else value))


@dataclass
class NetworkDouble:
    """Queues, features and configuration; `offered` is what the device has, `features` what was accepted."""

    number: int = 1  # of the kind of device (§5)
    offered: int = ALL_FEATURES
    mtu: int = 1500
    queues: list[Queue] = field(default_factory=lambda: [Queue(), Queue()])
    features: int = 0
    status: int = 0
    selected: int = 0
    feature_half: int = 0
    driver_half: int = 0
    interrupt: int = 0
    accepts_features: bool = True
    resets: bool = True
    sent: list[bytes] = field(default_factory=list)
    headers: list[bytes] = field(default_factory=list)  # of those frames
    transmits_at_once: bool = True
    asks_always: bool = True  # to be notified of the next head

    def configuration(self) -> bytes:
        return MAC_ADDRESS + bytes([1, 0, 1, 0]) + self.mtu.to_bytes(2, "little")

    def offered_half(self) -> int:
        return self.offered >> 32 * self.feature_half & 0xFFFFFFFF

    def accept(self, bits: int) -> None:
        shift = 32 * self.driver_half
        self.features = self.features & ~(0xFFFFFFFF << shift) | bits << shift

    def set_status(self, value: int) -> None:
        if value == 0:
            self.status, self.features = (0 if self.resets else 64), 0
        else:
            assert value & self.status == self.status, "a status bit was cleared"
            if value & 8 and not self.status & 8 and (not self.accepts_features or self.features & ~self.offered):
                value &= ~8
            self.status = value

    def notify(self, queue: int) -> None:
        self.queues[queue].kicks += 1
        if queue == 1 and self.transmits_at_once:
            self.transmit()

    # The device's side of the rings.

    def available(self, number: int) -> int:
        """How many heads are there to take."""
        queue = self.queues[number]
        return (model.load(queue.available + 2, 2) - queue.seen) & 0xFFFF

    def take(self, number: int) -> tuple[int, list[tuple[int, int, int]]]:
        """The next head and its chain of (address, length, flags)."""
        queue = self.queues[number]
        assert self.status & 4 and queue.ready and self.available(number)
        head = index = model.load(queue.available + 4 + 2 * (queue.seen % queue.size), 2)
        queue.seen = (queue.seen + 1) & 0xFFFF
        chain = []
        while True:
            assert index < queue.size and len(chain) < queue.size
            at = queue.descriptors + 16 * index
            flags = model.load(at + 12, 2)
            chain.append((model.load(at, 8), model.load(at + 8, 4), flags))
            if not flags & 1:
                break
            index = model.load(at + 14, 2)
        if self.features & EVENT_IDX and self.asks_always:
            # Ask to be notified of the next one.
            model.store(queue.used + 4 + 8 * queue.size, 2, queue.seen)
        return head, chain

    def give(self, number: int, elements: list[tuple[int, int]]) -> None:
        """Put (head, length) pairs into the used ring, visible at once; interrupt if asked to."""
        queue = self.queues[number]
        before = queue.used_index
        for head, length in elements:
            self.used_element(number, head, length)
        model.store(queue.used + 2, 2, queue.used_index)
        if self.features & EVENT_IDX:
            event = model.load(queue.available + 4 + 2 * queue.size, 2)
            wanted = (queue.used_index - event - 1) & 0xFFFF < (queue.used_index - before) & 0xFFFF
        else:
            wanted = not model.load(queue.available, 2) & 1
        if wanted:
            queue.interrupts += 1
            self.interrupt = 1

    def used_element(self, number: int, head: int, length: int) -> None:
        queue = self.queues[number]
        at = queue.used + 4 + 8 * (queue.used_index % queue.size)
        model.store(at, 4, head)
        model.store(at + 4, 4, length)
        queue.used_index = (queue.used_index + 1) & 0xFFFF

    def deliver(self, frame: bytes, flags: int = 0) -> bool:
        """Write a frame into receive buffers; False if there are too few. `flags`: of its header."""
        data = bytes([flags]) + bytes(11) + frame
        parts = []
        while data:
            if not self.available(0):
                self.queues[0].seen = (self.queues[0].seen - len(parts)) & 0xFFFF
                return False
            head, [(address, length, direction)] = self.take(0)
            assert direction == 2
            model.write(address, data[:length])
            parts.append((head, min(length, len(data)), address))
            data = data[length:]
            assert not data or self.features & MRG_RXBUF, "frame too long for one buffer"
        model.store(parts[0][2] + 10, 2, len(parts))
        self.give(0, [(head, length) for head, length, _ in parts])
        return True

    def transmit(self) -> None:
        """Send everything that is available."""
        while self.available(1):
            self.transmit_one()

    def transmit_one(self) -> None:
        head, chain = self.take(1)
        assert all(flags & 2 == 0 for _, _, flags in chain)
        data = b"".join(model.read(address, length) for address, length, _ in chain)
        assert data[:12] == COMPLETE or (data[:12] == WITHOUT_CHECKSUM and self.features & CSUM), "not negotiated"
        self.headers.append(data[:12])
        self.sent.append(data[12:])
        self.give(1, [(head, 0)])


@dataclass
class MmioSlot:
    """The registers of §4.2.2 in front of a device, or of an empty slot."""

    device: NetworkDouble | None = None
    version: int = 2

    def read(self, offset: int, width: int) -> int:
        if offset < 0x100:
            assert width == 4
        if offset == 0x000:
            return 0x74726976
        if offset == 0x004:
            return self.version
        device = self.device
        if offset == 0x008:
            return 0 if device is None else device.number
        assert device is not None and self.version == 2, "an empty or legacy slot was used"
        if offset >= 0x100:
            return int.from_bytes(device.configuration()[offset - 0x100 : offset - 0x100 + width], "little")
        queue = device.queues[device.selected] if device.selected < 2 else Queue(limit=0)
        return {0x010: device.offered_half(), 0x034: queue.limit, 0x060: device.interrupt, 0x070: device.status}[offset]

    def write(self, offset: int, width: int, value: int) -> None:
        device = self.device
        assert device is not None and width == 4
        queue = device.queues[device.selected]
        if offset == 0x014:
            device.feature_half = value
        elif offset == 0x024:
            device.driver_half = value
        elif offset == 0x020:
            device.accept(value)
        elif offset == 0x030:
            device.selected = value
        elif offset == 0x038:
            queue.size = value
        elif offset == 0x044:
            queue.ready = bool(value)
        elif offset == 0x050:
            device.notify(value)
        elif offset == 0x064:
            device.interrupt &= ~value
        elif offset == 0x070:
            device.set_status(value)
        else:
            part = {0x080: "descriptors", 0x090: "available", 0x0A0: "used"}[offset & ~4]
            queue.store_half(part, bool(offset & 4), value)


@dataclass
class PciRegisters:
    """The register blocks of §4.1.4 in one memory region: common at 0, ISR 0x1000, device 0x2000, notify 0x3000."""

    device: NetworkDouble

    def read(self, offset: int, width: int) -> int:
        device = self.device
        if offset >= 0x2000:
            return int.from_bytes(device.configuration()[offset - 0x2000 : offset - 0x2000 + width], "little")
        if offset == 0x1000:
            pending, device.interrupt = device.interrupt, 0
            return pending
        widths = {4: 4, 18: 2, 20: 1, 24: 2, 30: 2}
        assert widths[offset] == width
        queue = device.queues[device.selected] if device.selected < 2 else Queue(limit=0)
        size = queue.size or queue.limit
        return {4: device.offered_half(), 18: 2, 20: device.status, 24: size, 30: device.selected}[offset]

    def write(self, offset: int, width: int, value: int) -> None:
        device = self.device
        queue = device.queues[device.selected]
        if offset >= 0x3000:
            assert width == 2 and (offset - 0x3000) // 4 == value
            device.notify(value)
        elif offset == 0:
            device.feature_half = value
        elif offset == 8:
            device.driver_half = value
        elif offset == 12:
            device.accept(value)
        elif offset == 20:
            device.set_status(value)
        elif offset == 22:
            device.selected = value
        elif offset == 24:
            queue.size = value
        elif offset == 28:
            queue.ready = bool(value)
        else:
            assert width == 4
            queue.store_half({32: "descriptors", 40: "available", 48: "used"}[offset & ~7], bool(offset & 4), value)


class PciConfiguration:
    """Configuration space behind ports 0xcf8..0xcff; functions by their place."""

    def __init__(self, functions: dict[int, bytearray]) -> None:
        self.functions = functions
        self.address = 0
        self.reads = 0

    def read(self, offset: int, width: int) -> int:
        assert offset == 4 and width == 4 and self.address >> 31
        self.reads += 1
        space = self.functions.get(self.address & 0xFFFF00)
        register = self.address & 0xFC
        return 0xFFFFFFFF if space is None else int.from_bytes(space[register : register + 4], "little")

    def write(self, offset: int, width: int, value: int) -> None:
        if offset == 0:
            self.address = value
        else:
            space = self.functions[self.address & 0xFFFF00]
            register = self.address & 0xFC
            assert register == 4, "only the command register is written"
            space[4:6] = value.to_bytes(4, "little")[:2]


def plain_function(identity: int, header: int = 0, secondary: int = 0) -> bytearray:
    """Configuration space of a function that is no virtio device."""
    space = bytearray(256)
    space[0:4] = identity.to_bytes(4, "little")
    space[14] = header
    space[0x19] = secondary
    return space


def virtio_function(bar: int, blocks: list[tuple[int, int, int, int]], identity: int = 0x10411AF4) -> bytearray:
    """A virtio function whose memory region 4 is at `bar`; `blocks` are (kind, region, offset, length)."""
    space = plain_function(identity)
    space[6] = 0x10
    space[0x20:0x28] = (bar | 0xC).to_bytes(8, "little")
    space[0x34] = 0x40
    # Something else comes first, then a capability of 20 bytes a block.
    space[0x40:0x42] = bytes([0x11, 0x50])
    at = 0x50
    for number, (kind, region, offset, length) in enumerate(blocks):
        follower = at + 20 if number + 1 < len(blocks) else 0
        space[at : at + 20] = struct.pack("<8B3I", 9, follower, 20, kind, region, 0, 0, 0, offset, length, 4)
        at += 20
    return space


BLOCKS = [(1, 4, 0, 0x1000), (3, 4, 0x1000, 0x1000), (4, 4, 0x2000, 0x1000), (2, 4, 0x3000, 0x1000)]
