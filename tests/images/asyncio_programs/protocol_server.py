"""A server with a protocol for each connection: answers lines in capitals."""

import asyncio

PORT = PEER_PORT


class Shouter(asyncio.Protocol):
    lost = 0

    def __init__(self, stop: asyncio.Event) -> None:
        self.stop = stop
        self.buffer = b""
        self.paused = 0
        self.resumed = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while b"\n" in self.buffer:
            line, _, self.buffer = self.buffer.partition(b"\n")
            if line == b"big":
                self.transport.write(b"z" * 1_000_000)
            elif line == b"quit":
                self.transport.close()
                self.stop.set()
            else:
                self.transport.write(line.upper() + b"\n")

    def pause_writing(self) -> None:
        self.paused += 1

    def resume_writing(self) -> None:
        self.resumed += 1
        self.transport.write(f"paused {self.paused} resumed {self.resumed}\n".encode())
        self.transport.close()

    def eof_received(self) -> bool | None:
        self.transport.write(b"bye\n")
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        Shouter.lost += 1


async def main() -> None:
    stop = asyncio.Event()
    server = await asyncio.get_running_loop().create_server(lambda: Shouter(stop), "0.0.0.0", PORT)
    print("serving", flush=True)
    async with server:
        await stop.wait()
    await asyncio.sleep(0.1)
    print(server.is_serving(), len(server.sockets))
    print(f"{Shouter.lost} connections were lost", flush=True)


asyncio.run(main())
