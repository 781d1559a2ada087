"""In which turns of the loop protocols hear of what happens at the other end, which is in the same program."""
import asyncio
turn = 0


def tick() -> None:
    global turn
    turn += 1
    if not done:
        asyncio.get_running_loop().call_soon(tick)


done = False


def note(s: object) -> None:
    print(turn, s)


class P(asyncio.Protocol):
    def __init__(self, n: str) -> None:
        self.n = n
        note(n + " init")

    def connection_made(self, t: asyncio.BaseTransport) -> None:
        assert isinstance(t, asyncio.Transport)
        self.t = t
        note(self.n + " made")

    def data_received(self, d: bytes) -> None:
        note(f"{self.n} data {d!r}")
        if self.n == "server":
            self.t.write(d.upper())

    def eof_received(self) -> None:
        note(self.n + " eof")

    def connection_lost(self, e: Exception | None) -> None:
        note(f"{self.n} lost {e!r}")


class U(asyncio.DatagramProtocol):
    def __init__(self, n: str) -> None:
        self.n = n
        note(n + " init")

    def connection_made(self, t: asyncio.DatagramTransport) -> None:  # type: ignore[override]
        self.t = t
        note(self.n + " made")

    def datagram_received(self, d: bytes, a: tuple[str, int]) -> None:
        note(f"{self.n} data {d!r}")
        if self.n == "userver":
            self.t.sendto(d.upper(), a)

    def error_received(self, e: Exception) -> None:
        note(f"{self.n} error {e!r}")

    def connection_lost(self, e: Exception | None) -> None:
        note(f"{self.n} lost {e!r}")


async def main() -> None:
    global done, turn
    loop = asyncio.get_running_loop()
    s = await loop.create_server(lambda: P("server"), "127.0.0.1", 0)
    port = s.sockets[0].getsockname()[1]
    tick()
    note("connecting")
    t, p = await loop.create_connection(lambda: P("client"), "127.0.0.1", port)
    note("connected")
    t.write(b"hello")
    for _ in range(6):
        await asyncio.sleep(0)
    t.close()
    for _ in range(6):
        await asyncio.sleep(0)
    t, p = await loop.create_connection(lambda: P("client"), "127.0.0.1", port)
    t.write(b"hello")
    t.write_eof()
    for _ in range(9):
        await asyncio.sleep(0)
    t, p = await loop.create_connection(lambda: P("client"), "127.0.0.1", port)
    t.write(b"hello")
    t.abort()
    for _ in range(9):
        await asyncio.sleep(0)
    s.close()
    u, _ = await loop.create_datagram_endpoint(lambda: U("userver"), local_addr=("127.0.0.1", 0))
    note("u")
    c, _ = await loop.create_datagram_endpoint(lambda: U("uclient"), remote_addr=u.get_extra_info("sockname"))
    c.sendto(b"one")
    c.sendto(b"two")
    for _ in range(9):
        await asyncio.sleep(0)
    u.close()
    await asyncio.sleep(0)
    c.sendto(b"three")
    for _ in range(5):
        await asyncio.sleep(0)
    c.sendto(b"four")
    for _ in range(5):
        await asyncio.sleep(0)
    c.close()
    for _ in range(5):
        await asyncio.sleep(0)
    note("end")
    done = True


asyncio.run(main())
