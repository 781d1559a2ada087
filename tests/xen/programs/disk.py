"""What a test asks of the disk "data", by the arguments: a command, then numbers."""

import asyncio
import sys
import time
import zlib

from storage.device import Device, open_device

SEGMENT = 4096


def pattern(index: int, generation: int) -> bytes:
    """What segment `index` holds after its `generation`-th write."""
    return bytes([(index * 7 + generation * 13 + 1) & 0xFF]) * (SEGMENT - 8) + (index << 20 | generation).to_bytes(8, "big")


def describe(disk: Device) -> None:
    print("disk", disk.size, disk.sector_size, disk.read_only)


async def checksum(disk: Device, length: int) -> None:
    """CRC-32 of the whole disk, read in pieces of `length`, four at a time."""
    crc = 0
    offset = 0
    while offset < disk.size:
        starts = range(offset, min(offset + 4 * length, disk.size), length)
        for part in await asyncio.gather(*[disk.read(at, min(length, disk.size - at)) for at in starts]):
            crc = zlib.crc32(part, crc)
        offset += 4 * length
    print(f"crc {crc:08x}")


async def fill(disk: Device) -> None:
    """Writes the pattern of the first generation everywhere, 32 segments at a time."""
    count = disk.size // SEGMENT
    for first in range(0, count, 32):
        await asyncio.gather(*[disk.write(i * SEGMENT, pattern(i, 1)) for i in range(first, min(first + 32, count))])
    await disk.flush()
    print("filled")


async def rewrite(disk: Device, worker: int, workers: int, generations: int) -> None:
    """Writes and reads back the segments of one worker again and again."""
    for generation in range(2, generations + 2):
        for index in range(worker, disk.size // SEGMENT, workers):
            await disk.write(index * SEGMENT, pattern(index, generation))
            found = await disk.read(index * SEGMENT, SEGMENT)
            if found != pattern(index, generation):
                print(f"segment {index}: wrong after write {generation}")
        if worker == 0:
            print(f"generation {generation}", flush=True)


async def hammer(disk: Device, generations: int) -> None:
    await asyncio.gather(*[rewrite(disk, worker, 16, generations) for worker in range(16)])
    await disk.flush()
    print("hammered")


async def edges(disk: Device) -> None:
    """The smallest and the largest requests, pieces, and what is refused."""
    sector = disk.sector_size
    await disk.write(disk.size - sector, b"e" * sector)
    print((await disk.read(disk.size - sector, sector)) == b"e" * sector)
    big = bytes(range(256)) * 1024
    await disk.write(0, big[:5], big[5:])
    buffers = [bytearray(1000), bytearray(len(big) - 1000)]
    await disk.read_into(0, *buffers)
    print(bytes(buffers[0]) + bytes(buffers[1]) == big)
    try:
        await disk.read(sector // 2, sector)
    except ValueError as error:
        print("ValueError", error)
    try:
        await disk.discard(0, 1 << 16)
        print("discarded")
    except OSError as error:
        print("OSError", error.errno)
    await disk.flush()


async def refused(disk: Device) -> None:
    try:
        await disk.write(0, bytes(disk.sector_size))
    except OSError as error:
        print("OSError", error.errno)


async def main(command: str, number: int) -> None:
    disk = open_device("data")
    describe(disk)
    began = time.monotonic()
    if command == "checksum":
        await checksum(disk, number)
    elif command == "fill":
        await fill(disk)
    elif command == "hammer":
        await hammer(disk, number)
    elif command == "edges":
        await edges(disk)
    elif command == "refused":
        await refused(disk)
    print(f"seconds {time.monotonic() - began:.3f}")


asyncio.run(main(sys.argv[1], int(sys.argv[2])))
