"""A virtio-blk device outside of QEMU: the back end of its vhost-user-blk, as honest or hostile as a test wants.

Speaks the vhost-user protocol (docs/interop/vhost-user.rst of QEMU) over a Unix socket, maps the guest's memory and works on the
rings in it. To be attached with `BlockBackend.options`.
"""

from __future__ import annotations

import array
import mmap
import os
import random
import select
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

# Requests of the protocol's front end.
GET_FEATURES, SET_FEATURES, SET_OWNER, SET_MEM_TABLE = 1, 2, 3, 5
SET_VRING_NUM, SET_VRING_ADDR, SET_VRING_BASE, GET_VRING_BASE = 8, 9, 10, 11
SET_VRING_KICK, SET_VRING_CALL = 12, 13
GET_PROTOCOL_FEATURES, SET_PROTOCOL_FEATURES, GET_QUEUE_NUM, SET_VRING_ENABLE = 15, 16, 17, 18
GET_CONFIG = 24

REPLY = 4
NO_DESCRIPTOR = 0x100
VERSION = 1
PROTOCOL_FEATURES, EVENT_IDX, VERSION_1 = 1 << 30, 1 << 29, 1 << 32
PROTOCOL_CONFIG = 1 << 9

SEG_MAX, BLK_SIZE, FLUSH = 1 << 2, 1 << 6, 1 << 9
READ, WRITE, FLUSH_CACHE, GET_ID = 0, 1, 4, 8
SERIAL_BYTES = 20


@dataclass
class Region:
    """Guest memory: at `guest` for the guest, at `user` for QEMU, mapped here."""

    guest: int
    size: int
    user: int
    offset: int
    memory: mmap.mmap


@dataclass
class Ring:
    size: int = 0
    descriptors: int = 0
    available: int = 0
    used: int = 0
    seen: int = 0
    used_index: int = 0
    kick: int = -1
    call: int = -1


@dataclass
class Request:
    """A chain that the guest has made available: its head, and its descriptors (guest address, length, flags)."""

    head: int
    chain: list[tuple[int, int, int]]
    kind: int


@dataclass
class BlockBackend:
    """The device `serial`, with `disk` behind it. `answer` is called for every read request. `memory_size`: the guest's, in MiB."""

    folder: Path
    serial: str = "data"
    disk: bytearray = field(default_factory=lambda: bytearray(1 << 20))
    capacity: int | None = None  # sectors that it says it has
    block_size: int = 512
    seg_max: int = 126
    features: int = VERSION_1 | EVENT_IDX | SEG_MAX | BLK_SIZE | FLUSH
    answer: Callable[[BlockBackend, Request], None] = lambda backend, request: backend.serve(request)
    held: list[Request] = field(default_factory=list)  # a test's, to be answered later
    memory_size: int = 64

    @property
    def options(self) -> tuple[str, ...]:
        """QEMU's, for q35."""
        return (
            "-object", f"memory-backend-memfd,id=ram,share=on,size={self.memory_size}M", "-machine", "memory-backend=ram",
            "-chardev", f"socket,id=backend,path={self.folder / 'backend'}",
            "-device", "vhost-user-blk-pci,chardev=backend,disable-legacy=on,num-queues=1",
        )  # fmt: skip

    def __enter__(self) -> BlockBackend:
        self.regions: list[Region] = []
        self.ring = Ring()
        self.failure: BaseException | None = None
        self.random = random.Random(7)
        self.reads = 0
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(self.folder / "backend"))
        self.listener.listen(1)
        self.stopping, self.stop_writer = os.pipe()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        os.write(self.stop_writer, b"x")
        self.thread.join(10)
        for descriptor in (self.stopping, self.stop_writer, self.ring.kick, self.ring.call):
            if descriptor >= 0:
                os.close(descriptor)
        self.listener.close()
        for region in self.regions:
            region.memory.close()
        if self.failure is not None and kind is None:
            raise self.failure

    def run(self) -> None:
        try:
            select.select([self.listener, self.stopping], [], [])
            if select.select([self.listener], [], [], 0)[0]:
                with self.listener.accept()[0] as connection:
                    self.converse(connection)
        except ConnectionError:
            pass
        except BaseException as error:
            self.failure = error

    def converse(self, connection: socket.socket) -> None:
        while True:
            waiting: list[socket.socket | int] = [connection, self.stopping]
            if self.ring.kick >= 0:
                waiting.append(self.ring.kick)
            ready = select.select(waiting, [], [])[0]
            if self.stopping in ready:
                return
            if connection in ready and not self.handle(connection):
                return
            if self.ring.kick in ready:
                os.read(self.ring.kick, 8)
                self.work()

    # The protocol.

    def handle(self, connection: socket.socket) -> bool:
        """One message; False at the end."""
        header, descriptors, _, _ = socket.recv_fds(connection, 12, 8)
        if not header:
            return False
        request, _, size = struct.unpack("<III", header)
        payload = b""
        while len(payload) < size:
            payload += connection.recv(size - len(payload))
        reply: bytes | None = None
        if request == GET_FEATURES:
            reply = struct.pack("<Q", self.features | PROTOCOL_FEATURES)
        elif request == GET_PROTOCOL_FEATURES:
            reply = struct.pack("<Q", PROTOCOL_CONFIG)
        elif request == GET_QUEUE_NUM:
            reply = struct.pack("<Q", 1)
        elif request == GET_CONFIG:
            offset, length, flags = struct.unpack_from("<III", payload)
            reply = struct.pack("<III", offset, length, flags) + self.configuration().ljust(256, b"\0")[offset : offset + length]
        elif request == SET_MEM_TABLE:
            self.map_memory(payload, descriptors)
        elif request == SET_VRING_NUM:
            self.ring.size = struct.unpack("<II", payload)[1]
        elif request == SET_VRING_ADDR:
            _, _, self.ring.descriptors, self.ring.used, self.ring.available, _ = struct.unpack("<IIQQQQ", payload)
        elif request == SET_VRING_BASE:
            self.ring.seen = self.ring.used_index = struct.unpack("<II", payload)[1]
        elif request == GET_VRING_BASE:
            reply = struct.pack("<II", 0, self.ring.seen)
        elif request in (SET_VRING_KICK, SET_VRING_CALL):
            self.keep_event(request, payload, descriptors)
        if reply is not None:
            connection.sendall(struct.pack("<III", request, VERSION | REPLY, len(reply)) + reply)
        return True

    def configuration(self) -> bytes:
        """struct virtio_blk_config (virtio 1.2 §5.2.4)."""
        capacity = len(self.disk) // 512 if self.capacity is None else self.capacity
        return struct.pack("<QIIHBBI", capacity, 0, self.seg_max, 0, 0, 0, self.block_size)

    def map_memory(self, payload: bytes, descriptors: list[int]) -> None:
        for region in self.regions:
            region.memory.close()
        self.regions = []
        for place, descriptor in enumerate(descriptors):
            guest, size, user, offset = struct.unpack_from("<QQQQ", payload, 8 + 32 * place)
            self.regions.append(Region(guest, size, user, offset, mmap.mmap(descriptor, size + offset)))
            os.close(descriptor)

    def keep_event(self, request: int, payload: bytes, descriptors: list[int]) -> None:
        descriptor = -1 if struct.unpack("<Q", payload)[0] & NO_DESCRIPTOR else descriptors[0]
        if request == SET_VRING_KICK:
            old, self.ring.kick = self.ring.kick, descriptor
        else:
            old, self.ring.call = self.ring.call, descriptor
        if old >= 0:
            os.close(old)

    # Guest memory.

    def place(self, address: int, length: int, is_user: bool = False) -> tuple[mmap.mmap, int]:
        for region in self.regions:
            start = region.user if is_user else region.guest
            if start <= address and address + length <= start + region.size:
                return region.memory, address - start + region.offset
        raise AssertionError(f"the driver named memory that it does not have: {address:#x}")

    def load(self, address: int, length: int) -> bytes:
        memory, at = self.place(address, length)
        return memory[at : at + length]

    def store(self, address: int, data: bytes) -> None:
        memory, at = self.place(address, len(data))
        memory[at : at + len(data)] = data

    def load_ring(self, address: int, length: int = 2) -> int:
        memory, at = self.place(address, length, True)
        return int.from_bytes(memory[at : at + length], "little")

    def store_ring(self, address: int, data: bytes) -> None:
        memory, at = self.place(address, len(data), True)
        memory[at : at + len(data)] = data

    # The device.

    def work(self) -> None:
        """All that is available."""
        ring = self.ring
        while ring.seen != self.load_ring(ring.available + 2):
            request = self.take()
            if request.kind == READ:
                self.reads += 1
                self.answer(self, request)
            else:
                self.serve(request)

    def take(self) -> Request:
        ring = self.ring
        head = index = self.load_ring(ring.available + 4 + 2 * (ring.seen % ring.size))
        ring.seen = (ring.seen + 1) & 0xFFFF
        # Notify us of the next one.
        self.store_ring(ring.used + 4 + 8 * ring.size, struct.pack("<H", ring.seen))
        chain = []
        while True:
            memory, at = self.place(ring.descriptors + 16 * index, 16, True)
            address, length, flags, follower = struct.unpack_from("<QIHH", memory, at)
            chain.append((address, length, flags))
            if not flags & 1:
                break
            index = follower
        return Request(head, chain, struct.unpack("<I", self.load(chain[0][0], 4))[0])

    def serve(self, request: Request, status: int | None = 0, length: int | None = None, head: int | None = None) -> None:
        """Do what is asked. `status`: None to write none. `length`, `head`: to be told in place of the true ones."""
        at = struct.unpack("<Q", self.load(request.chain[0][0] + 8, 8))[0] * 512
        written = 1
        for address, size, _ in request.chain[1:-1]:
            if request.kind == READ:
                self.store(address, bytes(self.disk[at : at + size]))
                written += size
            elif request.kind == GET_ID:
                self.store(address, self.serial.encode().ljust(SERIAL_BYTES, b"\0"))
                written += SERIAL_BYTES
            elif request.kind == WRITE:
                self.disk[at : at + size] = self.load(address, size)
            at += size
        if status is not None:
            self.store(request.chain[-1][0], bytes([status]))
        self.give(request.head if head is None else head, written if length is None else length)

    def give(self, head: int, length: int) -> None:
        """One more used element, and an interrupt whether or not the driver wants one."""
        ring = self.ring
        self.store_ring(ring.used + 4 + 8 * (ring.used_index % ring.size), struct.pack("<II", head, length))
        self.set_used_index(ring.used_index + 1)

    def set_used_index(self, index: int) -> None:
        self.ring.used_index = index & 0xFFFF
        self.store_ring(self.ring.used + 2, struct.pack("<H", self.ring.used_index))
        self.interrupt()

    def interrupt(self) -> None:
        if self.ring.call >= 0:
            os.write(self.ring.call, array.array("Q", [1]).tobytes())
