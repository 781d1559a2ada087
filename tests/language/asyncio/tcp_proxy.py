"""A TCP proxy with a rate limiter and a connection limit, and a length-prefixed protocol through it."""
import asyncio
import struct
import time


class TokenBucket:
    def __init__(self, rate: float, capacity: float) -> None:
        self.rate, self.capacity = rate, capacity
        self.tokens = capacity
        self.updated = time.monotonic()

    async def take(self, count: float = 1.0) -> None:
        while True:
            now = time.monotonic()
            self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.rate)
            self.updated = now
            if self.tokens >= count:
                self.tokens -= count
                return
            await asyncio.sleep((count - self.tokens) / self.rate)


async def read_frame(reader: asyncio.StreamReader) -> bytes | None:
    try:
        header = await reader.readexactly(4)
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise
        return None
    (size,) = struct.unpack("!I", header)
    return await reader.readexactly(size)


def write_frame(writer: asyncio.StreamWriter, payload: bytes) -> None:
    writer.write(struct.pack("!I", len(payload)))
    writer.write(payload)


async def upper(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while (frame := await read_frame(reader)) is not None:
            write_frame(writer, frame.upper())
            await writer.drain()
    except asyncio.IncompleteReadError as error:
        print("truncated frame:", len(error.partial), "of", error.expected)
    finally:
        writer.close()
        await writer.wait_closed()


class Proxy:
    def __init__(self, target: int, limit: int) -> None:
        self.target = target
        self.slots = asyncio.Semaphore(limit)
        self.active = 0
        self.peak = 0
        self.bytes = {"up": 0, "down": 0}

    async def pipe(self, way: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while not reader.at_eof():
                data = await reader.read(2048)
                self.bytes[way] += len(data)
                writer.write(data)
                await writer.drain()
        finally:
            if writer.can_write_eof():
                writer.write_eof()

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with self.slots:
            self.active += 1
            self.peak = max(self.peak, self.active)
            try:
                upstream_reader, upstream_writer = await asyncio.open_connection("127.0.0.1", self.target)
            except ConnectionRefusedError:
                print("no upstream")
                writer.close()
                self.active -= 1
                return
            try:
                await asyncio.gather(self.pipe("up", reader, upstream_writer), self.pipe("down", upstream_reader, writer))
            finally:
                upstream_writer.close()
                writer.close()
                self.active -= 1


async def client(name: str, port: int, bucket: TokenBucket) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = 0
    for size in (0, 1, 10, 3000, 70000):
        await bucket.take()
        payload = (name.encode() * size)[:size]
        write_frame(writer, payload)
        await writer.drain()
        answer = await read_frame(reader)
        assert answer == payload.upper(), (name, size)
        count += len(answer)
    writer.write_eof()
    assert await reader.read() == b""
    writer.close()
    await writer.wait_closed()
    return count


async def main() -> None:
    backend = await asyncio.start_server(upper, "127.0.0.1", 0)
    target = backend.sockets[0].getsockname()[1]
    proxy = Proxy(target, 2)
    front = await asyncio.start_server(proxy, "127.0.0.1", 0)
    port = front.sockets[0].getsockname()[1]
    bucket = TokenBucket(500, 5)
    start = time.monotonic()
    results = await asyncio.gather(*(client(name, port, bucket) for name in ("ann", "bob", "cid", "dan")))
    print(results, proxy.bytes, proxy.peak, proxy.active)
    print(time.monotonic() - start > 0.02)
    reader, writer = await asyncio.open_connection("127.0.0.1", target)
    writer.write(b"\0\0\0\x10abc")
    writer.write_eof()
    print(await reader.read())
    backend.close()
    await backend.wait_closed()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print(await reader.read())
    writer.close()
    front.close()


asyncio.run(main())
