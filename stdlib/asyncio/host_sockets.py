"""The host's own sockets as an event source, for images of the jail target: TCP and UDP are the kernel's there.

Each turn of the loop asks ppoll(2) once what has happened at all of them.
"""

from collections.abc import Callable
from errno import EADDRINUSE, EADDRNOTAVAIL, ENOTCONN, EPIPE
from typing import Final

import image
from asyncio.events import NEVER, SECOND, EventSource, Scheduler
from asyncio.socket_errors import message_of
from net.address import format_address
from net.stream_socket import StreamSocket
from net.tcp.listener import Listener
from runtime.jail import sockets
from runtime.jail.listening import HostPort, find, is_given
from runtime.jail.poll_table import READABLE, WRITABLE, table
from runtime.memory.collector import is_short
from runtime.platform import monotonic

# What a socket that is not full is believed to take.
SEND_SPACE: Final = 262_144
# Connections accepted in one turn.
ACCEPT_BATCH: Final = 64
# The pause, in ns, after the kernel had no resources for another connection; CPython's.
ACCEPT_RETRY: Final = SECOND
# The least pause for reading and accepting, in ns, while memory is short.
SHORTAGE: Final = 10_000_000
LAST_EPHEMERAL_PORT: Final = 65535


class Descriptor:
    """A socket's place among all that are looked at."""

    def __init__(self, source: "HostSockets", number: int, events: int, on_event: Callable[[int], None]) -> None:
        self.source = source
        self.number = number            # -1: closed
        self.events = events
        self.on_event = on_event        # with the events that were wanted and have happened
        self.is_kept = False            # opened before the seal: it can never be opened again
        self.place = table.add(number, events)
        source.descriptors.append(self)

    def want(self, events: int) -> None:
        if events != self.events and self.number >= 0:
            self.events = events
            table.want(self.place, self.number, events)

    def close(self) -> None:
        if self.number >= 0:
            sockets.close(self.number)
            self.leave()

    def leave(self) -> None:
        """The socket stays open, and nobody looks at it."""
        if self.number >= 0:
            self.number = -1
            self.source.remove(self)


class HostConnection(StreamSocket):
    """What has arrived stays with the kernel but for one piece."""

    def __init__(self, source: "HostSockets", number: int, peer: tuple[str, int]) -> None:
        self.peer = peer
        self.error = None
        self.errno = 0
        self.on_change = None
        self.received = b""
        self.taken = 0                  # of `received`
        self.ended = False              # the peer has ended its side
        self.has_fin = False            # so have we
        self.is_full = False            # the kernel takes nothing more for now
        self.descriptor = Descriptor(source, number, READABLE, self.happened)

    def local_name(self) -> tuple[str, int]:
        if sockets.ask_own_name(self.descriptor.number) < 0:
            return "0.0.0.0", 0
        address, port = sockets.named()
        return format_address(address), port

    def is_open(self) -> bool:
        return self.descriptor.number >= 0

    def is_established(self) -> bool:
        return self.is_open()

    def available(self) -> int:
        return len(self.received) - self.taken

    def at_eof(self) -> bool:
        return self.available() == 0 and (self.ended or not self.is_open())

    def fin_was_received(self) -> bool:
        return self.ended

    def read(self, limit: int) -> bytes:
        available = self.available()
        if limit < available:
            data = self.received[self.taken:self.taken + limit]
            self.taken += limit
            return data
        data = self.received if self.taken == 0 else self.received[self.taken:]
        self.received = b""
        self.taken = 0
        self.look()
        return data

    def write(self, data: bytes) -> int:
        if self.has_fin:
            raise OSError(EPIPE, "connection was closed for writing")
        if not self.is_open():
            error = self.error
            if error is not None:
                raise OSError(self.errno, error)
            raise OSError(ENOTCONN, "connection has ended")
        count = sockets.write(self.descriptor.number, data)
        if count < 0 and count != sockets.AGAIN:
            self.fail(-count)
            self.descriptor.source.changed.append(self)
            return 0
        count = max(count, 0)
        if count < len(data):
            self.is_full = True
            self.look()
        return count

    def send_space(self) -> int:
        return 0 if self.has_fin or self.is_full or not self.is_open() else SEND_SPACE

    def close_write(self) -> None:
        if self.is_open() and not self.has_fin:
            self.has_fin = True
            sockets.end_writing(self.descriptor.number)

    def close(self) -> None:
        """The kernel sends what it has; to what still arrives it answers with a reset."""
        self.received = b""
        self.taken = 0
        self.descriptor.close()

    def abort(self) -> None:
        self.close()

    def fail(self, errno: int) -> None:
        """What was received before stays readable."""
        self.errno = errno
        self.error = message_of(errno)
        self.descriptor.close()

    def look(self) -> None:
        """Has the next turns look for what is wanted now."""
        events = 0
        if not self.ended and self.available() == 0:
            events = READABLE
        if self.is_full:
            events |= WRITABLE
        self.descriptor.want(events)

    def happened(self, events: int) -> None:
        if events & WRITABLE:
            self.is_full = False
        if events & READABLE:
            self.receive()
        self.look()
        on_change = self.on_change
        if on_change is not None:
            on_change()

    def receive(self) -> None:
        reader = self.descriptor.source.reader
        self.received = reader.read(self.descriptor.number)
        if len(self.received) == 0:
            if reader.error == 0:
                self.ended = True
            elif reader.error != sockets.AGAIN:
                self.fail(-reader.error)


class HostListener:
    """A socket of the host that listens since before the seal, and who listens at it in the program."""

    def __init__(self, source: "HostSockets", entry: HostPort) -> None:
        self.source = source
        self.port = entry.port
        self.listener: Listener | None = None
        self.retry_at = 0
        self.descriptor = Descriptor(source, entry.descriptor, 0, self.happened)
        self.descriptor.is_kept = True

    def look(self, now: int) -> int:
        """Has the next turns look for clients if they can be taken; when to call it again."""
        listener = self.listener
        if listener is None or (listener.closed and listener.on_ready is not None) or listener.is_full():
            # They wait with the kernel.
            self.descriptor.want(0)
            return NEVER
        self.descriptor.want(READABLE if now >= self.retry_at else 0)
        return NEVER if now >= self.retry_at else self.retry_at

    def happened(self, events: int) -> None:
        listener = self.listener
        accepted = 0
        while accepted < ACCEPT_BATCH and listener is not None and not listener.is_full():
            accepted += 1
            number = sockets.accept(self.descriptor.number)
            if number == sockets.AGAIN:
                return
            if number >= 0:
                address, port = sockets.named()
                if listener.closed:
                    sockets.close(number)
                else:
                    listener.established(HostConnection(self.source, number, (format_address(address), port)))
            elif not sockets.is_of_client(number):
                self.retry_at = monotonic() + ACCEPT_RETRY
                return


class HostSockets(EventSource):
    """All sockets of the program that are the host's."""

    def __init__(self) -> None:
        self.descriptors: list[Descriptor] = []         # in the order of the table
        self.listeners: list[HostListener] = []
        self.changed: list[HostConnection] = []         # by a call of the program, which is to learn of it in a later turn
        self.reader = sockets.Reader()
        self.last_free_port = LAST_EPHEMERAL_PORT
        self.short_until = 0                            # ns

    def poll(self, now: int) -> int:
        table.look_now()
        happened: list[tuple[Descriptor, int]] = []
        for descriptor in self.descriptors:
            events = table.happened(descriptor.place) & descriptor.events
            if events != 0:
                happened.append((descriptor, events))
        deadline = NEVER
        if len(happened) != 0:
            wanted = READABLE | WRITABLE
            for descriptor, events in happened:
                # Asked before each: what one turn reads of hundreds of connections can fill the memory by itself.
                if wanted & READABLE != 0 and self.memory_is_short(now):
                    # What is sent gives memory back.
                    wanted = WRITABLE
                    table.is_muted = True
                    deadline = self.short_until
                if events & wanted != 0 and descriptor.number >= 0:
                    descriptor.on_event(events & wanted)
        if len(self.changed) != 0:
            changed = self.changed
            self.changed = []
            for connection in changed:
                on_change = connection.on_change
                if on_change is not None:
                    on_change()
        for listener in self.listeners:
            deadline = min(deadline, listener.look(now))
        return deadline

    def memory_is_short(self, now: int) -> bool:
        """To learn that takes a collection, so at most a tenth of the time."""
        if now >= self.short_until and is_short():
            self.short_until = now + max(SHORTAGE, 10 * (monotonic() - now))
        return now < self.short_until

    def arm(self) -> bool:
        return len(self.changed) == 0

    def disarm(self) -> None:
        """Nothing is told but to who asks."""

    def abandon(self) -> None:
        """The loop is closed: nobody listens any more, and connections are over."""
        for known in self.listeners:
            listener = known.listener
            if listener is not None:
                listener.close()
            known.descriptor.leave()
        self.listeners = []
        while len(self.descriptors) != 0:
            descriptor = self.descriptors[-1]
            if descriptor.is_kept:
                descriptor.leave()
            else:
                descriptor.close()

    def remove(self, descriptor: Descriptor) -> None:
        """Its place is given to the last one."""
        table.remove(descriptor.place)
        last = self.descriptors.pop()
        if last is not descriptor:
            self.descriptors[descriptor.place] = last
            last.place = descriptor.place

    def listen(self, port: int, backlog: int) -> Listener:
        """Raises OSError: what the kernel has said to the socket of that port, EADDRINUSE, EADDRNOTAVAIL."""
        if port == 0:
            port = self.last_free_port
            self.last_free_port -= 1
        listener = Listener(port, backlog)
        self.attach(listener)
        return listener

    def attach(self, listener: Listener) -> None:
        """Gives it the clients of the host's socket for its port, if there is one."""
        port = listener.port
        for known in self.listeners:
            if known.port == port:
                current = known.listener
                if current is not None and not (current.closed and current.on_ready is None):
                    raise cannot_bind(port, EADDRINUSE)
                known.listener = listener
                return
        entry = find(port, False)
        if entry is None:
            if not is_given() and not image.LOOPBACK:
                raise OSError(EADDRNOTAVAIL, f"port {port} was not opened before the seal: name it in UNIC_LISTEN")
            return
        if entry.error != 0:
            raise cannot_bind(port, entry.error)
        known = HostListener(self, entry)
        known.listener = listener
        self.listeners.append(known)


def cannot_bind(port: int, errno: int) -> OSError:
    return OSError(errno, f"error while attempting to bind on address ('0.0.0.0', {port}): {message_of(errno).lower()}")


_source: HostSockets | None = None


def open_source() -> HostSockets:
    """The one there is."""
    global _source
    source = _source
    if source is None:
        source = HostSockets()
        _source = source
    return source


async def open_interface(loop: Scheduler) -> HostSockets:
    """It, with `loop` to listen to it."""
    source = open_source()
    loop._listen_to(source)
    return source
