"""Protocols and transports against an echo server."""

import asyncio

HOST = PEER_HOST
PORT = PEER_PORT


class Client(asyncio.Protocol):
    def __init__(self, ending: str = "eof") -> None:
        self.ending = ending
        self.received = bytearray()
        self.done: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        print("made", transport.get_extra_info("peername")[0], transport.is_reading(), transport.is_closing())
        self.transport = transport
        transport.write(b"hello")
        transport.writelines([b" ", b"protocol"])

    def data_received(self, data: bytes) -> None:
        self.received += data
        if len(self.received) == len(b"hello protocol"):
            if self.ending == "eof":
                self.transport.write_eof()
                print("eof possible", self.transport.can_write_eof(), self.transport.get_write_buffer_size())
            elif self.ending == "close":
                self.transport.close()
                self.transport.close()
            elif self.ending == "abort":
                self.transport.abort()
            elif self.ending == "reset":
                self.transport.write(b"reset")
            else:
                raise ValueError(self.ending)

    def eof_received(self) -> bool | None:
        print("eof received")
        return None

    def connection_lost(self, exc: Exception | None) -> None:
        print("lost", repr(exc), self.transport.is_closing(), self.transport.is_reading())
        self.done.set_result(self.received.decode())


class KeepsOpen(Client):
    def eof_received(self) -> bool | None:
        print("keeps open")
        asyncio.get_running_loop().call_later(0.01, self.transport.close)
        return True


class Slow(asyncio.Protocol):
    """Pauses reading for a while."""

    def __init__(self) -> None:
        self.total = 0
        self.while_paused = 0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.pause_reading()
        transport.pause_reading()
        print(transport.is_reading())
        transport.write(b"y" * 50000)
        asyncio.get_running_loop().call_later(0.1, self.resume)

    def resume(self) -> None:
        self.while_paused = self.total
        self.transport.resume_reading()
        print(self.transport.is_reading())

    def data_received(self, data: bytes) -> None:
        self.total += len(data)
        if self.total == 50000:
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self.done.set_result(None)


def handler(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    print("handler:", context["message"], repr(context.get("exception")))


async def main() -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    for ending in ("eof", "close", "abort", "reset"):
        transport, client = await loop.create_connection(lambda: Client(ending), HOST, PORT)
        print(await client.done, transport.is_closing(), client.transport is transport)
    transport, kept = await loop.create_connection(lambda: KeepsOpen(), HOST, PORT)
    print(await kept.done)
    transport, failing = await loop.create_connection(lambda: Client("failing"), HOST, PORT)
    await asyncio.wait([failing.done])
    transport, slow = await loop.create_connection(lambda: Slow(), HOST, PORT)
    transport.set_write_buffer_limits(high=1000)
    print(transport.get_write_buffer_limits())
    await slow.done
    print(slow.total, slow.while_paused)
    try:
        transport.set_write_buffer_limits(high=1, low=2)
    except ValueError as error:
        print(error)
    try:
        await loop.create_connection(lambda: Client(), HOST, 1)
    except OSError as error:
        print(repr(error))


asyncio.run(main())
