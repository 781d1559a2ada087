"""What the drivers of Xen's devices need of a toolstack and of Xen: a xenstore, a grant table, a clock, event channels."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.support.imports import load

machine = load("machine")
u32 = machine.u32
XenstoreError = load("runtime.drivers.xen.xenstore").XenstoreError
xenbus = load("runtime.drivers.xen.xenbus")
INITIALISING, INIT_WAIT, INITIALISED, CONNECTED, CLOSING, CLOSED = "1", "2", "3", "4", "5", "6"


class EventChannels:
    """Which ports are open, and which of them end a wait."""

    def __init__(self) -> None:
        self.open: dict[int, int] = {}
        self.watched: set[int] = set()
        self.notified = 0
        self._ports = itertools.count(10)

    def allocate(self, domain: int) -> Any:
        port = next(self._ports)
        self.open[port] = int(domain)
        return u32(port)

    def close(self, port: int) -> None:
        assert int(port) not in self.watched
        del self.open[int(port)]

    def watch(self, port: int) -> None:
        assert int(port) in self.open
        self.watched.add(int(port))

    def unwatch(self, port: int) -> None:
        self.watched.remove(int(port))

    def notify(self, port: int) -> None:
        assert int(port) in self.open, "an event on a channel that has been closed"
        self.notified += 1


def install(monkeypatch: pytest.MonkeyPatch, driver: Any) -> EventChannels:
    """Puts event channels and a clock, whose every look takes 10 ms, in Xen's place for module `driver`."""
    channels = EventChannels()
    ticks = itertools.count(0, 10_000_000)
    monkeypatch.setattr(xenbus, "allocate_channel", channels.allocate)
    monkeypatch.setattr(xenbus, "close_channel", channels.close)
    monkeypatch.setattr(xenbus.events, "watch", channels.watch)
    monkeypatch.setattr(xenbus.events, "unwatch", channels.unwatch)
    monkeypatch.setattr(xenbus.events, "sleep", lambda deadline: None)
    monkeypatch.setattr(driver, "notify", channels.notify)
    monkeypatch.setattr(xenbus, "monotonic", lambda: next(ticks))
    return channels


class Store:
    """What the driver asks of a Xenstore, on a dictionary."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        # Our folder may not be written to: the device has been taken away.
        self.is_gone = False
        self.watches: list[tuple[str, str]] = []
        self.after_write: Any = lambda path: None
        # What happens while somebody waits for an event; whether anything does.
        self.meanwhile: Any = lambda: False

    def read(self, path: str, transaction: int = 0) -> str | None:
        return self.values.get(path)

    def write(self, path: str, value: str, transaction: int = 0) -> None:
        if self.is_gone:
            raise XenstoreError("EACCES")
        self.values[path] = value
        self.after_write(path)

    def wait_for_event(self, token: str, deadline: int) -> bool:
        return bool(self.meanwhile())

    def abandon(self, transaction: int) -> None:
        pass

    def begin(self) -> int:
        return 1

    def commit(self, transaction: int) -> bool:
        return True

    def watch(self, path: str, token: str) -> None:
        if (path, token) in self.watches:
            raise XenstoreError("EEXIST")
        self.watches.append((path, token))

    def unwatch(self, path: str, token: str) -> None:
        if (path, token) not in self.watches:
            raise XenstoreError("ENOENT")
        self.watches.remove((path, token))


class Grants:
    """References and what they are good for."""

    def __init__(self) -> None:
        self.entries: dict[int, tuple[int, int]] = {}
        self.last = 7
        self.in_use = False

    def grant(self, domain: int, page: int, is_read_only: bool) -> int:
        assert page % 4096 == 0
        self.last += 1
        self.entries[self.last] = (int(domain), int.__index__(page))
        return u32(self.last)

    def revoke(self, reference: int) -> bool:
        if self.in_use:
            return False
        del self.entries[int(reference)]
        return True
