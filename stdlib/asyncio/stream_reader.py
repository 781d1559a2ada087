"""StreamReader: what a connection has received, cut as the program asks.

The limits and errors are those of CPython 3.11's streams.
"""

from typing import Final

import image
from asyncio.exceptions import IncompleteReadError, LimitOverrunError
from asyncio.futures import Future, release_waiter
from asyncio.transports import ReadTransport
from net.stream_socket import StreamSocket

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
        self._connection: StreamSocket | None = None
        self._paused: ReadTransport | None = None       # it reads on when the buffer is down to the limit

    def exception(self) -> BaseException | None:
        """What set_exception() was given."""
        return self._exception

    def set_exception(self, exc: BaseException) -> None:
        """What is read from now on raises it."""
        self._exception = exc
        self._wake()

    def feed_data(self, data: bytes) -> None:
        """Adds bytes to what can be read."""
        self._buffer += data
        if len(data) > 0:
            self._wake()

    def feed_eof(self) -> None:
        """No more bytes come."""
        self._eof = True
        self._wake()

    def at_eof(self) -> bool:
        """Whether all bytes are read and no more come."""
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
            if image.LOOPBACK:
                self._resume_reading()
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
        if image.LOOPBACK and len(self._buffer) <= self._limit:
            self._resume_reading()
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
        if image.LOOPBACK:
            self._resume_reading()
        waiter: Future[None] = Future()
        self._waiter = waiter
        try:
            await waiter
        finally:
            self._waiter = None
        self._check()

    def _resume_reading(self) -> None:
        transport = self._paused
        if transport is not None:
            self._paused = None
            transport.resume_reading()

    def _wake(self) -> None:
        waiter = self._waiter
        if waiter is not None:
            release_waiter(waiter)
