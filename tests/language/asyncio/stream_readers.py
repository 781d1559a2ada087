"""StreamReader fed by hand: reads, limits, ends, errors."""

import asyncio


async def feed(reader: asyncio.StreamReader, *chunks: bytes) -> None:
    for chunk in chunks:
        await asyncio.sleep(0)
        reader.feed_data(chunk)
    reader.feed_eof()


async def reads() -> None:
    reader = asyncio.StreamReader()
    feeder = asyncio.create_task(feed(reader, b"on", b"e\r", b"\ntwo\r\n", b"", b"rest of it"))
    print(await reader.readuntil(b"\r\n"), await reader.readline(), await reader.readexactly(4))
    print(await reader.read(3), reader.at_eof(), await reader.read(), reader.at_eof(), await reader.read(5), await reader.readline())
    await feeder
    print(await reader.readexactly(0), await reader.read(0))
    for action in (0, 1, 2):
        try:
            if action == 0:
                await reader.readexactly(2)
            elif action == 1:
                await reader.readuntil(b"x")
            else:
                await reader.readexactly(-1)
        except asyncio.IncompleteReadError as error:
            print(error, error.partial, error.expected, isinstance(error, EOFError))
        except ValueError as error:
            print(error)
    partial = asyncio.StreamReader()
    partial.feed_data(b"half a line")
    partial.feed_eof()
    try:
        await partial.readuntil()
    except asyncio.IncompleteReadError as error:
        print(error, error.partial)
    try:
        await partial.readuntil(b"")
    except ValueError as error:
        print(error)


async def limits() -> None:
    reader = asyncio.StreamReader(4)
    reader.feed_data(b"0123456789\nx\n")
    try:
        await reader.readuntil()
    except asyncio.LimitOverrunError as error:
        print(error, error.consumed)
    try:
        await reader.readline()
    except ValueError as error:
        print("readline:", error)
    print(await reader.readline())
    reader.feed_data(b"abcdefgh")
    try:
        await reader.readuntil(b"--")
    except asyncio.LimitOverrunError as error:
        print(error, error.consumed)
    print(await reader.readexactly(8))
    try:
        asyncio.StreamReader(0)
    except ValueError as error:
        print(error)


async def iteration() -> None:
    reader = asyncio.StreamReader()
    feeder = asyncio.create_task(feed(reader, b"a\nb", b"b\n\nlast"))
    print([line async for line in reader])
    await feeder


async def errors() -> None:
    reader = asyncio.StreamReader()
    waiting = asyncio.create_task(reader.read(5))
    await asyncio.sleep(0)
    try:
        await reader.readline()
    except RuntimeError as error:
        print(error)
    reader.set_exception(ConnectionResetError(104, "gone"))
    try:
        await waiting
    except ConnectionResetError as error:
        print(repr(error), repr(reader.exception()))
    try:
        await reader.readexactly(1)
    except OSError as error:
        print(type(error).__name__)
    quiet = asyncio.StreamReader()
    cancelled = asyncio.create_task(quiet.readline())
    await asyncio.sleep(0)
    cancelled.cancel()
    await asyncio.wait([cancelled])
    quiet.feed_data(b"after\n")
    print(cancelled.cancelled(), await quiet.readline(), quiet.exception())


async def main() -> None:
    await reads()
    await limits()
    await iteration()
    await errors()


asyncio.run(main())
