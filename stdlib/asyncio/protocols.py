"""Protocols: what a transport calls. Subclasses override what they need."""

from asyncio.transports import DatagramTransport, Transport


class BaseProtocol:
    """What all protocols have in common."""

    def connection_lost(self, exc: Exception | None) -> None:
        """The last call: None after close() or the end of the stream, else why the connection died."""

    def pause_writing(self) -> None:
        """The transport holds more than its high-water mark."""

    def resume_writing(self) -> None:
        """It holds no more than its low-water mark again."""


class Protocol(BaseProtocol):
    """For a stream of bytes."""

    def connection_made(self, transport: Transport) -> None:
        """The first call."""

    def data_received(self, data: bytes) -> None:
        """Some bytes, at least one; how they were cut says nothing."""

    def eof_received(self) -> bool | None:
        """The other side will send no more; the transport closes itself unless the answer is true."""
        return None


class DatagramProtocol(BaseProtocol):
    """For datagrams."""

    def connection_made(self, transport: DatagramTransport) -> None:
        """The first call."""

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """One datagram, and who sent it."""

    def error_received(self, exc: Exception) -> None:
        """A datagram could not be sent."""
