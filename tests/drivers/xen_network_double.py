"""A network back end over the memory model (netif.h), well-behaved or, by the methods that a test calls, hostile."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from tests.drivers.xen_double import CLOSING, CONNECTED, INIT_WAIT, Grants, Store
from tests.support.imports import load

model = load("unsafe").machine_model

PATH = "device/vif/0"
BACKEND = "/local/domain/0/backend/vif/1/0"
MAC = "00:16:3e:12:AB:cd"
WITHOUT_CHECKSUM, MORE_DATA, EXTRA_INFO = 1 | 2, 4, 8


@dataclass
class Backend:
    """Takes and delivers frames when the test says so. `connects` is whether it goes to Connected."""

    domain: int = 0
    mac: str = MAC
    mtu: str | None = "1500"
    has_sg: bool = True
    store: Store = field(default_factory=Store)
    grants: Grants = field(default_factory=Grants)
    connects: bool = True
    outgoing: int = 0  # addresses of the rings; 0 while there is no connection
    incoming: int = 0
    seen: int = 0  # of the requests to send
    answered: int = 0
    delivered: int = 0
    sent: list[bytes] = field(default_factory=list)
    sent_flags: list[int] = field(default_factory=list)  # of those frames, without MORE_DATA

    def plug(self) -> None:
        """The toolstack has made the device, and the back end is ready for a front end."""
        values = self.store.values
        values.update({PATH + "/backend": BACKEND, PATH + "/backend-id": str(self.domain), PATH + "/mac": self.mac,
                       PATH + "/state": "1", BACKEND + "/state": INIT_WAIT, BACKEND + "/feature-sg": str(int(self.has_sg))})
        values.pop(PATH + "/mtu", None)
        if self.mtu is not None:
            values[PATH + "/mtu"] = self.mtu
        self.store.after_write = self.look

    def unplug(self, state: str | None = CLOSING) -> None:
        """The back end goes: to `state`, or with its folder and ours for None. Frames in its hands are lost."""
        if state is None:
            self.store.values.clear()
        else:
            self.store.values[BACKEND + "/state"] = state
        self.outgoing = self.incoming = 0

    def look(self, path: str) -> None:
        values = self.store.values
        if path == PATH + "/state" and values[path] == CONNECTED and values[BACKEND + "/state"] == INIT_WAIT and self.connects:
            assert values[PATH + "/request-rx-copy"] == values[PATH + "/feature-sg"] == "1"
            self.outgoing = self.page(int(values[PATH + "/tx-ring-ref"]))
            self.incoming = self.page(int(values[PATH + "/rx-ring-ref"]))
            assert model.read(self.outgoing, 64) == struct.pack("<4I", 0, 1, 0, 1) + bytes(48)
            assert model.read(self.incoming, 64) == struct.pack("<4I", 64, 1, 0, 1) + bytes(48)
            self.seen = self.answered = self.delivered = 0
            values[BACKEND + "/state"] = CONNECTED

    def page(self, reference: int) -> int:
        domain, page = self.grants.entries[reference]
        assert domain == self.domain
        return page

    def take(self) -> list[int]:
        """Read the frames that have been sent; the ids of their parts, which have no answer yet."""
        identities: list[int] = []
        frame = b""
        total = 0
        while self.seen != model.load(self.outgoing, 4):
            request = model.read(self.outgoing + 64 + self.seen % 256 * 12, 12)
            reference, offset, flags, identity, size = struct.unpack("<IHHHH", request)
            self.seen += 1
            assert flags & ~MORE_DATA in (0, WITHOUT_CHECKSUM)
            if total == 0:
                total = size
                self.sent_flags.append(flags & ~MORE_DATA)
                # The first part's size is the whole frame's; its own length is what the others leave.
                parts: list[tuple[int, int]] = [(self.page(reference) + offset, 0)]
            else:
                parts.append((self.page(reference) + offset, size))
            if not flags & MORE_DATA:
                first = total - sum(length for _, length in parts)
                frame = b"".join(model.read(at, length or first) for at, length in parts)
                assert all((at & 4095) + (length or first) <= 4096 for at, length in parts)
                self.sent.append(frame)
                total = 0
            identities.append(identity)
        assert total == 0, "a frame without an end"
        model.store(self.outgoing + 4, 4, self.seen + 1)
        return identities

    def answer(self, identity: int, status: int = 0) -> None:
        model.write(self.outgoing + 64 + self.answered % 256 * 12, struct.pack("<Hh", identity, status))
        self.answered += 1
        model.store(self.outgoing + 8, 4, self.answered)

    def serve(self) -> None:
        for identity in self.take():
            self.answer(identity)

    def deliver(self, *parts: bytes, flags: int = 0, status: int | None = None, offset: int = 0) -> None:
        """One frame in `parts`; the last part's flags and status as told."""
        for index, part in enumerate(parts):
            is_last = index == len(parts) - 1
            assert self.delivered != model.load(self.incoming, 4), "no buffer to receive"
            request = model.read(self.incoming + 64 + self.delivered % 256 * 8, 8)
            identity, reference = struct.unpack("<HxxI", request)
            model.write(self.page(reference) + offset, part)
            response = struct.pack("<HHHh", identity, offset, flags if is_last else MORE_DATA, len(part) if status is None else status)
            model.write(self.incoming + 64 + self.delivered % 256 * 8, response)
            self.delivered += 1
        model.store(self.incoming + 8, 4, self.delivered)
