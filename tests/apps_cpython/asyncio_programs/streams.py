"""StreamReader without a connection: limits and errors."""
import asyncio


async def late(reader: asyncio.StreamReader) -> None:
    for chunk in (b"on", b"e\r", b"\ntwo\r\n", b"rest"):
        await asyncio.sleep(0)
        reader.feed_data(chunk)
    reader.feed_eof()


async def main() -> None:
    reader = asyncio.StreamReader()
    task = asyncio.create_task(late(reader))
    print(await reader.readuntil(b"\r\n"), await reader.readline())
    print(await reader.readexactly(2), await reader.read(), reader.at_eof(), await reader.read(3))
    await task
    try:
        await reader.readexactly(1)
    except asyncio.IncompleteReadError as error:
        print(error, error.partial, error.expected)
    try:
        await reader.readuntil()
    except asyncio.IncompleteReadError as error:
        print(error, error.expected)
    print(await reader.readline())

    reader = asyncio.StreamReader(4)
    reader.feed_data(b"0123456789\nx\n")
    try:
        await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError as error:
        print(error, error.consumed)
    try:
        await reader.readline()
    except ValueError as error:
        print(error)
    print(await reader.readline())
    reader.feed_data(b"0123456789")
    try:
        await reader.readline()
    except ValueError as error:
        print(error)
    reader.feed_data(b"a\nb\nc")
    reader.feed_eof()
    async for line in reader:
        print(line)
    reader = asyncio.StreamReader()
    reader.set_exception(ConnectionResetError(104, "Connection reset by peer"))
    try:
        await reader.read(1)
    except ConnectionResetError as error:
        print(error)


asyncio.run(main())
