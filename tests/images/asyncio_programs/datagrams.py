"""Datagram endpoints against an echo server."""

import asyncio

HOST = PEER_HOST
PORT = PEER_PORT


class Pinger(asyncio.DatagramProtocol):
    def __init__(self, fail: bool = False) -> None:
        self.fail = fail
        self.received: asyncio.Queue[tuple[bytes, tuple[str, int]]] = asyncio.Queue()
        self.errors: asyncio.Queue[str] = asyncio.Queue()

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:
        print("made", transport.get_extra_info("sockname")[1] > 1023, transport.is_closing())

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.received.put_nowait((data, addr))
        if self.fail:
            raise ValueError("in datagram_received")

    def error_received(self, exc: Exception) -> None:
        self.errors.put_nowait(repr(exc))

    def connection_lost(self, exc: Exception | None) -> None:
        print("lost", exc)


def handler(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    print("handler:", repr(context.get("exception")))


async def main() -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    transport, pinger = await loop.create_datagram_endpoint(lambda: Pinger(), remote_addr=(HOST, PORT))
    print(transport.get_extra_info("peername")[0])
    for n in range(3):
        transport.sendto(f"ping {n}".encode())
        data, address = await pinger.received.get()
        print(data, address[0])
    for n in range(10):
        transport.sendto(bytes([n]), (HOST, PORT))
    print(sorted([(await pinger.received.get())[0] for _ in range(10)]))
    try:
        transport.sendto(b"x", ("10.0.2.3", 5))
    except ValueError as error:
        print(str(error).split(":")[0])
    transport.sendto(b"")
    transport.sendto(bytes(70000))
    print(await pinger.errors.get())
    transport.close()
    transport.close()
    await asyncio.sleep(0)
    print(transport.is_closing(), pinger.received.qsize())

    free, failing = await loop.create_datagram_endpoint(lambda: Pinger(True), local_addr=("0.0.0.0", 0))
    port = free.get_extra_info("sockname")[1]
    for n in range(2):
        free.sendto(b"from another", (HOST, PORT))
        print((await failing.received.get())[0])
        await asyncio.sleep(0)
    try:
        await loop.create_datagram_endpoint(lambda: Pinger(), local_addr=("0.0.0.0", port))
    except OSError as error:
        print(error.errno)
    free.abort()
    await asyncio.sleep(0.01)
    again, _ = await loop.create_datagram_endpoint(lambda: Pinger(), local_addr=("0.0.0.0", port))
    print(again.get_extra_info("sockname")[1] == port)
    again.close()
    await asyncio.sleep(0)


asyncio.run(main())
