"""What the event loop asks of one end of a TCP connection, whoever keeps its state: the image's own stack, or the host."""

from collections.abc import Callable


class StreamSocket:
    """`peer` is (address, port). `error` and `errno` tell why a connection died: None and 0 otherwise.

    `on_change` is called after the state changed, data or the end of data arrived, or send space came free, never from inside a
    method called by the application.
    """

    peer: tuple[str, int]
    error: str | None
    errno: int
    on_change: Callable[[], None] | None

    def local_name(self) -> tuple[str, int]:
        """The own address and port."""
        raise NotImplementedError

    def is_open(self) -> bool:
        """Whether the connection exists or is coming up, and the application may still read or write."""
        raise NotImplementedError

    def is_established(self) -> bool:
        """Whether the handshake is done and the connection has not ended."""
        raise NotImplementedError

    def available(self) -> int:
        """Bytes that `read` could return now."""
        raise NotImplementedError

    def at_eof(self) -> bool:
        """Whether everything the peer sent has been read and no more will come."""
        raise NotImplementedError

    def fin_was_received(self) -> bool:
        """Whether the peer has ended its sending side, and all before that has arrived."""
        raise NotImplementedError

    def read(self, limit: int) -> bytes:
        """At most `limit` bytes of what has arrived; b"" when there is nothing (see `at_eof`)."""
        raise NotImplementedError

    def write(self, data: bytes) -> int:
        """Sends, or queues for sending; how many bytes there was space for. Raises OSError when writing is over."""
        raise NotImplementedError

    def send_space(self) -> int:
        """Bytes that `write` would accept now, or more than that if nobody knows; 0 until `on_change` says otherwise."""
        raise NotImplementedError

    def close_write(self) -> None:
        """Ends the sending side behind what was written; reading goes on."""
        raise NotImplementedError

    def close(self) -> None:
        """`close_write`, and nobody will read."""
        raise NotImplementedError

    def abort(self) -> None:
        """Give up at once."""
        raise NotImplementedError
