"""Sleeps that begin one right after another and last as long end together: what follows one comes after what follows the other."""
import asyncio
import time


def spend(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


async def limited(gate: asyncio.Semaphore, name: str) -> None:
    async with gate:
        print(name, "in")
        spend(0.0003)
        await asyncio.sleep(0.001)
        print(name, "out")


async def main() -> None:
    gate = asyncio.Semaphore(2)
    await asyncio.gather(*[limited(gate, name) for name in "abcdefgh"])

asyncio.run(main())
