"""Server, and making connections: what streams and protocols have in common."""

from collections.abc import Callable

import image
from asyncio.events import Scheduler
from asyncio.futures import Future
from asyncio.host import Watch
from asyncio.interfaces import host_of, open_interface
from net.stream_socket import StreamSocket
from net.tcp.listener import Listener
from runtime.phases import LISTENING, mark
from runtime.platform import monotonic


class ServerSocket:
    """The listening socket, as far as Server.sockets shows it."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    def getsockname(self) -> tuple[str, int]:
        return self._listener.local()


class Server:
    """A port that is listened on, and what is to become of each connection."""

    def __init__(self, listener: Listener,
                 accepted: Callable[[StreamSocket], None], loop: Scheduler) -> None:
        self._listener: Listener | None = listener
        self._accepted = accepted
        self._loop = loop
        self._forever: Future[None] | None = None
        self._socket = ServerSocket(listener)
        if image.LOOPBACK:
            listener.on_ready = Watch(self._has_clients, self._accept).look
        else:
            listener.on_ready = self._accept
        if image.PHASES:
            mark(LISTENING)

    @property
    def sockets(self) -> tuple[ServerSocket, ...]:
        """One socket, which knows its address by getsockname(); none after close()."""
        return () if self._listener is None else (self._socket,)

    def get_loop(self) -> Scheduler:
        """The loop that serves it."""
        return self._loop

    def is_serving(self) -> bool:
        """Whether it takes connections."""
        listener = self._listener
        return listener is not None and not listener.closed

    def close(self) -> None:
        """Listens no longer; connections stay."""
        listener = self._listener
        if listener is None:
            return
        self._listener = None
        listener.close()
        forever = self._forever
        if forever is not None and not forever.done():
            forever.cancel()

    async def wait_closed(self) -> None:
        """As in CPython 3.11, does not wait for the connections of a closed server."""

    async def start_serving(self) -> None:
        """Takes connections from now on."""
        self._serve()

    async def serve_forever(self) -> None:
        """Until it is cancelled, which closes the server."""
        if self._forever is not None:
            raise RuntimeError("server is already being awaited on serve_forever()")
        self._serve()
        forever: Future[None] = Future(self._loop)
        self._forever = forever
        try:
            await forever
        finally:
            self._forever = None
            self.close()

    async def __aenter__(self) -> "Server":
        return self

    async def __aexit__(self, kind: object, error: BaseException | None,
                        traceback: object) -> None:
        self.close()
        await self.wait_closed()

    def _serve(self) -> None:
        listener = self._listener
        if listener is None:
            raise RuntimeError("server is closed")
        listener.closed = False

    def _has_clients(self) -> bool:
        listener = self._listener
        return listener is not None and len(listener.ready) != 0

    def _accept(self) -> None:
        listener = self._listener
        while listener is not None:
            connection = listener.accept()
            if connection is None:
                return
            self._loop._soon(self._starter(connection))

    def _starter(self, connection: StreamSocket) -> Callable[[], None]:
        return lambda: self._accepted(connection)


async def connect(loop: Scheduler, host: str, port: int) -> StreamSocket:
    """A connection that is established; OSError when that fails."""
    if image.LOOPBACK:
        connection = await host_of(loop).connect(host, port)
    else:
        interface = await open_interface(loop)
        connection = interface.connect(host, port, monotonic())
    established: Future[None] = Future(loop)

    def changed() -> None:
        if not established.done():
            if connection.error is not None:
                established.set_exception(OSError(connection.errno, f"Connect call failed {connection.peer}"))
            elif connection.is_established():
                established.set_result(None)

    if image.LOOPBACK:
        # Watched from after the handshake on, which a kernel completes at once where it can.
        host_of(loop).exchange()
        watch = Watch(lambda: not established.done() and (connection.error is not None or connection.is_established()), changed)
        connection.on_change = watch.look
        watch.look()
    else:
        connection.on_change = changed
    try:
        await established
    except BaseException:
        connection.on_change = None
        if image.LOOPBACK and connection.is_established():
            connection.close()
            host_of(loop).exchange()
        else:
            connection.abort()
        raise
    return connection
