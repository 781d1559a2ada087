"""An asyncio service whose parts are on an AsyncExitStack; what happens is logged with the part's name."""

from __future__ import annotations

import asyncio
import logging
import sys
from contextlib import AsyncExitStack, asynccontextmanager
from typing import AsyncIterator

handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(name)-12s %(levelname)-7s %(message)s"))
root = logging.getLogger()
root.addHandler(handler)
root.setLevel(logging.INFO)


class Part:
    def __init__(self, name: str, fails_at: str = "") -> None:
        self.log = logging.getLogger("service." + name)
        self.name = name
        self.fails_at = fails_at

    async def __aenter__(self) -> Part:
        await asyncio.sleep(0.001)
        if self.fails_at == "start":
            raise ConnectionRefusedError(f"{self.name} does not start")
        self.log.info("started")
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: object) -> None:
        await asyncio.sleep(0.001)
        if error is not None:
            self.log.warning("stopping because of %s", type(error).__name__)
        if self.fails_at == "stop":
            raise RuntimeError(f"{self.name} does not stop")
        self.log.info("stopped")

    async def work(self, amount: int) -> int:
        await asyncio.sleep(0.001 * amount)
        if self.fails_at == "work":
            raise ValueError(f"{self.name} cannot do {amount}")
        return amount * 2


@asynccontextmanager
async def counted(name: str, counts: dict[str, int]) -> AsyncIterator[dict[str, int]]:
    counts[name] = counts.get(name, 0) + 1
    try:
        yield counts
    finally:
        counts[name] -= 1


async def flush(log: logging.Logger, lines: int) -> None:
    await asyncio.sleep(0)
    log.info("flushed %d lines", lines)


async def run(parts: list[Part], counts: dict[str, int]) -> int:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(counted("running", counts))
        for part in parts:
            await stack.enter_async_context(part)
        stack.push_async_callback(flush, logging.getLogger("service"), len(parts))
        results = await asyncio.gather(*[part.work(n + 1) for n, part in enumerate(parts)])
        return sum(results)


async def main() -> None:
    counts: dict[str, int] = {}
    faults: list[dict[str, str]] = [{}, {"db": "work"}, {"cache": "start"}, {"web": "stop", "db": "stop"}]
    for wrong in faults:
        parts = [Part(name, wrong.get(name, "")) for name in ("db", "cache", "web")]
        try:
            print("result", await run(parts, counts), counts)
        except (ValueError, OSError, RuntimeError) as error:
            context = error.__context__
            print(type(error).__name__, error, "|", context, counts)


asyncio.run(main())
