"""A host whose outside are the host's own sockets, for the jail."""

from errno import EINVAL

from asyncio.events import Scheduler
from asyncio.host import BoundSocket, Host
from asyncio.host_clients import HostDatagrams, connect_to, open_bound, open_unbound
from asyncio.host_sockets import HostSockets, open_source
from net.address import UNSPECIFIED, is_loopback, parse_address
from net.stream_socket import StreamSocket
from net.tcp.listener import Listener
from net.udp import ReceivedDatagram


class OuterSocket(BoundSocket):
    """One that also exchanges datagrams with others than the program itself."""

    def __init__(self, host: Host, local: int, name: str, port: int) -> None:
        super().__init__(host, local, name, port)
        self.outside: HostDatagrams | None = None

    def local(self) -> tuple[str, int]:
        outside = self.outside
        if outside is None or outside.is_kept:
            return super().local()
        return outside.local()

    def send_to(self, payload: bytes, address: str, port: int) -> None:
        number = parse_address(address)
        outside = self.outside
        if number == UNSPECIFIED or is_loopback(number):
            # Whoever asks a named port from the host's own 127/8 is to get an answer.
            if outside is None or not outside.is_kept or self.host.local.is_bound(port):
                super().send_to(payload, address, port)
                return
        if is_loopback(self.local_address):
            raise OSError(EINVAL, "Invalid argument")
        if outside is None:
            outside = open_unbound(self)
            self.outside = outside
        outside.send(payload, number, port)

    def receive(self) -> ReceivedDatagram | None:
        datagram = super().receive()
        outside = self.outside
        if outside is not None:
            outside.look()
        return datagram

    def close(self) -> None:
        super().close()
        outside = self.outside
        if outside is not None:
            self.outside = None
            outside.close()


class SocketHost(Host):
    """Whatever is not 127/8 is the kernel's."""

    def __init__(self, loop: Scheduler) -> None:
        super().__init__(loop)
        self.sockets: HostSockets = open_source()

    def arm(self) -> bool:
        return self.sockets.arm()

    def disarm(self) -> None:
        self.sockets.disarm()

    def abandon(self) -> None:
        super().abandon()
        self.sockets.abandon()

    def _make_socket(self, address: int, name: str, port: int) -> BoundSocket:
        return OuterSocket(self, address, name, port)

    def _poll_outside(self, now: int) -> int:
        return self.sockets.poll(now)

    def _listen_outside(self, listener: Listener) -> None:
        self.sockets.attach(listener)

    async def _connect_outside(self, address: int, port: int) -> StreamSocket:
        return connect_to(address, port)

    def _bind_outside(self, socket: BoundSocket, is_named: bool) -> None:
        if isinstance(socket, OuterSocket):
            if is_named:
                socket.outside = open_bound(socket)
            elif socket.peer_address != UNSPECIFIED:
                socket.outside = open_unbound(socket)
