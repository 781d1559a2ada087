"""Transports over a connection whose other end may be in the same program: each call of CPython's selector transport, in the
turn of the loop in which that makes it.
"""

from typing import Final

from asyncio.events import Scheduler
from asyncio.flow_control import READ_SIZE, FlowControlled, pause_writing, report_failure, resume_writing
from asyncio.futures import Future, release_waiter
from asyncio.host import Watch
from asyncio.interfaces import host_of
from asyncio.protocols import Protocol
from asyncio.report import print_report
from asyncio.stream_reader import StreamReader
from errno import EPIPE
from net.loopback import LocalConnection
from net.stream_socket import StreamSocket

WRITES_UNTOLD: Final = 4        # into a connection that is lost, before there are warnings


class SocketTransport(FlowControlled):
    """The bytes that the connection has not taken yet, and its end. What becomes of what arrives is for subclasses to say."""

    def __init__(self, connection: StreamSocket, loop: Scheduler) -> None:
        super().__init__(connection, loop)
        self._unsent = bytearray()
        self._wasted = 0                        # how often something was to be sent after the end
        self._reading = False
        self._reading_paused = False
        self._watch = Watch(self._has_something, self._look)
        loop._soon(self._made)
        loop._soon(self._start)

    def is_reading(self) -> bool:
        return not self._closing and not self._reading_paused

    def pause_reading(self) -> None:
        if not self._closing:
            self._reading_paused = True

    def resume_reading(self) -> None:
        if not self._closing and self._reading_paused:
            self._reading_paused = False
            self._watch.look()

    def get_write_buffer_size(self) -> int:
        return len(self._unsent)

    def write(self, data: bytes) -> None:
        if self._eof:
            raise RuntimeError("Cannot call write() after write_eof()")
        if len(data) == 0:
            return
        if self._lost:
            if self._wasted >= WRITES_UNTOLD:
                print_report("socket.send() raised exception.", None)
            self._wasted += 1
            return
        if len(self._unsent) == 0:
            connection = self._connection
            if connection.error is not None or not connection.is_open():
                self._force_close(failure(connection))
                return
            data = data[self._send(data):]
            if len(data) == 0:
                return
        self._unsent += data
        self._limit()

    def write_eof(self) -> None:
        if not self._closing and not self._eof:
            self._eof = True
            if len(self._unsent) == 0:
                self._connection.close_write()
                host_of(self._loop).exchange()

    def close(self) -> None:
        if not self._closing:
            self._closing = True
            self._reading = False
            if len(self._unsent) == 0:
                self._lost = True
                self._loop._soon(lambda: self._lose(None))

    def abort(self) -> None:
        """Closes it with what is unsent lost."""
        self._force_close(None)

    def _start(self) -> None:
        """Begins to read."""
        if not self._closing:
            self._reading = True
        self._connection.on_change = self._watch.look
        self._watch.look()

    def _has_something(self) -> bool:
        connection = self._connection
        if self._lost:
            return False
        if len(self._unsent) != 0 and (connection.send_space() > 0 or connection.error is not None):
            return True
        if not self._reading or self._reading_paused:
            return False
        return connection.available() > 0 or connection.at_eof() or connection.error is not None

    def _look(self) -> None:
        """A turn of the loop in which the connection has something to tell."""
        if self._reading and not self._reading_paused and not self._lost:
            self._read()
        if len(self._unsent) != 0 and not self._lost:
            self._flush()

    def _read(self) -> None:
        connection = self._connection
        if connection.available() > 0:
            data = connection.read(READ_SIZE)
            host_of(self._loop).exchange()
            self._data(data)
        elif connection.error is not None and not connection.fin_was_received():
            self._force_close(failure(connection))
        elif connection.at_eof():
            self._reading = False
            if not self._end():
                self.close()

    def _flush(self) -> None:
        connection = self._connection
        if connection.error is not None:
            self._force_close(failure(connection))
            return
        del self._unsent[:self._send(bytes(self._unsent[:connection.send_space()]))]
        self._relax()
        if len(self._unsent) == 0:
            if self._closing:
                self._lost = True
                self._lose(None)
            elif self._eof:
                connection.close_write()
                host_of(self._loop).exchange()

    def _send(self, data: bytes) -> int:
        """Gives the connection what it has room for; how many bytes."""
        taken = 0
        while taken < len(data) and self._connection.send_space() > 0:
            taken += self._connection.write(data[taken:] if taken > 0 else data)
            host_of(self._loop).exchange()
        return taken

    def _force_close(self, error: Exception | None) -> None:
        if self._lost:
            return
        self._unsent.clear()
        self._closing = True
        self._reading = False
        self._lost = True
        self._loop._soon(lambda: self._lose(error))

    def _lose(self, error: Exception | None) -> None:
        try:
            self._ended(error)
        finally:
            connection = self._connection
            connection.on_change = None
            if isinstance(connection, LocalConnection) and connection.available() > 0:
                connection.abort()      # RFC 1122 §4.2.2.13
            else:
                connection.close()
            host_of(self._loop).exchange()

    def _made(self) -> None:
        """The first call, in a turn of its own."""

    def _data(self, data: bytes) -> None:
        raise NotImplementedError

    def _end(self) -> bool:
        """There will be no more; whether the transport stays open."""
        raise NotImplementedError

    def _ended(self, error: Exception | None) -> None:
        """The last call."""
        raise NotImplementedError


class StreamSocketTransport(SocketTransport):
    """Feeds a reader, and wakes the writers that wait in drain()."""

    def __init__(self, connection: StreamSocket, reader: StreamReader, loop: Scheduler) -> None:
        super().__init__(connection, loop)
        self._reader = reader
        self._drain_waiters: list[Future[None]] = []
        self._closed: Future[None] = Future(loop)
        self._told_end = False

    def _data(self, data: bytes) -> None:
        reader = self._reader
        reader.feed_data(data)
        if len(reader._buffer) > 2 * reader._limit:
            self.pause_reading()
            reader._paused = self

    def _end(self) -> bool:
        self._reader.feed_eof()
        return True

    def _resume(self) -> None:
        for waiter in self._drain_waiters:
            release_waiter(waiter)

    def _ended(self, error: Exception | None) -> None:
        self._told_end = True
        if error is None:
            self._reader.feed_eof()
        else:
            self._reader.set_exception(error)
        if not self._closed.done():
            if error is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(error)
                self._closed._exception_retrieved = True
        if self._paused:
            for waiter in self._drain_waiters:
                if not waiter.done():
                    if error is None:
                        waiter.set_result(None)
                    else:
                        waiter.set_exception(error)

    async def _drain(self) -> None:
        self._reader._check()
        if self._closing:
            turn: Future[None] = Future(self._loop)
            self._loop._soon(lambda: release_waiter(turn))
            await turn
        if self._told_end:
            raise ConnectionResetError("Connection lost")
        if self._paused:
            waiter: Future[None] = Future(self._loop)
            self._drain_waiters.append(waiter)
            try:
                await waiter
            finally:
                self._drain_waiters.remove(waiter)


class ProtocolSocketTransport(SocketTransport):
    """Calls a Protocol."""

    def __init__(self, connection: StreamSocket, protocol: Protocol, loop: Scheduler, waiter: Future[None] | None) -> None:
        super().__init__(connection, loop)
        self._protocol = protocol
        if waiter is not None:
            loop._soon(lambda: release_waiter(waiter))

    def get_protocol(self) -> Protocol:
        return self._protocol

    def set_protocol(self, protocol: Protocol) -> None:
        self._protocol = protocol

    def _made(self) -> None:
        self._protocol.connection_made(self)

    def _data(self, data: bytes) -> None:
        try:
            self._protocol.data_received(data)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            self._fail(error, "Fatal error: protocol.data_received() call failed.")

    def _end(self) -> bool:
        try:
            return bool(self._protocol.eof_received())
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            self._fail(error, "Fatal error: protocol.eof_received() call failed.")
            return True

    def _fail(self, error: BaseException, message: str) -> None:
        self._force_close(report_failure(self._protocol, self._loop, error, message))

    def _pause(self) -> None:
        pause_writing(self._protocol, self._loop)

    def _resume(self) -> None:
        resume_writing(self._protocol, self._loop)

    def _ended(self, error: Exception | None) -> None:
        self._protocol.connection_lost(error)


def failure(connection: StreamSocket) -> OSError:
    """Why a connection died; the subclass of OSError that belongs to its number."""
    if connection.fin_was_received() or connection.error is None:
        return OSError(EPIPE, "Broken pipe")
    return OSError(connection.errno, connection.error)
