"""The transport over one TCP connection: bytes that the connection has not taken yet, and the end."""

from collections import deque

from asyncio.events import Scheduler
from asyncio.flow_control import FlowControlled
from net.stream_socket import StreamSocket


class ConnectionTransport(FlowControlled):
    """What sends is here; what becomes of arriving bytes and of the end is for subclasses to say."""

    def __init__(self, connection: StreamSocket, loop: Scheduler) -> None:
        super().__init__(connection, loop)
        self._chunks: deque[bytes] = deque()
        self._taken = 0                         # of the first chunk
        self._size = 0                          # bytes in all chunks, less _taken

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
            self._limit()

    def write_eof(self) -> None:
        if not self._eof and not self._closing:
            self._eof = True
            self._advance()

    def close(self) -> None:
        if not self._closing:
            self._closing = True
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
        self._relax()
        if self._size == 0:
            if self._closing:
                self._finish(None)
                return
            if self._eof:
                connection.close_write()
        if connection.available() > 0 or connection.at_eof():
            self._readable()

    def _finish(self, error: Exception | None) -> None:
        """The application is done with the connection, which may still have bytes to deliver."""
        self._lost = True
        self._closing = True
        self._connection.on_change = None
        self._connection.close()
        self._chunks.clear()
        self._size = 0
        self._ended(error)

    def _readable(self) -> None:
        """Bytes have arrived, or their end."""
        raise NotImplementedError

    def _ended(self, error: Exception | None) -> None:
        """The transport is of no use any more."""
        raise NotImplementedError


def failure(connection: StreamSocket) -> OSError:
    """Why a connection died; the subclass of OSError that belongs to its number."""
    return OSError(connection.errno, connection.error)
