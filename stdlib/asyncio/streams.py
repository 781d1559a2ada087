"""StreamReader and StreamWriter over one TCP connection.

Received bytes stay in the connection, whose window then closes, until a read asks for them;
the limits and errors are those of CPython 3.11's streams.
"""

from collections.abc import Callable, Coroutine, Iterable
from typing import Final

from asyncio.connections import ConnectionTransport
from asyncio.events import Scheduler, running_loop
from asyncio.exceptions import IncompleteReadError, LimitOverrunError
from asyncio.futures import Future, release_waiter
from asyncio.network import open_interface
from asyncio.server import Server, connect
from asyncio.tasks import Task
from net.tcp.connection import Connection

LIMIT: Final = 65536


class StreamReader:
    """Bytes of a connection, or of feed_data()."""

    def __init__(self, limit: int = LIMIT) -> None:
        if limit <= 0:
            raise ValueError("Limit cannot be <= 0")
        self._limit = limit
        self._buffer = bytearray()
        self._eof = False
        self._waiter: Future[None] | None = None
        self._exception: BaseException | None = None
        self._connection: Connection | None = None

    def exception(self) -> BaseException | None:
        return self._exception

    def set_exception(self, exc: BaseException) -> None:
        self._exception = exc
        self._wake()

    def feed_data(self, data: bytes) -> None:
        self._buffer += data
        if len(data) > 0:
            self._wake()

    def feed_eof(self) -> None:
        self._eof = True
        self._wake()

    def at_eof(self) -> bool:
        self._pull()
        return self._eof and len(self._buffer) == 0

    async def read(self, n: int = -1) -> bytes:
        """Up to `n` bytes, at least one unless the stream has ended; all to its end for -1."""
        self._check()
        if n == 0:
            return b""
        if n < 0:
            everything = bytearray()
            while True:
                block = await self.read(self._limit)
                if len(block) == 0:
                    return bytes(everything)
                everything += block
        connection = self._connection
        if len(self._buffer) == 0 and not self._eof:
            if connection is None or (connection.available() == 0 and not connection.at_eof()):
                await self._wait("read")
            if connection is not None and connection.available() > 0:
                return connection.read(n)
        return self._take(min(n, len(self._buffer)))

    async def readexactly(self, n: int) -> bytes:
        """`n` bytes, or IncompleteReadError."""
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        self._check()
        while len(self._buffer) < n:
            self._pull()
            if len(self._buffer) >= n:
                break
            if self._eof:
                raise IncompleteReadError(self._take(len(self._buffer)), n)
            await self._wait("readexactly")
        return self._take(n)

    async def readuntil(self, separator: bytes = b"\n") -> bytes:
        """All up to and with the separator; IncompleteReadError, LimitOverrunError."""
        if len(separator) == 0:
            raise ValueError("Separator should be at least one-byte string")
        self._check()
        searched = 0
        while True:
            self._pull()
            if len(self._buffer) - searched >= len(separator):
                found = self._buffer.find(separator, searched)
                if found >= 0:
                    break
                searched = len(self._buffer) + 1 - len(separator)
                if searched > self._limit:
                    raise LimitOverrunError("Separator is not found, and chunk exceed the limit",
                                            searched)
            if self._eof:
                raise IncompleteReadError(self._take(len(self._buffer)), None)
            await self._wait("readuntil")
        if found > self._limit:
            raise LimitOverrunError("Separator is found, but chunk is longer than limit", found)
        return self._take(found + len(separator))

    async def readline(self) -> bytes:
        """A line with its newline, or what is left; ValueError over the limit."""
        try:
            return await self.readuntil(b"\n")
        except IncompleteReadError as error:
            return error.partial
        except LimitOverrunError as error:
            if self._buffer.find(b"\n", error.consumed, error.consumed + 1) >= 0:
                del self._buffer[:error.consumed + 1]
            else:
                self._buffer.clear()
            raise ValueError(str(error))

    def __aiter__(self) -> "StreamReader":
        return self

    async def __anext__(self) -> bytes:
        line = await self.readline()
        if len(line) == 0:
            raise StopAsyncIteration
        return line

    def _check(self) -> None:
        error = self._exception
        if error is not None:
            raise error

    def _take(self, count: int) -> bytes:
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        return data

    def _pull(self) -> None:
        """Moves what the connection has into the buffer."""
        connection = self._connection
        if connection is None:
            return
        while len(self._buffer) <= 2 * self._limit and connection.available() > 0:
            self._buffer += connection.read(self._limit)
        if connection.at_eof():
            self._eof = True

    async def _wait(self, function: str) -> None:
        """Until there is more to read."""
        if self._waiter is not None:
            raise RuntimeError(f"{function}() called while another coroutine is already waiting "
                               "for incoming data")
        waiter: Future[None] = Future()
        self._waiter = waiter
        try:
            await waiter
        finally:
            self._waiter = None
        self._check()

    def _wake(self) -> None:
        waiter = self._waiter
        if waiter is not None:
            release_waiter(waiter)


class StreamTransport(ConnectionTransport):
    """Wakes the reader, and the writers that wait in drain()."""

    def __init__(self, connection: Connection, reader: StreamReader, loop: Scheduler) -> None:
        super().__init__(connection, loop)
        self._reader = reader
        self._drain_waiters: list[Future[None]] = []
        self._closed: Future[None] = Future(loop)
        reader._connection = connection
        connection.on_change = self._advance

    def close(self) -> None:
        if not self._closing:
            self._reader.feed_eof()
            super().close()

    def _readable(self) -> None:
        self._reader._wake()

    def _resume(self) -> None:
        for waiter in self._drain_waiters:
            release_waiter(waiter)
        self._drain_waiters.clear()

    def _ended(self, error: Exception | None) -> None:
        self._paused = False
        self._resume()
        if error is not None:
            self._reader.set_exception(error)
        else:
            self._reader.feed_eof()
        # Soon, not now: whoever waits for the close must see the end of the reader first.
        self._loop._soon(lambda: release_waiter(self._closed))

    async def _drain(self) -> None:
        self._reader._check()
        if self._lost:
            raise ConnectionResetError("Connection lost")
        if self._paused:
            waiter: Future[None] = Future(self._loop)
            self._drain_waiters.append(waiter)
            await waiter
            self._reader._check()


class StreamWriter:
    """What the application holds of the sending side."""

    def __init__(self, transport: StreamTransport) -> None:
        self._transport = transport

    @property
    def transport(self) -> StreamTransport:
        return self._transport

    def write(self, data: bytes) -> None:
        self._transport.write(data)

    def writelines(self, data: Iterable[bytes]) -> None:
        for chunk in data:
            self._transport.write(chunk)

    def can_write_eof(self) -> bool:
        return True

    def write_eof(self) -> None:
        self._transport.write_eof()

    async def drain(self) -> None:
        """Waits until the unsent bytes are few; raises when the connection is lost."""
        await self._transport._drain()

    def close(self) -> None:
        self._transport.close()

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    async def wait_closed(self) -> None:
        await self._transport._closed

    def get_extra_info(self, name: str) -> tuple[str, int]:
        return self._transport.get_extra_info(name)


def open_streams(connection: Connection, limit: int, loop: Scheduler) -> tuple[StreamReader, StreamWriter]:
    reader = StreamReader(limit)
    return reader, StreamWriter(StreamTransport(connection, reader, loop))


async def start_server(
        client_connected_cb: Callable[[StreamReader, StreamWriter], Coroutine[object, object, None]],
        host: str | None = None, port: int = 0, *,
        limit: int = LIMIT, backlog: int = 100) -> Server:
    """Listens on a port of the image's one address, once that is known; a task for each client.

    `host` is None, "", "0.0.0.0" or that address. OSError when the port is taken, or when there
    is no network.
    """
    loop = running_loop()

    def accept(connection: Connection) -> None:
        reader, writer = open_streams(connection, limit, loop)
        task = Task(client_connected_cb(reader, writer), loop=loop)
        task._when_done(lambda: finish_client(task, writer))

    interface = await open_interface(loop)
    return Server(interface.listen(port, backlog), accept, loop)


def finish_client(task: Task[None], writer: StreamWriter) -> None:
    if not task.cancelled():
        error = task.exception()
        if error is not None:
            task._loop._report("Unhandled exception in client_connected_cb", error, "task", task)
            writer.close()


async def open_connection(host: str, port: int, *,
                          limit: int = LIMIT) -> tuple[StreamReader, StreamWriter]:
    """Connects to a numeric IPv4 address; OSError when that fails."""
    loop = running_loop()
    return open_streams(await connect(loop, host, port), limit, loop)
