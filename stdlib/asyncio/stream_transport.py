"""The transport below a StreamReader and a StreamWriter.

Received bytes stay in the connection, whose window then closes, until a read asks for them.
"""

from asyncio.connections import ConnectionTransport
from asyncio.events import Scheduler
from asyncio.futures import Future, release_waiter
from asyncio.stream_reader import StreamReader
from net.stream_socket import StreamSocket


class StreamTransport(ConnectionTransport):
    """Wakes the reader, and the writers that wait in drain()."""

    def __init__(self, connection: StreamSocket, reader: StreamReader, loop: Scheduler) -> None:
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
