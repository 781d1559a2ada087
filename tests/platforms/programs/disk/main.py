"""Random writes to a disk, several at once, then a flush; in another run, whether they are there.

    write SEED BATCHES      says "flushed" and waits to be killed
    check SEED BATCHES      reads all of the disk, and says how many sectors are as they should be
"""

import asyncio
import sys

from plan import BATCH, SECTOR, SLOT, Write, batches, content, last_writers
from storage.device import Device, open_device


async def write(disk: Device, writes: list[list[Write]]) -> None:
    for batch in writes:
        await asyncio.gather(*[disk.write(write.sector * SECTOR, write.content()) for write in batch])
    await disk.flush()
    print("flushed", flush=True)
    await asyncio.sleep(600)


async def check(disk: Device, writers: dict[int, int]) -> None:
    good = 0
    slot = SLOT * SECTOR
    for start in range(0, disk.size, BATCH * slot):
        places = range(start, min(start + BATCH * slot, disk.size), slot)
        for place, data in zip(places, await asyncio.gather(*[disk.read(place, slot) for place in places])):
            for offset in range(0, slot, SECTOR):
                sector = (place + offset) // SECTOR
                writer = writers.get(sector)
                expected = bytes(SECTOR) if writer is None else content(writer, sector)
                good += data[offset:offset + SECTOR] == expected
    print(good, "of", disk.size // SECTOR, "sectors,", len(writers), "of them written")


async def main() -> None:
    disk = open_device("data")
    action, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if action == "write":
        await write(disk, batches(seed, count, disk.size))
    elif action == "check":
        await check(disk, last_writers(seed, count, disk.size))


asyncio.run(main())
