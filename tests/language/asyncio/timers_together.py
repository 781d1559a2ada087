"""Sleeps that begin one right after another and last as long end together: what follows one comes after what follows the other."""
import asyncio
import time


def spend(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


async def limited(gate: asyncio.Semaphore, name: str, events: list[str]) -> None:
    async with gate:
        events.append(name)
        spend(0.0003)
        await asyncio.sleep(0.001)
        events.append(name.upper())


async def order() -> str:
    gate = asyncio.Semaphore(2)
    events: list[str] = []
    await asyncio.gather(*[limited(gate, name, events) for name in "abcdefgh"])
    return "".join(events)


async def main() -> None:
    # A machine that does something else in the middle of a pair takes it apart, now and then.
    seen = [await order() for _ in range(50)]
    print(seen.count("abABcdCDefEFghGH") > 25)

asyncio.run(main())
