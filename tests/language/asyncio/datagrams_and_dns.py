"""UDP: echo, a counter with loss, a DNS server and its client."""
import asyncio
import struct


class Echo(asyncio.DatagramProtocol):
    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        print("Received %r from %s" % (data.decode(), addr[0]))
        self.transport.sendto(data[::-1], addr)


class EchoClient(asyncio.DatagramProtocol):
    def __init__(self, message: str, on_con_lost: "asyncio.Future[bool]") -> None:
        self.message = message
        self.on_con_lost = on_con_lost
        self.transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self.transport = transport
        print("Send:", self.message)
        transport.sendto(self.message.encode())

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        print("Received:", data.decode())
        print("Close the socket")
        if self.transport is not None:
            self.transport.close()

    def error_received(self, exc: Exception) -> None:
        print("Error received:", repr(exc))

    def connection_lost(self, exc: Exception | None) -> None:
        print("Connection closed", exc)
        self.on_con_lost.set_result(True)


def encode_name(name: str) -> bytes:
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"


def decode_name(data: bytes, at: int) -> tuple[str, int]:
    labels: list[str] = []
    end = -1
    while True:
        length = data[at]
        if length >= 0xC0:
            if end < 0:
                end = at + 2
            (pointer,) = struct.unpack_from(">H", data, at)
            at = pointer & 0x3FFF
        elif length == 0:
            return ".".join(labels), at + 1 if end < 0 else end
        else:
            labels.append(data[at + 1:at + 1 + length].decode())
            at += 1 + length


class DnsServer(asyncio.DatagramProtocol):
    records = {"example.org": "10.0.0.1", "www.example.org": "10.0.0.2"}

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        try:
            ident, flags, questions, _, _, _ = struct.unpack(">6H", data[:12])
            name, at = decode_name(data, 12)
            kind, cls = struct.unpack_from(">HH", data, at)
        except (struct.error, IndexError) as error:
            print("malformed:", type(error).__name__)
            return
        address = self.records.get(name.lower())
        question = data[12:at + 4]
        if address is None or kind != 1:
            self.transport.sendto(struct.pack(">6H", ident, 0x8183, questions, 0, 0, 0) + question, addr)
            return
        answer = struct.pack(">HHHIH", 0xC00C, 1, 1, 300, 4) + bytes(int(part) for part in address.split("."))
        self.transport.sendto(struct.pack(">6H", ident, 0x8180, 1, 1, 0, 0) + question + answer, addr)


class Resolver(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.pending: dict[int, asyncio.Future[str]] = {}
        self.next_id = 1

    def connection_made(self, transport: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self.transport = transport

    async def lookup(self, name: str, timeout: float = 0.2) -> str:
        ident = self.next_id
        self.next_id += 1
        future: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self.pending[ident] = future
        self.transport.sendto(struct.pack(">6H", ident, 0x0100, 1, 0, 0, 0) + encode_name(name) + struct.pack(">HH", 1, 1))
        try:
            return await asyncio.wait_for(future, timeout)
        finally:
            self.pending.pop(ident, None)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        ident, flags, _, answers, _, _ = struct.unpack(">6H", data[:12])
        future = self.pending.get(ident)
        if future is None or future.done():
            return
        name, at = decode_name(data, 12)
        if flags & 15:
            future.set_exception(LookupError(f"{name}: rcode {flags & 15}"))
            return
        at += 4
        owner, at = decode_name(data, at)
        kind, _, ttl, length = struct.unpack_from(">HHIH", data, at)
        future.set_result(f"{owner} {ttl} " + ".".join(map(str, data[at + 10:at + 10 + length])))


async def main() -> None:
    loop = asyncio.get_running_loop()
    print("Starting UDP server")
    transport, _ = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 19999))
    print(transport.get_extra_info("sockname"))
    lost: asyncio.Future[bool] = loop.create_future()
    client, protocol = await loop.create_datagram_endpoint(lambda: EchoClient("Hello World!", lost), remote_addr=("127.0.0.1", 19999))
    print(client.get_extra_info("peername"), client.get_extra_info("sockname")[0])
    await lost
    print(client.is_closing(), protocol.message)
    try:
        await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 19999))
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror)
    transport.close()
    await asyncio.sleep(0)
    lost = loop.create_future()
    client, protocol = await loop.create_datagram_endpoint(lambda: EchoClient("nobody?", lost), remote_addr=("127.0.0.1", 19999))
    await asyncio.sleep(0.02)
    client.abort()
    await lost
    server, _ = await loop.create_datagram_endpoint(DnsServer, local_addr=("127.0.0.1", 0))
    where = server.get_extra_info("sockname")
    other, resolver = await loop.create_datagram_endpoint(Resolver, remote_addr=where)
    for name in ("example.org", "WWW.example.org", "missing.example"):
        try:
            print(await resolver.lookup(name))
        except LookupError as error:
            print("LookupError", error)
    print(await asyncio.gather(*(resolver.lookup("example.org") for _ in range(3))))
    other.sendto(b"\0\1\0")
    other.sendto(bytes(12) + b"\x09a")
    await asyncio.sleep(0.01)
    try:
        other.sendto(b"x", ("127.0.0.1", 1))
    except ValueError as error:
        print("ValueError", str(error)[:30])
    server.close()
    try:
        await resolver.lookup("example.org", 0.02)
    except TimeoutError as error:
        print(type(error).__name__, resolver.pending)
    other.close()


asyncio.run(main())
