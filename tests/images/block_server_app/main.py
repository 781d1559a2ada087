"""Serves sectors of three disks over TCP, and writes to one meanwhile (test_block.py): a request is a line `DISK SECTOR COUNT`."""

import asyncio

from storage.device import open_device


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    line = await reader.readline()
    while line != b"":
        name, sector, count = line.decode().split()
        disk = open_device(name)
        if int(sector) % 7 == 0:
            writer.write(disk.read_now(int(sector) * 512, int(count) * 512))
        else:
            writer.write(await disk.read(int(sector) * 512, int(count) * 512))
        await writer.drain()
        line = await reader.readline()
    writer.close()


async def write_for_ever() -> None:
    """The second half of the third disk, which nobody reads."""
    disk = open_device("third")
    half = disk.size // 2
    place = 0
    while True:
        await disk.write(half + place, bytes([place // 4096 % 256]) * 4096)
        await disk.flush()
        place = (place + 4096) % half


async def main() -> None:
    server = await asyncio.start_server(serve, "0.0.0.0", 8080)
    print("listening")
    await asyncio.gather(server.serve_forever(), write_for_ever())


asyncio.run(main())
