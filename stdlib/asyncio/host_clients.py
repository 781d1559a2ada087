"""Sockets of the host that the program makes by itself: connections to other hosts, and sockets for datagrams.

Apart from those that listen (host_sockets.py): an image that does not reach these may not make any.
"""

from errno import EALREADY, EINPROGRESS, EISCONN
from typing import Final

from asyncio.host_sockets import Descriptor, HostConnection, HostSockets, open_source
from asyncio.socket_errors import message_of
from net.address import UNSPECIFIED, format_address
from net.udp import QUEUE_LIMIT, ReceivedDatagram, UdpSocket
from runtime.jail import sockets
from runtime.jail.listening import find
from runtime.jail.poll_table import READABLE, WRITABLE

# Datagrams received in one turn.
RECEIVE_BATCH: Final = 32


class OutgoingConnection(HostConnection):
    """One to another host."""

    def __init__(self, source: HostSockets, number: int, address: int, port: int) -> None:
        super().__init__(source, number, (format_address(address), port))
        self.address = address
        self.port = port
        self.is_connecting = True
        self.look()

    def is_established(self) -> bool:
        return self.is_open() and not self.is_connecting

    def available(self) -> int:
        return 0 if self.is_connecting else super().available()

    def look(self) -> None:
        if self.is_connecting:
            self.descriptor.want(WRITABLE)
        else:
            super().look()

    def happened(self, events: int) -> None:
        if self.is_connecting:
            result = -sockets.connect(self.descriptor.number, self.address, self.port)
            if result == EALREADY or result == EINPROGRESS:
                return
            self.is_connecting = False
            if result != 0 and result != EISCONN:
                self.fail(result)
            events = 0
        super().happened(events)


def connect_to(address: int, port: int) -> OutgoingConnection:
    """Begins to connect. Raises OSError for what the kernel refuses at once."""
    number = checked(sockets.make_stream())
    result = -sockets.connect(number, address, port)
    if result != 0 and result != EINPROGRESS:
        sockets.close(number)
        raise OSError(result, message_of(result))
    return OutgoingConnection(open_source(), number, address, port)


class HostDatagrams:
    """The outer side of a socket for datagrams: what it receives comes into the socket's queue."""

    def __init__(self, socket: UdpSocket, number: int, is_kept: bool) -> None:
        self.socket = socket
        self.is_kept = is_kept          # opened before the seal: another socket may have it when this one is closed
        self.source = open_source()
        self.descriptor = Descriptor(self.source, number, READABLE, self.happened)
        self.descriptor.is_kept = is_kept

    def send(self, payload: bytes, address: int, port: int) -> None:
        """Raises OSError. What the host has no room for is lost, as datagrams are."""
        result = -sockets.send_to(self.descriptor.number, payload, address, port)
        if result > 0 and result != -sockets.AGAIN:
            raise OSError(result, message_of(result))

    def happened(self, events: int) -> None:
        socket = self.socket
        reader = self.source.reader
        for _ in range(RECEIVE_BATCH):
            if socket.closed or len(socket.queue) >= QUEUE_LIMIT:
                break
            data = reader.receive(self.descriptor.number)
            if reader.error == sockets.AGAIN:
                break
            if reader.error != 0:
                socket.error = -reader.error
                break
            address, port = sockets.named()
            if socket.peer_address == UNSPECIFIED or (socket.peer_address == address and socket.peer_port == port):
                socket.queue.append(ReceivedDatagram(data, address, port))
        self.look()
        on_ready = socket.on_ready
        if on_ready is not None and socket.has_something():
            on_ready()

    def look(self) -> None:
        """Has the next turns look for datagrams while there is room for them."""
        self.descriptor.want(0 if self.socket.closed or len(self.socket.queue) >= QUEUE_LIMIT else READABLE)

    def local(self) -> tuple[str, int]:
        sockets.ask_own_name(self.descriptor.number)
        address, port = sockets.named()
        return format_address(address), port

    def close(self) -> None:
        if self.is_kept:
            self.descriptor.leave()
        else:
            self.descriptor.close()


def open_bound(socket: UdpSocket) -> HostDatagrams | None:
    """The host's socket for the port of `socket`, if there is one. Raises OSError: what the kernel has said to it."""
    entry = find(socket.port, True)
    if entry is None:
        return None
    if entry.error != 0:
        raise OSError(entry.error, message_of(entry.error))
    return HostDatagrams(socket, entry.descriptor, True)


def open_unbound(socket: UdpSocket) -> HostDatagrams:
    """A new one, with a port of the host's choice; connected if `socket` has a peer. Raises OSError."""
    number = checked(sockets.make_datagram())
    if socket.peer_address != UNSPECIFIED:
        result = sockets.connect(number, socket.peer_address, socket.peer_port)
        if result < 0:
            sockets.close(number)
            checked(result)
    return HostDatagrams(socket, number, False)


def checked(result: int) -> int:
    """Raises OSError for the number of an error."""
    if result < 0:
        raise OSError(-result, message_of(-result))
    return result
