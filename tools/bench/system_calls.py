"""The system calls that the jail leaves to a program that serves clients and reads, writes and flushes a block device."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import Figure
from unic.pipeline import Pipeline
from unic.project import load
from unic.targets.seccomp import allowed_calls

SETTINGS = """[app]
name = "keeper"

[block]
data = "write, 1 MiB"
"""

PROGRAM = '''"""Keeps the last line that a client has sent, and says what it was before."""

import asyncio

from storage.device import open_device

disk = open_device("data")


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    line = await reader.readline()
    before = await disk.read(0, 512)
    await disk.write(0, line[:512].ljust(512))
    await disk.flush()
    writer.write(before)
    await writer.drain()
    writer.close()


async def main() -> None:
    server = await asyncio.start_server(answer, "0.0.0.0", 7000)
    await server.serve_forever()


asyncio.run(main())
'''


def measure(folder: Path) -> Iterator[Figure]:
    (folder / "unic.toml").write_text(SETTINGS)
    (folder / "main.py").write_text(PROGRAM)
    calls = allowed_calls(Pipeline(load(folder, "jail").source).lowered[0])
    yield Figure("jail_system_calls", "system calls allowed in the jail, with network and block device", len(calls), 10, "", "Solo5 spt 7",
                 ", ".join(call.name for call in calls))
