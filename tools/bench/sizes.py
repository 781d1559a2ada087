"""Sizes of the stripped images, and guest instructions from the entry of hello to its exit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import HELLO, WEBSERVER, Figure, compiled
from unic.measure.icount import count_instructions
from unic.measure.images import written
from unic.pipeline import Pipeline
from unic.project import load

WEBSERVER_BARS = {"qemu": 128, "xen": 144, "jail": 112}
OTHERS = {"qemu": "Mirage 2013 172 KB, Unikraft + C server 361 KB, Mirage today 1,888 KB", "xen": "Mirage 2013 172 KB"}


def webserver_size(target: str, bar: int) -> Figure:
    # Built with its files: without any, all that serves them would be dropped as unreachable.
    web = load(WEBSERVER, target)
    image = len(Pipeline(web.source).image.image)
    size = image - sum(len(content) for _, content in web.source.baked)
    where = "" if target == "qemu" else f" for {target}"
    name = "webserver_size" + ("" if target == "qemu" else f"_{target}")
    return Figure(name, f"webserver image{where} without its files", size, bar, "bytes", OTHERS.get(target, ""), f"{image:,} with them")


def measure(folder: Path) -> Iterator[Figure]:
    hello = compiled(HELLO, "qemu")
    yield Figure("hello_size", "hello image, stripped", len(hello.image), 24 * 1024, "bytes",
                 "Solo5 86 KB, Unikraft 193-228 KB, Mirage 639 KB")
    for target, kilobytes in WEBSERVER_BARS.items():
        yield webserver_size(target, kilobytes * 1024)
    count = count_instructions(written(hello, folder, "hello.elf"))
    yield Figure("hello_instructions", "hello, guest instructions from entry to exit (microvm)", count.image, 300_000, "",
                 "Unikraft 8,500,000; Solo5 5,600,000-8,900,000; a kernel that only exits 14,800")
