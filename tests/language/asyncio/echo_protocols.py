"""Echo by protocols, as in the documentation of transports and protocols; pause, resume, and errors."""
import asyncio


class EchoServer(asyncio.Protocol):
    count = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        peername = transport.get_extra_info("peername")
        print(f"Connection from {peername[0]}")
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        EchoServer.count += 1

    def data_received(self, data: bytes) -> None:
        message = data.decode()
        print(f"Data received: {message!r}")
        if message == "die":
            raise ValueError("asked to die")
        self.transport.write(data)
        if message == "bye":
            print("Close the client socket")
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        print("server lost", repr(exc))
        EchoServer.count -= 1


class EchoClient(asyncio.Protocol):
    def __init__(self, message: str, on_con_lost: "asyncio.Future[bool]") -> None:
        self.message = message
        self.on_con_lost = on_con_lost

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(self.message.encode())
        print(f"Data sent: {self.message!r}")

    def data_received(self, data: bytes) -> None:
        print(f"Data received by client: {data.decode()!r}")

    def eof_received(self) -> bool | None:
        print("client eof")
        return None

    def connection_lost(self, exc: Exception | None) -> None:
        print("The server closed the connection", exc)
        self.on_con_lost.set_result(True)


class Slow(asyncio.Protocol):
    """Never reads until it is told to."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.pause_reading()
        self.received = 0
        self.done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        slow.append(self)

    def data_received(self, data: bytes) -> None:
        self.received += len(data)

    def eof_received(self) -> bool | None:
        self.done.set_result(self.received)
        return None


slow: list[Slow] = []


class Writer(asyncio.Protocol):
    def __init__(self) -> None:
        self.events: list[str] = []
        self.can_write = asyncio.Event()
        self.can_write.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.events.append("made")

    def pause_writing(self) -> None:
        self.events.append("pause")
        self.can_write.clear()

    def resume_writing(self) -> None:
        self.events.append("resume")
        self.can_write.set()

    def connection_lost(self, exc: Exception | None) -> None:
        self.events.append(f"lost {exc}")


def report(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    print("handler:", context["message"], repr(context.get("exception")))


async def main() -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(report)
    server = await loop.create_server(EchoServer, "127.0.0.1", 18888)
    for message in ("Hello World!", "bye", "die"):
        on_con_lost: asyncio.Future[bool] = loop.create_future()
        transport, protocol = await loop.create_connection(lambda: EchoClient(message, on_con_lost), "127.0.0.1", 18888)
        print(transport.get_extra_info("peername"), protocol.message, EchoServer.count)
        await asyncio.sleep(0.01)
        if message == "Hello World!":
            transport.close()
            print(transport.is_closing())
        await on_con_lost
    try:
        await loop.create_server(EchoServer, "127.0.0.1", 18888)
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror)
    server.close()
    await server.wait_closed()
    try:
        await loop.create_connection(lambda: EchoClient("x", loop.create_future()), "127.0.0.1", 18888)
    except ConnectionRefusedError as error:
        print("refused", error)

    server = await loop.create_server(Slow, "localhost", 19999)
    transport, writer = await loop.create_connection(Writer, "127.0.0.1", 19999)
    print(transport.get_write_buffer_limits(), transport.get_write_buffer_size())
    block = bytes(1 << 20)
    sent = 0
    while writer.can_write.is_set():
        transport.write(block)
        sent += len(block)
        await asyncio.sleep(0)
    print("paused", transport.get_write_buffer_size() > 65536)
    transport.write_eof()
    try:
        transport.write(b"more")
    except RuntimeError as error:
        print(error)
    await asyncio.sleep(0.02)
    print("still", writer.can_write.is_set(), slow[0].received)
    slow[0].transport.resume_reading()
    print(await slow[0].done == sent)
    transport.close()
    await asyncio.sleep(0.01)
    print(writer.events)
    server.close()


asyncio.run(main())
