"""The interfaces of an image whose program may be at both ends of a connection: the loopback, and the network's.

Where it is, the program sees in which turns of the loop something happens at its sockets, and that is as under CPython: what
a kernel does it has done at once (`exchange`); what there is to tell waits for the next turn, in the order it happened.
"""

from collections.abc import Callable
from errno import EADDRINUSE, EADDRNOTAVAIL, ECONNREFUSED, ENETUNREACH

from asyncio.events import NEVER, EventSource, Scheduler
from net.address import UNSPECIFIED, is_loopback, parse_address
from net.interface import Interface
from net.loopback import LOCALHOST, Loopback
from net.stream_socket import StreamSocket
from net.tcp.listener import Listener
from net.udp import EPHEMERAL_PORTS, FIRST_EPHEMERAL_PORT, UdpSocket
from runtime.platform import monotonic, random_bytes


class Watch:
    """What a selector does for one socket: as long as it `is_ready`, each turn of the loop calls `turn` once, in the order in
    which sockets came to be ready (those that stay so before those that become so)."""

    def __init__(self, is_ready: Callable[[], bool], turn: Callable[[], None]) -> None:
        self.is_ready = is_ready
        self.turn = turn
        self.listed = False

    def look(self) -> None:
        """Something has changed at the socket."""
        host = _host
        if not self.listed and host is not None and self.is_ready():
            self.listed = True
            host.watches.append(self)


class BoundListener(Listener):
    """A listener on one address, or on all for "0.0.0.0"."""

    def __init__(self, host: str, port: int, backlog: int) -> None:
        super().__init__(port, backlog)
        self.host = host

    def local(self) -> tuple[str, int]:
        return self.host, self.port


class BoundSocket(UdpSocket):
    """A socket for datagrams on one address, or on all; it sends through whichever interface leads to the receiver."""

    def __init__(self, host: "Host", local: int, name: str, port: int) -> None:
        super().__init__(host.local.ip, port)
        self.host = host
        self.local_address = local
        self.name = name

    def local(self) -> tuple[str, int]:
        return self.name, self.port

    def send_to(self, payload: bytes, address: str, port: int) -> None:
        number = parse_address(address)
        interface = self.host.towards(number if number != UNSPECIFIED else LOCALHOST)
        if interface is None:
            raise OSError(ENETUNREACH, "Network is unreachable")
        self.ip = interface.ip
        super().send_to(payload, address if number != UNSPECIFIED else "127.0.0.1", port)
        self.host.exchange()


class Host(EventSource):
    """What the loop asks for events. What is outside of the loopback is for subclasses to say."""

    def __init__(self, loop: Scheduler) -> None:
        self.loop = loop
        self.now = monotonic()
        self.local = Loopback(random_bytes)
        self.watches: list[Watch] = []

    def poll(self, now: int) -> int:
        self.now = now
        deadline = min(self.local.exchange(now), self._poll_outside(now))
        if len(self.watches) != 0:
            watches = self.watches
            self.watches = []
            for watch in watches:
                if watch.is_ready():
                    self.watches.append(watch)
                    self.loop._soon(watch.turn)
                else:
                    watch.listed = False
        return deadline

    def abandon(self) -> None:
        """The loop is closed: nobody listens any more, and connections of the program to itself are gone."""
        self.watches = []
        self.local = Loopback(random_bytes)

    def exchange(self) -> None:
        """What was written is at the other end, if that is here."""
        self.local.exchange(self.now)

    async def listen(self, host: str | None, port: int, backlog: int) -> Listener:
        """Raises OSError (EADDRINUSE, EADDRNOTAVAIL)."""
        check_port(port, "bind")
        name = "0.0.0.0" if host is None or host == "" else host
        address = number_of(name)
        if name == "localhost":
            name = "127.0.0.1"
        interfaces = await self._interfaces_of(address, name, port)
        if port == 0:
            port = self._free_port(interfaces, False)
        for interface in interfaces:
            if interface.is_listening(port):
                raise OSError(EADDRINUSE, f"error while attempting to bind on address ({name!r}, {port}): address already in use")
        listener = BoundListener(name, port, backlog)
        if not is_loopback(address):
            self._listen_outside(listener)
        for interface in interfaces:
            interface.add_listener(listener)
        return listener

    async def connect(self, host: str, port: int) -> StreamSocket:
        """Begins to connect; `exchange` may bring it to its end. Raises OSError."""
        check_port(port, "connect")
        address = number_of(host)
        if address == UNSPECIFIED:
            address = LOCALHOST
        if port == 0:
            raise OSError(ECONNREFUSED, f"Connect call failed {(host, port)}")
        if is_loopback(address):
            return self.local.connect_to(address, port, self.now)
        return await self._connect_outside(address, port)

    async def bind(self, local: tuple[str, int] | None, remote: tuple[str, int] | None) -> UdpSocket:
        """A socket for datagrams. Raises OSError (EADDRINUSE, EADDRNOTAVAIL, ENETUNREACH)."""
        address = UNSPECIFIED
        name = "0.0.0.0"
        port = 0
        if local is not None:
            check_port(local[1], "bind")
            address = number_of(local[0])
            name = "127.0.0.1" if local[0] == "localhost" else local[0]
            port = local[1]
        peer = UNSPECIFIED
        if remote is not None:
            check_port(remote[1], "connect")
            peer = number_of(remote[0])
            if peer == UNSPECIFIED:
                peer = LOCALHOST
            if address == UNSPECIFIED and is_loopback(peer):
                address = LOCALHOST
                name = "127.0.0.1"
        interfaces = await self._interfaces_of(address, name, port)
        if port == 0:
            port = self._free_port(interfaces, True)
        for interface in interfaces:
            if interface.is_bound(port):
                raise OSError(EADDRINUSE, "Address already in use")
        socket = self._make_socket(address, name, port)
        socket.now = self.now
        if remote is not None:
            socket.peer_address = peer
            socket.peer_port = remote[1]
        if not is_loopback(address):
            self._bind_outside(socket, local is not None and local[1] != 0)
        for interface in interfaces:
            interface.add_socket(socket)
        return socket

    def towards(self, address: int) -> Interface | None:
        """The interface that leads to the address."""
        return self.local if is_loopback(address) else None

    async def _interfaces_of(self, address: int, name: str, port: int) -> list[Interface]:
        """The interfaces at which something bound to the address hears. Raises OSError (EADDRNOTAVAIL)."""
        return [self.local]

    def _make_socket(self, address: int, name: str, port: int) -> BoundSocket:
        return BoundSocket(self, address, name, port)

    # What is outside of the loopback:

    def _poll_outside(self, now: int) -> int:
        return NEVER

    def _listen_outside(self, listener: Listener) -> None:
        """Raises OSError."""

    async def _connect_outside(self, address: int, port: int) -> StreamSocket:
        raise OSError(ENETUNREACH, "Network is unreachable")

    def _bind_outside(self, socket: BoundSocket, is_named: bool) -> None:
        """`is_named`: the program has chosen the port. Raises OSError."""

    def _free_port(self, interfaces: list[Interface], is_datagram: bool) -> int:
        while True:
            seed = random_bytes(2)          # RFC 6056 §3.3.1
            port = FIRST_EPHEMERAL_PORT + (((seed[0] << 8) | seed[1]) % EPHEMERAL_PORTS)
            taken = False
            for interface in interfaces:
                if interface.is_bound(port) if is_datagram else interface.is_listening(port):
                    taken = True
            if not taken:
                return port


def check_port(port: int, call: str) -> None:
    if not 0 <= port <= 65535:
        raise OverflowError(f"{call}(): port must be 0-65535.")


def not_here(name: str, port: int) -> OSError:
    return OSError(EADDRNOTAVAIL, f"error while attempting to bind on address ({name!r}, {port}): cannot assign requested address")


def number_of(host: str) -> int:
    """The address; 0 for all of this host's. Raises OSError (EINVAL) for other names than "localhost"."""
    if host == "localhost":
        return LOCALHOST
    return UNSPECIFIED if host == "" else parse_address(host)


_host: Host | None = None


def current_host() -> Host | None:
    """The one there is."""
    return _host


def set_current_host(host: Host) -> None:
    global _host
    _host = host
