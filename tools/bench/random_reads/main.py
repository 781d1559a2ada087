"""Random reads of a block device, several under way at a time: what fio's randread does, for tools/bench/block.py.

Block n of the device is to begin with n, eight bytes, the least significant first; the last read of each reader is checked.
Prints "start", and "end" with the number of reads and the nanoseconds that they took.
"""

import asyncio
import time

import config
from storage.device import Device, open_device

# The generator of Park and Miller: a state below 2**31 - 1, never 0.
MODULUS = 2**31 - 1
MULTIPLIER = 48271


async def reader(disk: Device, seed: int, reads: int) -> None:
    buffer = bytearray(config.SIZE)
    blocks = disk.size // config.SIZE
    state = seed
    block = 0
    for _ in range(reads):
        state = state * MULTIPLIER % MODULUS
        block = state % blocks
        await disk.read_into(block * config.SIZE, buffer)
    if reads > 0 and int.from_bytes(buffer[:8], "little") != block:
        raise ValueError(f"block {block} begins with {buffer[:8].hex()}")


async def main() -> None:
    disk = open_device("data")
    # So that nothing is started for the first time while it is measured.
    await reader(disk, 1, 1)
    print("start")
    started = time.monotonic_ns()
    shares = [config.READS // config.DEPTH + (1 if number < config.READS % config.DEPTH else 0) for number in range(config.DEPTH)]
    seed = started % (MODULUS - config.DEPTH - 1) + 1
    await asyncio.gather(*[reader(disk, seed + number, shares[number]) for number in range(config.DEPTH)])
    print("end", config.READS, time.monotonic_ns() - started)


asyncio.run(main())
