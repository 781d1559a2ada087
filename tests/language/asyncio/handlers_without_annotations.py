# mypy: disable-error-code="no-untyped-def, arg-type, var-annotated, no-untyped-call"
"""Functions that are handed on have parameters without annotations: what calls them says their types."""

import asyncio

log = []


class Counter:
    def __init__(self) -> None:
        self.seen = 0

    async def serve(self, reader, writer):
        self.seen += 1
        line = await reader.readline()
        writer.write(b"%d %s" % (self.seen, line))
        await writer.drain()
        writer.close()
        return len(line)


async def echo(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()


def plain(reader, writer):
    writer.write(b"plain\n")
    writer.close()


async def valued(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> int:
    writer.write(b"valued\n")
    writer.close()
    return 3


async def ask(port: int, text: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    if text:
        writer.write(text)
        writer.write_eof()
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer


def later(first, second):
    log.append(f"{first} {second}")


async def main() -> None:
    counter = Counter()
    servers = [await asyncio.start_server(counter.serve, "127.0.0.1", 8101), await asyncio.start_server(echo, "127.0.0.1", 8102),
               await asyncio.start_server(plain, "127.0.0.1", 8103), await asyncio.start_server(valued, "127.0.0.1", 8104)]
    for port in (8101, 8102, 8103, 8104, 8101):
        print(await ask(port, b"hello\nyou\n" if port < 8103 else b""))
    loop = asyncio.get_running_loop()
    loop.call_soon(later, "a", 1)
    loop.call_later(0.01, later, "b", 2)
    await asyncio.sleep(0.05)
    print(log)
    for server in servers:
        server.close()


words = ["pear", "fig", "banana"]


def by_length(word):
    return len(word), word


print(sorted(words, key=by_length))
asyncio.run(main())
