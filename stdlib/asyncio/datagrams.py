"""The transport for datagrams: one UDP socket and its protocol."""

from errno import EDESTADDRREQ

import image
from asyncio.events import Scheduler
from asyncio.futures import Future, release_waiter
from asyncio.host import Watch
from asyncio.interfaces import host_of, open_interface
from asyncio.protocols import DatagramProtocol
from asyncio.transports import DatagramTransport
from net.udp import UdpSocket


class UdpTransport(DatagramTransport):
    """`remote`: the one peer, if datagrams of others are to be dropped."""

    def __init__(self, socket: UdpSocket, remote: tuple[str, int] | None, protocol: DatagramProtocol, loop: Scheduler,
                 waiter: Future[None]) -> None:
        self._socket = socket
        self._remote = remote
        self._protocol = protocol
        self._loop = loop
        self._closing = False
        self._scheduled = False                 # a call of _deliver()
        loop._soon(lambda: protocol.connection_made(self))
        loop._soon(self._start)
        loop._soon(lambda: release_waiter(waiter))

    def get_extra_info(self, name: str) -> tuple[str, int]:
        remote = self._remote
        if name == "sockname":
            return self._socket.local()
        if name == "peername" and remote is not None:
            return remote
        raise NotImplementedError(f"get_extra_info({name!r}): only sockname, and peername with a remote address")

    def is_closing(self) -> bool:
        return self._closing

    def get_write_buffer_size(self) -> int:
        return 0

    def get_protocol(self) -> DatagramProtocol:
        return self._protocol

    def set_protocol(self, protocol: DatagramProtocol) -> None:
        self._protocol = protocol

    def sendto(self, data: bytes, addr: tuple[str, int] | None = None) -> None:
        """What cannot be sent is told to error_received(); ValueError for another address than the remote one."""
        if len(data) == 0:
            return
        remote = self._remote
        if remote is not None:
            if addr is not None and addr != remote:
                raise ValueError(f"Invalid address: must be None or {remote}")
            addr = remote
        if self._closing:
            return
        try:
            if addr is None:
                raise OSError(EDESTADDRREQ, "Destination address required")
            self._socket.send_to(data, addr[0], addr[1])
        except OSError as error:
            self._protocol.error_received(error)

    def close(self) -> None:
        if not self._closing:
            self._closing = True
            self._socket.close()
            self._loop._soon(lambda: self._protocol.connection_lost(None))

    def abort(self) -> None:
        self.close()

    def _start(self) -> None:
        if not self._closing:
            if image.LOOPBACK:
                watch = Watch(self._is_ready, self._receive)
                self._socket.on_ready = watch.look
                watch.look()
            else:
                self._socket.on_ready = self._ready
                self._ready()

    def _is_ready(self) -> bool:
        return not self._closing and self._socket.has_something()

    def _ready(self) -> None:
        if not self._scheduled and self._socket.has_something():
            self._scheduled = True
            self._loop._soon(self._deliver)

    def _deliver(self) -> None:
        self._scheduled = False
        try:
            self._receive()
        finally:
            self._ready()

    def _receive(self) -> None:
        """Tells of one datagram, or of an error."""
        if self._closing:
            return
        error = self._socket.take_error()
        if error is not None:
            self._protocol.error_received(error)
            return
        received = self._socket.receive_from()
        if received is not None:
            data, addr = received
            self._protocol.datagram_received(data, addr)


async def open_datagrams(loop: Scheduler, local: tuple[str, int] | None, remote: tuple[str, int] | None,
                         protocol: DatagramProtocol) -> UdpTransport:
    """Binds a port, and tells the protocol. OSError when the port is taken, or an address is none."""
    if image.LOOPBACK:
        socket = await host_of(loop).bind(local, remote)
    else:
        interface = await open_interface(loop)
        socket = interface.udp_open(0 if local is None else local[1], remote)
    waiter: Future[None] = Future(loop)
    transport = UdpTransport(socket, remote, protocol, loop, waiter)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport
