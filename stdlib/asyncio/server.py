"""start_server() and open_connection()."""

from collections.abc import Callable, Coroutine

from asyncio.base_events import EventLoop, get_running_loop
from asyncio.futures import Future
from asyncio.network import open_interface
from asyncio.streams import LIMIT, StreamReader, StreamWriter, failure, open_streams
from asyncio.tasks import Task
from net.tcp.connection import Connection
from net.tcp.listener import Listener
from runtime.platform import monotonic

class ServerSocket:
    """The listening socket, as far as Server.sockets shows it."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    def getsockname(self) -> tuple[str, int]:
        return "0.0.0.0", self._listener.port


class Server:
    """A port that is listened on, and the task for each client."""

    def __init__(self, listener: Listener,
                 client: Callable[[StreamReader, StreamWriter], Coroutine[object, object, None]],
                 limit: int, loop: EventLoop) -> None:
        self._listener: Listener | None = listener
        self._client = client
        self._limit = limit
        self._loop = loop
        self._forever: Future[None] | None = None
        self._socket = ServerSocket(listener)
        listener.on_ready = self._accept

    @property
    def sockets(self) -> tuple[ServerSocket, ...]:
        return () if self._listener is None else (self._socket,)

    def get_loop(self) -> EventLoop:
        return self._loop

    def is_serving(self) -> bool:
        return self._listener is not None

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
        if self._listener is None:
            raise RuntimeError("server is closed")

    async def serve_forever(self) -> None:
        """Until it is cancelled, which closes the server."""
        if self._forever is not None:
            raise RuntimeError("server is already being awaited on serve_forever()")
        if self._listener is None:
            raise RuntimeError("server is closed")
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

    def _accept(self) -> None:
        listener = self._listener
        while listener is not None:
            connection = listener.accept()
            if connection is None:
                return
            self._loop._soon(self._starter(connection))

    def _starter(self, connection: Connection) -> Callable[[], None]:
        return lambda: self._start(connection)

    def _start(self, connection: Connection) -> None:
        reader, writer = open_streams(connection, self._limit)
        task = Task(self._client(reader, writer), loop=self._loop)
        task._when_done(lambda: finish_client(task, writer))


def finish_client(task: Task[None], writer: StreamWriter) -> None:
    if not task.cancelled():
        error = task.exception()
        if error is not None:
            task._loop._report("Unhandled exception in client_connected_cb", error, "task", task)
            writer.close()


async def start_server(
        client_connected_cb: Callable[[StreamReader, StreamWriter], Coroutine[object, object, None]],
        host: str | None = None, port: int = 0, *,
        limit: int = LIMIT, backlog: int = 100) -> Server:
    """Listens on a port of the image's one address, once that is known.

    `host` is None, "", "0.0.0.0" or that address. OSError when the port is taken, or when there
    is no network.
    """
    loop = get_running_loop()
    interface = await open_interface(loop)
    return Server(interface.listen(port, backlog), client_connected_cb, limit, loop)


async def open_connection(host: str, port: int, *,
                          limit: int = LIMIT) -> tuple[StreamReader, StreamWriter]:
    """Connects to a numeric IPv4 address; OSError when that fails."""
    loop = get_running_loop()
    interface = await open_interface(loop)
    connection = interface.connect(host, port, monotonic())
    established: Future[None] = Future(loop)

    def changed() -> None:
        if not established.done():
            if connection.error is not None:
                established.set_exception(failure(connection))
            elif connection.is_established():
                established.set_result(None)

    connection.on_change = changed
    try:
        await established
    except BaseException:
        connection.on_change = None
        connection.abort()
        raise
    return open_streams(connection, limit)
