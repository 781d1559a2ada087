"""Streams: servers and clients whose connections are a StreamReader and a StreamWriter."""

from collections.abc import Callable, Coroutine, Iterable
from typing import TypeVar

import image
from asyncio.events import Scheduler, running_loop
from asyncio.futures import Future, release_waiter
from asyncio.interfaces import host_of, open_interface
from asyncio.server import Server, connect
from asyncio.stream_reader import LIMIT, StreamReader
from asyncio.tasks import Task
from net.stream_socket import StreamSocket

if image.LOOPBACK:
    from asyncio.sockets import StreamSocketTransport as StreamTransport
else:
    from asyncio.stream_transport import StreamTransport


D = TypeVar("D")
R = TypeVar("R")


class StreamWriter:
    """What the application holds of the sending side."""

    def __init__(self, transport: StreamTransport) -> None:
        self._transport = transport

    @property
    def transport(self) -> StreamTransport:
        """The transport below it."""
        return self._transport

    def write(self, data: bytes) -> None:
        """Sends bytes, or keeps them until they can be sent; drain() waits for that."""
        self._transport.write(data)

    def writelines(self, data: Iterable[bytes]) -> None:
        """Sends bytes one after the other."""
        for chunk in data:
            self._transport.write(chunk)

    def can_write_eof(self) -> bool:
        """Whether write_eof() works."""
        return True

    def write_eof(self) -> None:
        """Ends the sending side, when all is sent."""
        self._transport.write_eof()

    async def drain(self) -> None:
        """Waits until the unsent bytes are few; raises when the connection is lost."""
        await self._transport._drain()

    def close(self) -> None:
        """Ends the connection, when all is sent."""
        self._transport.close()

    def is_closing(self) -> bool:
        """Whether it is closed or about to be."""
        return self._transport.is_closing()

    async def wait_closed(self) -> None:
        """Waits until it is closed."""
        await self._transport._closed

    def get_extra_info(self, name: str) -> tuple[str, int]:
        """`peername` or `sockname`, an address and a port."""
        return self._transport.get_extra_info(name)

    def _get_extra_info_2(self, name: str, default: D) -> tuple[str, int] | D:
        return self._transport.get_extra_info(name, default)


def open_streams(connection: StreamSocket, limit: int, loop: Scheduler) -> tuple[StreamReader, StreamWriter]:
    reader = StreamReader(limit)
    return reader, StreamWriter(StreamTransport(connection, reader, loop))


async def start_server(
        client_connected_cb: Callable[[StreamReader, StreamWriter], R],
        host: str | None = None, port: int = 0, *,
        limit: int = LIMIT, backlog: int = 100, reuse_address: bool | None = None, reuse_port: bool | None = None,
        start_serving: bool = True) -> Server:
    """Listens on a port; a task for each client, where the callback is a coroutine function.

    `host` is None, "", "0.0.0.0", an address of the image, or one that only the program itself reaches: "localhost" and
    127/8. A port that connections of a closed server had is free in any case. OSError when it is taken, or when there is no
    network.
    """
    loop = running_loop()

    if image.LOOPBACK:
        def accept_in_turn(connection: StreamSocket) -> None:
            reader, writer = open_streams(connection, limit, loop)

            def serve() -> None:
                serve_client(client_connected_cb(reader, writer), writer, loop)

            loop._soon(serve)

        bound = await host_of(loop).listen(host, port, backlog)
        bound.closed = not start_serving
        return Server(bound, accept_in_turn, loop)

    def accept(connection: StreamSocket) -> None:
        reader, writer = open_streams(connection, limit, loop)
        serve_client(client_connected_cb(reader, writer), writer, loop)

    interface = await open_interface(loop)
    listener = interface.listen(port, backlog)
    listener.closed = not start_serving
    return Server(listener, accept, loop)


def serve_client(started: R, writer: StreamWriter, loop: Scheduler) -> None:
    if isinstance(started, Coroutine):
        task = Task(started, loop=loop)
        task._when_done(lambda: finish_client(task, writer))


def finish_client(task: Task[R], writer: StreamWriter) -> None:
    if not task.cancelled():
        error = task.exception()
        if error is not None:
            task._loop._report("Unhandled exception in client_connected_cb", error, "task", task)
            writer.close()


async def open_connection(host: str, port: int, *,
                          limit: int = LIMIT) -> tuple[StreamReader, StreamWriter]:
    """Connects to a numeric IPv4 address; OSError when that fails."""
    loop = running_loop()
    streams = open_streams(await connect(loop, host, port), limit, loop)
    if image.LOOPBACK:
        waiter: Future[None] = Future(loop)
        loop._soon(lambda: release_waiter(waiter))
        try:
            await waiter
        except BaseException:
            streams[1].close()
            raise
    return streams
