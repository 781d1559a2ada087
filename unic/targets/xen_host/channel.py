"""A byte stream to the machine: our end of a socket pair whose other end QEMU inherited."""

from __future__ import annotations

import selectors
import socket
import time
from collections.abc import Iterable, Sequence

from unic.targets.target import TargetError

CHUNK = 1 << 16
# select() does not take an infinite timeout as a number.
LONGEST_WAIT = 3600.0


class ChannelClosed(TargetError):
    """The other end is gone: QEMU has ended."""


class HostTimeout(TargetError):
    """The machine did not do in time what was waited for."""


class Channel:
    """`received`: bytes that have come and that nobody has taken."""

    def __init__(self, end: socket.socket, name: str) -> None:
        self.socket = end
        self.name = name
        self.received = bytearray()
        end.setblocking(False)

    def fileno(self) -> int:
        return self.socket.fileno()

    def close(self) -> None:
        self.socket.close()

    def poll(self) -> bool:
        """Takes in what is there now; whether there was something. Raises ChannelClosed."""
        try:
            data = self.socket.recv(CHUNK)
        except BlockingIOError:
            return False
        except ConnectionError:
            data = b""
        if not data:
            raise ChannelClosed(f"{self.name}: QEMU has ended")
        self.received += data
        return True

    def take(self, size: int | None = None) -> bytes:
        """The first `size` received bytes, or all of them."""
        size = len(self.received) if size is None else size
        data = bytes(self.received[:size])
        del self.received[:size]
        return data

    def read_line(self, deadline: float) -> bytes:
        """A line without its end. Raises HostTimeout, ChannelClosed."""
        while b"\n" not in self.received:
            self.fill(deadline)
        line = self.take(self.received.index(b"\n") + 1)
        return line.rstrip(b"\r\n")

    def read_exactly(self, size: int, deadline: float) -> bytes:
        """Raises HostTimeout, ChannelClosed."""
        while len(self.received) < size:
            self.fill(deadline)
        return self.take(size)

    def fill(self, deadline: float) -> None:
        """Waits for more bytes. Raises HostTimeout, ChannelClosed."""
        wait_readable([self], deadline)
        if not self.poll() and time.monotonic() > deadline:
            raise HostTimeout(f"{self.name}: no answer in time")

    def write(self, data: bytes, deadline: float) -> None:
        """Sends all of `data`. Raises HostTimeout, ChannelClosed."""
        view = memoryview(data)
        with selectors.DefaultSelector() as selector:
            selector.register(self.socket, selectors.EVENT_WRITE)
            while view:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise HostTimeout(f"{self.name}: takes nothing in time")
                try:
                    view = view[self.socket.send(view[:CHUNK]) :]
                except BlockingIOError:
                    continue
                except ConnectionError as error:
                    raise ChannelClosed(f"{self.name}: QEMU has ended") from error


def wait_readable(channels: Iterable[Channel], deadline: float) -> None:
    """Returns when one of `channels` has something to read, or has ended, or at the deadline (time.monotonic)."""
    with selectors.DefaultSelector() as selector:
        for channel in channels:
            selector.register(channel, selectors.EVENT_READ)
        selector.select(min(max(0.0, deadline - time.monotonic()), LONGEST_WAIT))


def pairs(names: Sequence[str]) -> tuple[dict[str, Channel], dict[str, socket.socket]]:
    """For each name our channel, and the socket for QEMU."""
    ours, theirs = {}, {}
    for name in names:
        end, other = socket.socketpair()
        ours[name] = Channel(end, name)
        theirs[name] = other
    return ours, theirs
