"""UDP sockets (RFC 768, RFC 1122 §4.1)."""

from collections.abc import Callable
from errno import EADDRINUSE, ECONNREFUSED, EHOSTUNREACH, EINVAL, EMSGSIZE, ENETUNREACH
from typing import Final

from net.address import UNSPECIFIED, format_address, parse_address
from net.clock import NEVER
from net.counters import Counters
from net.ipv4 import Ipv4
from net.wire.icmp import PORT_UNREACHABLE, PROTOCOL_UNREACHABLE, QuotedPacket
from net.wire.ipv4 import PROTOCOL_UDP, Ipv4Packet
from net.wire.udp import UDP_HEADER, emit_udp, parse_udp

SOCKET_LIMIT: Final = 32
QUEUE_LIMIT: Final = 32
"""Datagrams that wait in one socket."""


FIRST_EPHEMERAL_PORT: Final = 49152
EPHEMERAL_PORTS: Final = 16384


class ReceivedDatagram:
    """A datagram that waits to be read."""

    def __init__(self, payload: bytes, address: int, port: int) -> None:
        self.payload: bytes = payload
        self.address: int = address
        self.port: int = port


class UdpSocket:
    """One bound port. `on_ready` is called when a datagram has arrived."""

    def __init__(self, ip: Ipv4, port: int) -> None:
        self.ip: Ipv4 = ip
        self.port: int = port
        self.now: int = 0
        self.closed: bool = False
        self.queue: list[ReceivedDatagram] = []
        self.on_ready: Callable[[], None] | None = None
        self.peer_address: int = UNSPECIFIED  # of a connected socket: datagrams of others are dropped
        self.peer_port: int = 0
        self.error: int = 0  # errno of what an ICMP message said about the peer

    def local(self) -> tuple[str, int]:
        """The own address and port."""
        return format_address(self.ip.address), self.port

    def has_something(self) -> bool:
        """Whether there is a datagram to receive or an error to take."""
        return len(self.queue) != 0 or self.error != 0

    def take_error(self) -> OSError | None:
        """The error that is pending, once."""
        error = self.error
        self.error = 0
        if error == 0:
            return None
        return OSError(error, "Connection refused" if error == ECONNREFUSED else "No route to host")

    def receive_from(self) -> tuple[bytes, tuple[str, int]] | None:
        """The oldest datagram and who sent it, or None."""
        datagram = self.receive()
        if datagram is None:
            return None
        return datagram.payload, (format_address(datagram.address), datagram.port)

    def receive(self) -> ReceivedDatagram | None:
        """The datagram that has waited longest; None when there is none."""
        return self.queue.pop(0) if len(self.queue) != 0 else None

    def send_to(self, payload: bytes, address: str, port: int) -> None:
        """Raises OSError: EINVAL, EMSGSIZE (datagrams are not fragmented), ENETUNREACH."""
        if port < 1 or port > 65535:
            raise OSError(EINVAL, f"not a port: {port}")
        if len(payload) + UDP_HEADER > self.ip.largest_payload():
            raise OSError(EMSGSIZE, "Message too long")
        if not self.send(payload, parse_address(address), port):
            raise OSError(ENETUNREACH, "Network is unreachable")

    def send(self, payload: bytes, address: int, port: int) -> bool:
        """Send a datagram that fits in a frame; False when there is no way to the address."""
        source = self.ip.source_for(address)
        packet = emit_udp(source, self.port, address, port, payload)
        return self.ip.send(packet, source, address, PROTOCOL_UDP, self.now)

    def close(self) -> None:
        """Gives the port back."""
        self.closed = True
        self.queue = []
        self.on_ready = None


class Udp:
    """The UDP sockets of an interface."""

    def __init__(self, ip: Ipv4, counters: Counters) -> None:
        self.ip: Ipv4 = ip
        self.counters: Counters = counters
        self.sockets: dict[int, UdpSocket] = {}

    def bind(self, port: int, now: int) -> UdpSocket:
        """Raises OSError: EINVAL, EADDRINUSE (also when there are SOCKET_LIMIT sockets)."""
        if port < 1 or port > 65535:
            raise OSError(EINVAL, f"not a port: {port}")
        bound = self.sockets.get(port)
        if (bound is not None and not bound.closed) or len(self.sockets) >= SOCKET_LIMIT:
            raise OSError(EADDRINUSE, f"port {port} is in use")
        socket = UdpSocket(self.ip, port)
        socket.now = now
        self.sockets[port] = socket
        return socket

    def unreachable(self, quoted: QuotedPacket, code: int, now: int) -> None:
        """An ICMP error: what a connected socket learns (RFC 1122 §4.1.3.3)."""
        socket = self.sockets.get(quoted.source_port)
        if (socket is None or socket.closed or socket.peer_address != quoted.destination
                or socket.peer_port != quoted.destination_port):
            return
        socket.error = ECONNREFUSED if code == PORT_UNREACHABLE or code == PROTOCOL_UNREACHABLE else EHOSTUNREACH
        if socket.on_ready is not None:
            socket.on_ready()

    def input(self, packet: Ipv4Packet, now: int) -> None:
        """Takes in a packet whose IPv4 header is checked. now: nanoseconds."""
        datagram = parse_udp(packet.payload, packet.source, packet.destination, packet.is_verified)
        if datagram is None:
            self.counters.udp_malformed += 1
            return
        if not datagram.checksum_ok:
            self.counters.udp_checksum += 1
            return
        socket = self.sockets.get(datagram.destination_port)
        if socket is None or socket.closed:
            self.counters.udp_no_socket += 1
            self.ip.send_unreachable(packet, PORT_UNREACHABLE, now)
        elif socket.peer_address != UNSPECIFIED and (
                socket.peer_address != packet.source or socket.peer_port != datagram.source_port):
            self.counters.udp_no_socket += 1
        elif len(socket.queue) >= QUEUE_LIMIT:
            self.counters.udp_queue_full += 1
        else:
            socket.queue.append(ReceivedDatagram(datagram.payload, packet.source, datagram.source_port))
            if socket.on_ready is not None:
                socket.on_ready()

    def poll(self, now: int) -> int:
        """Forget closed sockets, and tell the others the time; there is no deadline."""
        closed: list[int] = []
        for port, socket in self.sockets.items():
            socket.now = now
            if socket.closed:
                closed.append(port)
        for port in closed:
            del self.sockets[port]
        return NEVER
