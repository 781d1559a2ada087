"""The transport that hands what arrives to a Protocol."""

from asyncio.connections import ConnectionTransport
from asyncio.events import Scheduler
from asyncio.flow_control import READ_SIZE, pause_writing, report_failure, resume_writing
from asyncio.futures import Future, release_waiter
from asyncio.protocols import Protocol
from net.stream_socket import StreamSocket


class ProtocolTransport(ConnectionTransport):
    """Calls come in turns of the loop of their own, as from CPython's selector loop."""

    def __init__(self, connection: StreamSocket, protocol: Protocol, loop: Scheduler, waiter: Future[None] | None) -> None:
        super().__init__(connection, loop)
        self._protocol = protocol
        self._reading_paused = False
        self._scheduled = False                 # a call of _deliver()
        self._end_was_told = False
        loop._soon(lambda: protocol.connection_made(self))
        loop._soon(self._start)
        if waiter is not None:
            loop._soon(lambda: release_waiter(waiter))

    def get_protocol(self) -> Protocol:
        return self._protocol

    def set_protocol(self, protocol: Protocol) -> None:
        self._protocol = protocol

    def is_reading(self) -> bool:
        return not self._closing and not self._reading_paused

    def pause_reading(self) -> None:
        if not self._closing:
            self._reading_paused = True

    def resume_reading(self) -> None:
        if not self._closing and self._reading_paused:
            self._reading_paused = False
            self._schedule()

    def abort(self) -> None:
        """Resets the connection; what is unsent is lost."""
        if not self._lost:
            self._connection.abort()
            self._finish(None)

    def _start(self) -> None:
        if not self._lost:
            self._connection.on_change = self._advance
            self._advance()

    def _schedule(self) -> None:
        if not self._scheduled:
            self._scheduled = True
            self._loop._soon(self._deliver)

    def _readable(self) -> None:
        if not self._reading_paused and not self._end_was_told:
            self._schedule()

    def _deliver(self) -> None:
        self._scheduled = False
        if self._closing or self._reading_paused or self._end_was_told:
            return
        connection = self._connection
        if connection.available() > 0:
            data = connection.read(READ_SIZE)
            try:
                self._protocol.data_received(data)
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException as error:
                self._fail(error, "Fatal error: protocol.data_received() call failed.")
                return
        elif connection.at_eof():
            self._end_was_told = True
            try:
                keep_open = self._protocol.eof_received()
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException as error:
                self._fail(error, "Fatal error: protocol.eof_received() call failed.")
                return
            if not keep_open:
                self.close()
            return
        if connection.available() > 0 or connection.at_eof():
            self._readable()

    def _fail(self, error: BaseException, message: str) -> None:
        reason = report_failure(self._protocol, self._loop, error, message)
        if not self._lost:
            self._finish(reason)

    def _pause(self) -> None:
        pause_writing(self._protocol, self._loop)

    def _resume(self) -> None:
        resume_writing(self._protocol, self._loop)

    def _ended(self, error: Exception | None) -> None:
        self._loop._soon(lambda: self._protocol.connection_lost(error))
