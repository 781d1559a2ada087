"""A block back end over the memory model (blkif.h), well-behaved or, by the methods that a test calls, hostile."""

from __future__ import annotations

import random
import struct
from dataclasses import dataclass, field

from tests.drivers.xen_double import CLOSING, CONNECTED, INIT_WAIT, INITIALISED, Grants, Store
from tests.support.imports import load

model = load("unsafe").machine_model

PATH = "device/vbd/51712"
BACKEND = "/local/domain/0/backend/vbd/1/51712"
READ, WRITE, FLUSH, DISCARD, INDIRECT = 0, 1, 3, 5, 6


@dataclass
class Backend:
    """Serves requests when the test says so. `connects` is whether it goes to Connected."""

    domain: int = 0
    disk: bytearray = field(default_factory=lambda: bytearray(random.Random(2).randbytes(512 * 1024)))
    properties: dict[str, str] = field(default_factory=lambda: {
        "sector-size": "512", "info": "0", "feature-flush-cache": "1", "feature-discard": "1",
        "feature-max-indirect-segments": "256", "feature-persistent": "1"})
    store: Store = field(default_factory=Store)
    grants: Grants = field(default_factory=Grants)
    connects: bool = True
    ring: int = 0
    seen: int = 0
    answered: int = 0
    events: int = 0
    flushes: int = 0
    discarded: list[tuple[int, int]] = field(default_factory=list)
    held: list[bytes] = field(default_factory=list)
    served_indirect: int = 0

    def plug(self) -> None:
        """The toolstack has made the device, and the back end is ready for a front end."""
        values = self.store.values
        values[PATH + "/backend"] = BACKEND
        values[PATH + "/backend-id"] = str(self.domain)
        values[PATH + "/virtual-device"] = "51712"
        values[PATH + "/state"] = "1"
        values[BACKEND + "/state"] = INIT_WAIT
        self.store.after_write = self.look

    def unplug(self, state: str | None = CLOSING) -> None:
        """The back end goes: to `state`, or with its folder and ours for None. It forgets all requests."""
        if state is None:
            for path in list(self.store.values):
                del self.store.values[path]
        else:
            self.store.values[BACKEND + "/state"] = state
        self.ring = 0
        self.held.clear()

    def look(self, path: str) -> None:
        if path == PATH + "/state" and self.store.values[path] == INITIALISED and self.connects:
            values = self.store.values
            assert values[PATH + "/protocol"] == "x86_64-abi" and int(values[PATH + "/event-channel"]) > 0
            self.ring = self.page(int(values[PATH + "/ring-ref"]))
            assert model.read(self.ring, 64) == struct.pack("<4I", 0, 1, 0, 1) + bytes(48)
            self.seen = self.answered = 0
            for name, value in {"sectors": str(len(self.disk) // 512), **self.properties}.items():
                values[f"{BACKEND}/{name}"] = value
            values[BACKEND + "/state"] = CONNECTED

    def page(self, reference: int) -> int:
        domain, page = self.grants.entries[reference]
        assert domain == self.domain
        return page

    def fetch(self) -> None:
        """Take all requests that there are, to be answered in any order."""
        while self.seen != model.load(self.ring, 4):
            self.held.append(model.read(self.ring + 64 + self.seen % 32 * 112, 112))
            self.seen += 1
        model.store(self.ring + 4, 4, self.seen + 1)

    def serve(self) -> None:
        self.fetch()
        while self.held:
            self.serve_one()

    def serve_one(self, place: int = 0, status: int | None = None) -> int:
        """Answer a held request, truly or as told; its id."""
        request = self.held.pop(place)
        number = int.from_bytes(request[8:16], "little")
        answer = self.execute(request)
        self.answer(number, request[0], answer if status is None else status)
        return number

    def answer(self, number: int, operation: int, status: int) -> None:
        at = self.ring + 64 + self.answered % 32 * 112
        model.write(at, struct.pack("<QBxh", number, operation, status))
        before = self.answered
        self.answered += 1
        model.store(self.ring + 8, 4, self.answered & 0xFFFFFFFF)
        if model.load(self.ring + 12, 4) == before + 1:
            self.events += 1

    def execute(self, request: bytes) -> int:
        operation, count = request[0], request[1]
        sector = int.from_bytes(request[16:24], "little")
        if operation == INDIRECT:
            operation = request[1]
            count, = struct.unpack_from("<H", request, 2)
            handle, grant = struct.unpack_from("<H2xI", request, 24)
            assert 11 < count <= int(self.properties["feature-max-indirect-segments"])
            segments = model.read(self.page(grant), 8 * count)
            self.served_indirect += 1
        else:
            handle, = struct.unpack_from("<H", request, 2)
            assert count <= 11
            segments = request[24 : 24 + 8 * count]
        assert handle == 51712
        if operation == FLUSH:
            assert count == 0
            self.flushes += 1
            return 0
        if operation == DISCARD:
            assert count == 0
            self.discarded.append((sector, int.from_bytes(request[24:32], "little")))
            return 0
        assert operation in (READ, WRITE) and count > 0
        at = sector * 512
        for grant, first, last in struct.iter_unpack("<IBBxx", segments):
            assert first <= last < 8
            start, length = self.page(grant) + 512 * first, 512 * (last - first + 1)
            assert at + length <= len(self.disk)
            if operation == READ:
                model.write(start, bytes(self.disk[at : at + length]))
            else:
                self.disk[at : at + length] = model.read(start, length)
            at += length
        return 0
