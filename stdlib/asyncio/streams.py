"""StreamReader and StreamWriter over one TCP connection.

Received bytes stay in the connection, whose window then closes, until a read asks for them;
the limits and errors are those of CPython 3.11's streams.
"""

from collections import deque
from typing import Final

from asyncio.base_events import EventLoop, get_running_loop
from asyncio.exceptions import IncompleteReadError, LimitOverrunError
from asyncio.futures import Future, release_waiter
from net.tcp.connection import Connection

LIMIT: Final = 65536
HIGH_WATER: Final = 65536       # unsent bytes above which drain() waits
LOW_WATER: Final = 16384        # and down to which


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


class Transport:
    """The sending side: bytes that the connection has not taken yet, and the end."""

    def __init__(self, connection: Connection, reader: StreamReader, loop: EventLoop) -> None:
        self._connection = connection
        self._reader = reader
        self._loop = loop
        self._chunks: deque[bytes] = deque()
        self._taken = 0                         # of the first chunk
        self._size = 0                          # bytes in all chunks, less _taken
        self._paused = False                    # over the high-water mark
        self._drain_waiters: list[Future[None]] = []
        self._eof = False
        self._closing = False
        self._lost = False
        self._closed: Future[None] = Future(loop)
        reader._connection = connection
        connection.on_change = self._advance

    def is_closing(self) -> bool:
        return self._closing

    def get_write_buffer_size(self) -> int:
        return self._size

    def write(self, data: bytes) -> None:
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if self._lost or self._closing or len(data) == 0:
            return
        taken = 0
        if self._size == 0 and self._connection.send_space() > 0:
            taken = self._connection.write(data)
        if taken < len(data):
            if self._size == 0:
                self._taken = taken
            self._chunks.append(data)
            self._size += len(data) - taken
            if self._size > HIGH_WATER:
                self._paused = True

    def write_eof(self) -> None:
        if not self._eof and not self._closing:
            self._eof = True
            self._advance()

    def close(self) -> None:
        """Ends the connection once all is sent."""
        if not self._closing:
            self._closing = True
            self._reader.feed_eof()
            self._advance()

    def abort(self) -> None:
        """Resets the connection; what is unsent is lost."""
        self._closing = True
        if not self._lost:
            self._connection.abort()
            self._finish(None)

    def _advance(self) -> None:
        """Something has changed: bytes to read, room to send, the end."""
        if self._lost:
            return
        connection = self._connection
        if connection.error is not None:
            self._finish(failure(connection))
            return
        while self._size > 0:
            room = connection.send_space()
            if room <= 0:
                break
            chunk = self._chunks[0]
            taken = connection.write(chunk[self._taken:self._taken + room])
            if taken == 0:
                break
            self._taken += taken
            self._size -= taken
            if self._taken == len(chunk):
                self._chunks.popleft()
                self._taken = 0
        if self._paused and self._size <= LOW_WATER:
            self._resume()
        if self._size == 0:
            if self._closing:
                self._finish(None)
                return
            if self._eof:
                connection.close_write()
        if connection.available() > 0 or connection.at_eof():
            self._reader._wake()

    def _finish(self, error: OSError | None) -> None:
        """The application is done with the connection, which may still have bytes to deliver."""
        self._lost = True
        self._connection.on_change = None
        self._connection.close()
        self._chunks.clear()
        self._size = 0
        self._resume()
        if error is not None:
            self._reader.set_exception(error)
        else:
            self._reader.feed_eof()
        # Soon, not now: whoever waits for the close must see the end of the reader first.
        self._loop._soon(lambda: release_waiter(self._closed))

    def _resume(self) -> None:
        self._paused = False
        for waiter in self._drain_waiters:
            release_waiter(waiter)
        self._drain_waiters.clear()

    async def _drain(self) -> None:
        self._reader._check()
        if self._lost:
            raise ConnectionResetError("Connection lost")
        if self._paused:
            waiter: Future[None] = Future(self._loop)
            self._drain_waiters.append(waiter)
            await waiter
            self._reader._check()

    def get_extra_info(self, name: str) -> tuple[str, int]:
        """The address and port called "peername" or "sockname"."""
        if name == "peername":
            return self._connection.peer
        if name == "sockname":
            return self._connection.local
        raise NotImplementedError(f"get_extra_info({name!r}): only peername and sockname")


class StreamWriter:
    """What the application holds of the sending side."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    @property
    def transport(self) -> Transport:
        return self._transport

    def write(self, data: bytes) -> None:
        self._transport.write(data)

    def writelines(self, data: list[bytes]) -> None:
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


def failure(connection: Connection) -> OSError:
    """Why a connection died; the subclass of OSError that belongs to its number."""
    return OSError(connection.errno, connection.error)


def open_streams(connection: Connection, limit: int) -> tuple[StreamReader, StreamWriter]:
    reader = StreamReader(limit)
    return reader, StreamWriter(Transport(connection, reader, get_running_loop()))
