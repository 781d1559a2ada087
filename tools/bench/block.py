"""Random 4 KB reads of a virtio disk, 32 under way at a time: an image against fio in a Linux guest.

The same command line of QEMU for both, on microvm with ACPI for Linux, which would not find the disk otherwise, and the same
raw file of 64 MB, which is in the host's page cache. Linux boots once and runs fio in turn with runs of the image; of fio's
ways the one that is quickest here counts, by its median.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tools.bench.figures import ROOT, Figure, compiled, written
from tools.bench.linux_fio import LinuxGuest, build
from unic.targets import BlockFile, RunOptions, TargetError
from unic.targets.guest import Guest
from unic.targets.icount import count_instructions

APP = ROOT / "tools" / "bench" / "random_reads"
MACHINES = ("microvm", "q35")
FOR_LINUX = {"microvm": ("-machine", "acpi=on"), "q35": ()}
ROUNDS = 5
READS = 30_000
DEPTH = 32
SIZE = 4096
BLOCKS = 16384
# Megabytes: what Linux needs for fio and its libraries.
MEMORY = 512
TIMEOUT = 120.0
BAR = 1.0

BATCHED = "--iodepth_batch_submit=32 --iodepth_batch_complete_max=32"
WAYS = {
    "libaio": "libaio", "io_uring": "io_uring", "libaio in batches": f"libaio {BATCHED}",
    "io_uring in batches, registered": f"io_uring {BATCHED} --fixedbufs --registerfiles",
}  # fmt: skip

# Reads of the two runs whose instructions are counted.
COUNTED = (1000, 3000)


def numbered_blocks(path: Path) -> None:
    """A file whose block n begins with n, as random_reads/main.py checks."""
    with path.open("wb") as file:
        for number in range(BLOCKS):
            file.write(number.to_bytes(8, "little") + bytes(SIZE - 8))


def reads_a_second(image: Path, options: RunOptions) -> float:
    with Guest(image, options) as guest:
        guest.wait_for(b"\n", TIMEOUT)
        found = re.match(rb"reads (\d+) ns (\d+)\r?\n", guest.output)
        if not found or int(found[1]) != READS:
            raise TargetError(f"the image printed {guest.output[-500:]!r}")
        return int(found[1]) / int(found[2]) * 1e9


def measure(folder: Path) -> Iterator[Figure]:
    disk = folder / "disk"
    numbered_blocks(disk)
    image = app_image(folder, READS)
    kernel, ramdisk = build(folder)
    for machine in MACHINES:
        options = RunOptions(machine=machine, memory=MEMORY, blocks=(BlockFile("data", False, disk),))
        yield compare(image, options, LinuxGuest(kernel, ramdisk, replace(options, extra=FOR_LINUX[machine])))
    few, many = (count_instructions(app_image(folder, reads), options).image for reads in COUNTED)
    yield Figure("block_instructions", "the same, guest instructions of the image for one read", (many - few) / (COUNTED[1] - COUNTED[0]), None, "")


def app_image(folder: Path, reads: int) -> Path:
    return written(compiled(APP, "qemu", f"READS={reads}", f"DEPTH={DEPTH}", f"SIZE={SIZE}"), folder, f"random_reads_{reads}.elf")


def compare(image: Path, options: RunOptions, linux: LinuxGuest) -> Figure:
    own: list[float] = []
    by_way: dict[str, list[float]] = {way: [] for way in WAYS}
    with linux:
        for _ in range(ROUNDS):
            for way, engine in WAYS.items():
                by_way[way].append(linux.random_reads(engine, READS, DEPTH, SIZE))
                own.append(reads_a_second(image, options))
    rates = {way: statistics.median(rates) for way, rates in by_way.items()}
    best = max(rates, key=lambda way: rates[way])
    mine = statistics.median(own)
    others = ", ".join(f"{way} {rate:,.0f}" for way, rate in rates.items() if way != best)
    what = f"random reads of {SIZE} bytes, {DEPTH} under way, virtio-blk ({options.machine}), a second / fio's in a Linux guest"
    note = f"{mine:,.0f} / {rates[best]:,.0f} by {best}; {others}"
    return Figure(f"block_reads_{options.machine}", what, mine / rates[best], BAR, "times", "Mirage equalled Linux", note, is_least=True)
