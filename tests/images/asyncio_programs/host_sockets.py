"""A server of two ports and of datagrams, told by its clients what to do."""

import asyncio

PORT = 7000
OTHER_PORT = 7001
BLOCK = bytes(range(256)) * 256


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport: asyncio.DatagramTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self.transport.sendto(b"echo " + data, addr)


class Service:
    def __init__(self) -> None:
        self.clients = 0
        self.other: asyncio.Server | None = None
        self.stop = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.clients += 1
        try:
            while True:
                line = await reader.readline()
                if not line:
                    writer.write(b"bye\n")
                    return
                await self.obey(line.split(), reader, writer)
        except OSError as error:
            print(type(error).__name__, flush=True)
        finally:
            self.clients -= 1
            writer.close()

    async def obey(self, words: list[bytes], reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if words[0] == b"clients":
            writer.write(f"{self.clients}\n".encode())
        elif words[0] == b"name":
            peer = writer.get_extra_info("peername")
            own = writer.get_extra_info("sockname")
            writer.write(f"{peer[0]} {peer[1]} {own[0]} {own[1]}\n".encode())
        elif words[0] == b"send":
            for _ in range(int(words[1])):
                writer.write(BLOCK)
                await writer.drain()
        elif words[0] == b"count":
            count = 0
            while count < int(words[1]):
                count += len(await reader.read(10_000))
            writer.write(f"{count}\n".encode())
        elif words[0] == b"open":
            self.other = await asyncio.start_server(self.serve, "0.0.0.0", OTHER_PORT)
            writer.write(b"open\n")
        elif words[0] == b"close":
            if self.other is not None:
                self.other.close()
            writer.write(b"closed\n")
        elif words[0] == b"itself":
            own_reader, own_writer = await asyncio.open_connection("127.0.0.1", PORT)
            own_writer.write(b"clients\n")
            writer.write(await own_reader.readline())
            own_writer.close()
        elif words[0] == b"stop":
            self.stop.set()
        else:
            writer.write(b"?\n")


async def main() -> None:
    service = Service()
    try:
        server = await asyncio.start_server(service.serve, "0.0.0.0", PORT)
        await asyncio.get_running_loop().create_datagram_endpoint(Echo, local_addr=("0.0.0.0", PORT))
    except OSError as error:
        print(error, flush=True)
        return
    print("serving", flush=True)
    async with server:
        await service.stop.wait()
    print("stopped", flush=True)


asyncio.run(main())
