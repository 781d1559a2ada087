"""Hostile peers: half-open connections, writes after the close, resets, a client that never reads, many connections."""
import asyncio


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(4096):
        writer.write(data)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Closes after one line."""
    await reader.readline()
    writer.close()
    await writer.wait_closed()


async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Never reads."""
    await released.wait()
    total = 0
    while data := await reader.read(100000):
        total += len(data)
    print("deaf got", total == sent[0])
    writer.close()


async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers after the client has ended its side."""
    data = await reader.read()
    writer.write(b"got %d bytes" % len(data))
    writer.write_eof()
    print("half", writer.can_write_eof(), writer.is_closing())
    writer.close()


released = asyncio.Event()
sent = [0]


async def many(port: int, count: int) -> int:
    ok = 0
    for i in range(count):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"%d" % i)
        ok += int(await reader.read(100)) == i
        writer.close()
        await writer.wait_closed()
    return ok


async def main() -> None:
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(sum(await asyncio.gather(*(many(port, 50) for _ in range(20)))))

    hanger = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*hanger.sockets[0].getsockname())
    writer.write(b"bye\n")
    print(await reader.read(), reader.at_eof(), writer.is_closing())
    writer.write(b"after the end")
    await writer.drain()
    await asyncio.sleep(0.01)
    try:
        writer.write(b"again")
        await writer.drain()
        print("drained")
        await asyncio.sleep(0.01)
        writer.write(b"and again")
        await writer.drain()
        print("drained")
    except ConnectionError as error:
        print(type(error).__name__, error)
    print(writer.is_closing())
    for _ in range(3):
        writer.write(b"ignored")
    writer.close()
    try:
        await writer.wait_closed()
        print("closed")
    except ConnectionError as error:
        print("wait_closed:", type(error).__name__, error)
    try:
        await writer.drain()
    except ConnectionError as error:
        print("drain:", type(error).__name__, error)
    try:
        await reader.read()
        print("read", await reader.read())
    except ConnectionError as error:
        print("read:", type(error).__name__, error)

    silent = await asyncio.start_server(deaf, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*silent.sockets[0].getsockname())
    block = b"x" * 1000000
    sent[0] = 0
    try:
        while True:
            writer.write(block)
            sent[0] += len(block)
            await asyncio.wait_for(writer.drain(), 0.1)
    except asyncio.TimeoutError:
        print("blocked", sent[0] > 1000000, writer.transport.get_write_buffer_size() > 0)
    released.set()
    await writer.drain()
    writer.write_eof()
    print(await reader.read())
    print(sent[0] % 1000000)
    writer.close()
    await writer.wait_closed()

    listener = await asyncio.start_server(half, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*listener.sockets[0].getsockname())
    for size in (1, 10, 100000):
        writer.write(bytes(size))
    writer.write_eof()
    writer.write_eof()
    try:
        writer.write(b"x")
    except RuntimeError as error:
        print(error)
    print(await reader.read(), reader.at_eof())
    writer.close()
    await writer.wait_closed()
    await writer.wait_closed()

    # A reader that is closed by its own side.
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    waiting = asyncio.create_task(reader.read(10))
    await asyncio.sleep(0.01)
    writer.close()
    print(await waiting)
    # Aborted with data unread, and two readers at once.
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    first = asyncio.create_task(reader.readline())
    second = asyncio.create_task(reader.readexactly(4))
    print(await asyncio.gather(second, return_exceptions=True))
    writer.transport.abort()
    print(await first, writer.is_closing())
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"12345")
    try:
        await asyncio.wait_for(reader.readexactly(10), 0.02)
    except asyncio.TimeoutError:
        print("timeout")
    writer.write_eof()
    try:
        await reader.readexactly(10)
    except asyncio.IncompleteReadError as error:
        print(error.partial, error.expected, error)
    writer.close()
    for each in (server, hanger, silent, listener):
        each.close()
        await each.wait_closed()
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except OSError as error:
        print(type(error).__name__, error.errno, str(error).replace(str(port), "PORT"))
    again = await asyncio.start_server(echo, "127.0.0.1", port)
    print(again.sockets[0].getsockname() == ("127.0.0.1", port), await many(port, 3))
    again.close()
    await asyncio.sleep(0.01)


asyncio.run(main())
