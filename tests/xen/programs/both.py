"""A server with a disk: answers each connection with the disk's first bytes."""

import asyncio

from storage.device import open_device


async def main() -> None:
    disk = open_device("data")

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await disk.read(0, 4096))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "0.0.0.0", 7000)
    print("serving", flush=True)
    async with server:
        await server.serve_forever()


asyncio.run(main())
