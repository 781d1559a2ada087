"""Exercises block devices; the first argument says how, the others with what (test_block.py)."""

import asyncio
import sys
from hashlib import sha256
from random import Random

from storage.device import Device, open_device

TASKS = 16
DURABLE_BLOCK = 4096


class Region:
    """Sectors of a device that one task has for itself, and what they should hold."""

    def __init__(self, disk: Device, first: int, count: int, seed: int) -> None:
        self.disk = disk
        self.start = first * disk.sector_size
        self.expected = bytearray(count * disk.sector_size)
        self.count = count
        self.random = Random(seed)

    def piece(self) -> tuple[int, int]:
        """Offset in the region and length of some of its sectors."""
        first = self.random.randrange(self.count)
        length = min(1 + self.random.randrange(8), self.count - first)
        return first * self.disk.sector_size, length * self.disk.sector_size

    async def fill(self) -> None:
        self.expected[:] = self.random.randbytes(len(self.expected))
        await self.disk.write(self.start, bytes(self.expected))

    async def step(self) -> None:
        offset, length = self.piece()
        end = offset + length
        cut = 1 + self.random.randrange(length - 1)
        choice = self.random.randrange(8)
        if choice < 3:
            data = self.random.randbytes(length)
            if choice == 0:
                await self.disk.write(self.start + offset, data)
            else:
                await self.disk.write(self.start + offset, data[:cut], bytearray(data[cut:]))
            self.expected[offset:end] = data
        elif choice < 5:
            assert await self.disk.read(self.start + offset, length) == self.expected[offset:end]
        elif choice < 7:
            first, second = bytearray(cut), bytearray(length - cut)
            await self.disk.read_into(self.start + offset, first, second)
            assert first + second == self.expected[offset:end]
        else:
            await self.disk.flush()

    async def work(self, steps: int) -> None:
        await self.fill()
        for _ in range(steps):
            await self.step()


async def hash_of(disk: Device) -> str:
    digest = sha256()
    for offset in range(0, disk.size, 1 << 20):
        digest.update(await disk.read(offset, min(1 << 20, disk.size - offset)))
    return digest.hexdigest()


async def error_of(disk: Device, action: str, offset: int) -> str:
    size = disk.sector_size
    try:
        if action == "read":
            await disk.read(offset, size)
        elif action == "scatter":
            await disk.read_into(offset, bytearray(10), bytearray(size - 10))
        elif action == "now":
            disk.read_now(offset, size)
        elif action == "write":
            await disk.write(offset, bytes(size))
        elif action == "flush":
            await disk.flush()
        else:
            await disk.discard(offset, size)
    except OSError as error:
        return str(error)
    return "done"


async def exercise(steps: int) -> None:
    """Random requests to both disks at once, then all that is on them, hashed."""
    disks = [open_device("data"), open_device("other"), open_device("archive")]
    for disk in disks:
        print(disk.name, disk.size, disk.sector_size, "read-only" if disk.read_only else "written")
    archive = disks.pop()
    work: list[Region] = []
    for disk in disks:
        count = disk.size // disk.sector_size // TASKS
        work.extend([Region(disk, task * count, count, task) for task in range(TASKS)])
    await asyncio.gather(*[region.work(steps) for region in work])
    for disk in disks:
        await disk.flush()
        print(disk.name, await hash_of(disk))
    print("archive", await hash_of(archive), await error_of(archive, "write", 0))
    assert archive.read_now(0, 4096) == await archive.read(0, 4096)
    await disks[0].discard(0, disks[0].size // 2)
    await disks[0].flush()
    print("archive", sha256(archive.read_now(0, archive.size)).hexdigest())


def block_of(place: int, generation: int) -> bytes:
    return bytes([place & 255, place >> 8, generation & 255, generation >> 8]) * (DURABLE_BLOCK // 4)


async def write_for_ever() -> None:
    """Generation after generation: some blocks, a flush, and a line when that has ended."""
    disk = open_device("data")
    places = disk.size // DURABLE_BLOCK
    generation = 0
    while True:
        generation += 1
        chosen = [(generation * 37 + index * 11) % places for index in range(24)]
        await asyncio.gather(*[disk.write(place * DURABLE_BLOCK, block_of(place, generation)) for place in chosen])
        await disk.flush()
        print("durable", generation)


async def errors() -> None:
    """What a disk gives some of whose sectors are broken, while other requests are under way."""
    disk = open_device("data")
    for action in ("read", "scatter", "now", "write", "discard"):
        print(action, await error_of(disk, action, 8192))
    print("flush", await error_of(disk, "flush", 0))
    # Not one behind the other: QEMU would make one request of them, which fails as a whole.
    sectors = list(range(0, 200, 2))
    results = await asyncio.gather(*[error_of(disk, "read", 512 * sector) for sector in sectors])
    print([sector for sector, result in zip(sectors, results) if result != "done"])
    try:
        await disk.read(0, 65536)
    except OSError as error:
        print(error)


async def judge() -> None:
    """Reads of a disk whose sector i is full of bytes i % 251, eight at a time: what comes of them, first one by one."""
    disk = open_device("data")
    wrong = 0
    results: list[str] = []

    async def read(sector: int) -> None:
        nonlocal wrong
        try:
            if await disk.read(512 * sector, 512) != bytes([sector % 251]) * 512:
                wrong += 1
            results.append("done")
        except OSError as error:
            results.append(str(error))

    await read(1)
    print("first", results.pop())
    for round in range(20):
        await asyncio.gather(*[read(round * 100 + index * 2) for index in range(8)])
    print(sorted(set(results)), len(results), "wrong", wrong)


async def slow() -> None:
    """Tasks that are cancelled while the disk has their requests, and while they wait for it."""
    disk = open_device("data")
    buffers = [bytearray(512) for _ in range(60)]
    tasks = [asyncio.create_task(disk.read_into(1024 * index, buffers[index])) for index in range(60)]
    await asyncio.sleep(0.05)
    for index in range(0, 60, 2):
        tasks[index].cancel()
    ended = [0, 0]
    for index in range(60):
        try:
            await tasks[index]
            ended[0] += 1
            assert buffers[index][0] == 2 * index + 1
        except asyncio.CancelledError:
            ended[1] += 1
            # All or nothing, and nothing any more.
            assert buffers[index][0] in (0, 2 * index + 1)
            buffers[index][0] = 200
    assert (await disk.read(0, 512))[0] == 1
    print("ended", ended, [buffer[0] for buffer in buffers].count(200))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.gather(*[disk.read(1024 * index, 512) for index in range(20)])
    except TimeoutError:
        print("timeout")


if sys.argv[1] == "exercise":
    asyncio.run(exercise(int(sys.argv[2])))
elif sys.argv[1] == "durable":
    asyncio.run(write_for_ever())
elif sys.argv[1] == "errors":
    asyncio.run(errors())
elif sys.argv[1] == "judge":
    asyncio.run(judge())
else:
    asyncio.run(slow())
