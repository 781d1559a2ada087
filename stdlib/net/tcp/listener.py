"""A listening port: established connections wait here, bounded by the backlog, until they are accepted."""

from collections.abc import Callable

from net.stream_socket import StreamSocket


class Listener:
    """`on_ready` is called when a connection is there to accept."""

    def __init__(self, port: int, backlog: int) -> None:
        self.port: int = port
        self.backlog: int = max(backlog, 1)
        self.closed: bool = False
        self.on_ready: Callable[[], None] | None = None
        self.ready: list[StreamSocket] = []

    def local(self) -> tuple[str, int]:
        """The address and the port that are listened on."""
        return "0.0.0.0", self.port

    def is_full(self) -> bool:
        """Whether as many connections wait to be accepted as may."""
        return len(self.ready) >= self.backlog

    def accept(self) -> StreamSocket | None:
        """The connection that waits longest, or None; those that have died meanwhile are skipped."""
        while len(self.ready) != 0:
            connection = self.ready.pop(0)
            if connection.is_open():
                return connection
        return None

    def close(self) -> None:
        """Stop listening; connections nobody accepted are reset."""
        self.closed = True
        self.on_ready = None
        for connection in self.ready:
            connection.abort()
        self.ready = []

    def established(self, connection: StreamSocket) -> None:
        """A handshake was completed; reset when the backlog is full."""
        if self.is_full():
            connection.abort()
            return
        self.ready.append(connection)
        if self.on_ready is not None:
            self.on_ready()
