"""Streams against an echo server."""

import asyncio

HOST = PEER_HOST
PORT = PEER_PORT


async def lines() -> None:
    reader, writer = await asyncio.open_connection(HOST, PORT)
    print(writer.get_extra_info("peername")[0], writer.get_extra_info("sockname")[1] > 1023)
    writer.writelines([b"hello\n", b"world\n"])
    writer.write(b"x" * 100000 + b"\n")
    await writer.drain()
    print(await reader.readline(), await reader.readexactly(3), await reader.readuntil(b"d"), len(await reader.read(1)))
    try:
        await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError as error:
        print(type(error).__name__, error.consumed > 65000)
    print(writer.can_write_eof(), writer.is_closing(), reader.at_eof())
    writer.write_eof()
    print(len(await reader.read()), reader.at_eof(), await reader.read(), await reader.readline())
    try:
        writer.write(b"more")
    except RuntimeError as error:
        print(error)
    try:
        await reader.readexactly(4)
    except asyncio.IncompleteReadError as error:
        print(error, error.partial, error.expected)
    writer.close()
    print(writer.is_closing())
    await writer.wait_closed()


async def many() -> None:
    async def exchange(n: int) -> int:
        reader, writer = await asyncio.open_connection(HOST, PORT)
        total = 0
        for i in range(5):
            writer.write(f"{n} {i}\n".encode())
            await writer.drain()
            total += len(await reader.readline())
        writer.close()
        await writer.wait_closed()
        return total

    print(await asyncio.gather(*[exchange(n) for n in range(8)]))


async def bulk() -> None:
    reader, writer = await asyncio.open_connection(HOST, PORT)
    block = bytes(range(256)) * 64

    async def send() -> None:
        for _ in range(50):
            writer.write(block)
            await writer.drain()
        writer.write_eof()

    sender = asyncio.create_task(send())
    received = 0
    intact = True
    while data := await reader.read(65536):
        intact = intact and data[0] == received % 256
        received += len(data)
    await sender
    print(received, intact)
    writer.close()


async def failures() -> None:
    try:
        await asyncio.open_connection(HOST, 1)
    except ConnectionRefusedError as error:
        print(repr(error))
    reader, writer = await asyncio.open_connection(HOST, PORT)
    writer.write(b"reset")
    try:
        await reader.read(1)
    except ConnectionResetError as error:
        print(repr(error), repr(reader.exception()))
    writer.close()
    try:
        await writer.drain()
    except ConnectionResetError as error:
        print(repr(error))
    reader, writer = await asyncio.open_connection(HOST, PORT)
    try:
        await asyncio.wait_for(reader.readline(), 0.05)
    except TimeoutError:
        print("silence")
    waiting = asyncio.create_task(reader.readline())
    await asyncio.sleep(0)
    try:
        await reader.read(1)
    except RuntimeError as error:
        print(error)
    writer.write(b"late\n")
    print(await waiting)
    writer.transport.abort()
    print(writer.is_closing())
    try:
        async with asyncio.timeout(5):
            await asyncio.open_connection("no.such.host.invalid", PORT)
    except OSError:
        print("no such host")


async def main() -> None:
    await lines()
    await many()
    await bulk()
    await failures()


asyncio.run(main())
