"""A network interface with the whole stack behind it: the one class an event loop deals with.

Frames and the monotonic clock (ns) go in, frames and the next deadline come out. After anything happened (frames,
a deadline, a call by the application) call `poll`, then send what `next_frame` gives.
"""

from collections.abc import Callable

from net.address import UNSPECIFIED, parse_address, parse_network
from net.arp import NeighbourCache
from net.clock import NEVER
from net.counters import Counters
from net.dhcp import DhcpClient
from net.egress import EgressQueue
from net.icmp import Icmp
from net.ipv4 import Ipv4
from net.tcp.connection import Connection
from net.tcp.endpoint import Tcp
from net.tcp.listener import Listener
from net.udp import EPHEMERAL_PORTS, FIRST_EPHEMERAL_PORT, Udp, UdpSocket
from net.wire.ethernet import BROADCAST_MAC, ETHERNET_HEADER, ETHERTYPE_ARP, ETHERTYPE_IPV4
from net.wire.fields import get16
from net.wire.ipv4 import PROTOCOL_ICMP, PROTOCOL_TCP, PROTOCOL_UDP


class Interface:
    """`mac` is 6 bytes, `mtu` the largest IPv4 packet, `entropy(n)` n unpredictable bytes.

    A protocol is attached when it is first used, through a function in `transports` or `timers`, so that an image
    holds only those its program can use."""

    def __init__(self, mac: bytes, mtu: int, entropy: Callable[[int], bytes]) -> None:
        seed = entropy(2)
        self.mac: bytes = mac
        self.entropy: Callable[[int], bytes] = entropy
        self.now: int = 0
        self.counters: Counters = Counters()
        self.egress: EgressQueue = self._make_egress()
        self.neighbours: NeighbourCache = self._make_neighbours()
        self.ip: Ipv4 = self._make_ip(mtu, (seed[0] << 8) | seed[1])
        self.icmp: Icmp = Icmp(self.ip, self.counters)
        self.ip.transports[PROTOCOL_ICMP] = self.icmp.input
        self.timers: list[Callable[[int], int]] = []
        self.tcp: Tcp | None = None
        self.udp: Udp | None = None

    def configure_static(self, address: str, gateway: str | None) -> None:
        """`address` with its prefix length, as "10.0.0.2/24". Raises OSError(EINVAL)."""
        number, mask = parse_network(address)
        self.ip.configure(number, mask, parse_address(gateway) if gateway is not None else 0)

    def configure_dhcp(self) -> None:
        """Ask a DHCP server, again and again; `is_configured` tells when there is an address."""
        client = DhcpClient(self.ip, self._udp(), self.mac, self.entropy, self.now)
        self.timers.append(client.poll)

    def is_configured(self) -> bool:
        """Whether it has an address."""
        return self.ip.address != 0

    def let_device_add_sums(self) -> None:
        """TCP segments have only the sum of the pseudo header in the checksum's place from now on."""
        self.ip.device_adds_sums = True

    def set_memory_short(self, is_short: bool) -> None:
        """Whether to take no new connections and no data, as if they had been lost: peers send them again.

        Acknowledgements and resets still count, since they give memory back."""
        self.ip.memory_is_short = is_short

    def input(self, frame: bytes, now: int, is_verified: bool = False) -> None:
        """A received frame; whatever it holds, this does not raise. is_verified: the device vouches for the checksum of the TCP
        segment or UDP datagram in it."""
        self.now = now
        counters = self.counters
        counters.frames_received += 1
        if len(frame) < ETHERNET_HEADER:
            counters.ethernet_malformed += 1
            return
        destination = frame[0:6]
        if destination != self.mac and destination != BROADCAST_MAC:
            counters.ethernet_not_for_us += 1
            return
        ethertype = get16(frame, 12)
        if ethertype == ETHERTYPE_IPV4:
            self.ip.input(frame, now, is_verified)
        elif ethertype == ETHERTYPE_ARP:
            self.neighbours.input(frame, self.ip.address, now)
        else:
            counters.ethernet_unknown_type += 1

    def poll(self, now: int) -> int:
        """Run what is due and produce frames; the next deadline in ns, NEVER when there is none."""
        self.now = now
        deadline = NEVER
        for timer in self.timers:
            deadline = min(deadline, timer(now))
        return min(deadline, self.neighbours.poll(self.ip.address, now))

    def next_frame(self) -> bytes | None:
        """The next frame to send, or None."""
        return self.egress.pop()

    def listen(self, port: int, backlog: int) -> Listener:
        """Raises OSError (EADDRINUSE)."""
        return self._tcp().listen(port, backlog)

    def connect(self, address: str, port: int, now: int) -> Connection:
        """Begin to connect; `on_change` of the connection tells the end of it. Raises OSError."""
        self.now = now
        return self.connect_to(parse_address(address), port, now)

    def connect_to(self, address: int, port: int, now: int) -> Connection:
        """Begins to open a TCP connection. Raises OSError: EINVAL, ENETUNREACH, EADDRNOTAVAIL, ENOBUFS."""
        return self._tcp().connect(address, port, now)

    def udp_bind(self, port: int) -> UdpSocket:
        """Raises OSError (EADDRINUSE)."""
        return self._udp().bind(port, self.now)

    def udp_open(self, port: int, peer: tuple[str, int] | None) -> UdpSocket:
        """`udp_bind`, for port 0 to a free one; with a peer, to and from that alone. Raises OSError."""
        udp = self._udp()
        if port == 0:
            while port == 0 or port in udp.sockets:
                seed = self.entropy(2)          # RFC 6056 §3.3.1
                port = FIRST_EPHEMERAL_PORT + (((seed[0] << 8) | seed[1]) % EPHEMERAL_PORTS)
        address = UNSPECIFIED
        if peer is not None:
            address = parse_address(peer[0])
            self.icmp.on_unreachable[PROTOCOL_UDP] = udp.unreachable
        socket = udp.bind(port, self.now)
        if peer is not None:
            socket.peer_address = address
            socket.peer_port = peer[1]
        return socket

    # For what is bound at several interfaces.

    def is_listening(self, port: int) -> bool:
        """Whether somebody listens on the TCP port."""
        listener = self._tcp().listeners.get(port)
        return listener is not None and not listener.closed

    def add_listener(self, listener: Listener) -> None:
        """Takes connections to the listener's port."""
        self._tcp().listeners[listener.port] = listener

    def close_listeners(self) -> None:
        """Takes no connections any more."""
        for listener in self._tcp().listeners.values():
            listener.close()

    def is_bound(self, port: int) -> bool:
        """Whether the UDP port has a socket."""
        socket = self._udp().sockets.get(port)
        return socket is not None and not socket.closed

    def add_socket(self, socket: UdpSocket) -> None:
        """Hands datagrams for the socket's port to it."""
        udp = self._udp()
        self.icmp.on_unreachable[PROTOCOL_UDP] = udp.unreachable
        udp.sockets[socket.port] = socket

    # What another kind of interface makes differently.

    def _make_egress(self) -> EgressQueue:
        return EgressQueue(self.counters)

    def _make_neighbours(self) -> NeighbourCache:
        return NeighbourCache(self.mac, self.egress, self.counters)

    def _make_ip(self, mtu: int, identification: int) -> Ipv4:
        return Ipv4(self.neighbours, self.counters, mtu, identification)

    def _make_tcp(self) -> Tcp:
        return Tcp(self.ip, self.counters, self.entropy)

    def _tcp(self) -> Tcp:
        tcp = self.tcp
        if tcp is None:
            tcp = self._make_tcp()
            self.tcp = tcp
            self.ip.transports[PROTOCOL_TCP] = tcp.input
            self.icmp.on_unreachable[PROTOCOL_TCP] = tcp.unreachable
            self.timers.append(tcp.poll)
        return tcp

    def _udp(self) -> Udp:
        udp = self.udp
        if udp is None:
            udp = Udp(self.ip, self.counters)
            self.udp = udp
            self.ip.transports[PROTOCOL_UDP] = udp.input
            self.timers.append(udp.poll)
        return udp
