"""What the loop's create_... methods do: connections and servers with protocols."""

from collections.abc import Callable

import image
from asyncio.events import Scheduler
from asyncio.futures import Future
from asyncio.interfaces import host_of, open_interface
from asyncio.protocols import Protocol
from asyncio.server import Server, connect
from net.stream_socket import StreamSocket

if image.LOOPBACK:
    from asyncio.sockets import ProtocolSocketTransport as ProtocolTransport
else:
    from asyncio.protocol_transport import ProtocolTransport


async def open_protocol(loop: Scheduler, host: str, port: int, factory: Callable[[], Protocol]) -> ProtocolTransport:
    """Connects, then makes the protocol and tells it."""
    connection = await connect(loop, host, port)
    waiter: Future[None] = Future(loop)
    transport = ProtocolTransport(connection, factory(), loop, waiter)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport


async def serve_protocol(loop: Scheduler, host: str | None, port: int, backlog: int, start_serving: bool, factory: Callable[[], Protocol]) -> Server:
    """A protocol of its own for each connection."""
    def accept(connection: StreamSocket) -> None:
        ProtocolTransport(connection, factory(), loop, None)

    if image.LOOPBACK:
        listener = await host_of(loop).listen(host, port, backlog)
    else:
        interface = await open_interface(loop)
        listener = interface.listen(port, backlog)
    listener.closed = not start_serving
    return Server(listener, accept, loop)
