"""Random 4 KB reads of a virtio disk, 32 under way at a time: an image against fio in a Linux guest.

The same command line of QEMU for both (q35: on microvm Debian's kernel needs ACPI to find the disk, and has no clock that works on
a loaded host), the same raw file of 64 MB, which is in the host's page cache. Linux runs fio in turn with runs of the image, and
boots for each round; of fio's ways the one that is quickest here counts, by its median. All times are the host's.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tools.bench.figures import ROOT, Figure, compiled
from tools.bench.linux_fio import LinuxGuest, build
from unic.measure.icount import count_instructions
from unic.measure.images import written
from unic.targets import BlockFile, RunOptions, TargetError
from unic.targets.guest import Guest

APP = ROOT / "tools" / "bench" / "random_reads"
ROUNDS = 5
READS = 60_000
DEPTH = 32
SIZE = 4096
BLOCKS = 16384
# Megabytes: what Linux needs for fio and its libraries.
MEMORY = 512
TIMEOUT = 60.0
MOST_HANGS = 3
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
        started = guest.wait_for(b"start", TIMEOUT)
        elapsed = guest.wait_for(b"end %d " % READS, TIMEOUT) - started
        return READS / elapsed


def measure(folder: Path) -> Iterator[Figure]:
    try:
        yield from figures(folder)
    except TargetError as error:
        yield Figure("block", "random reads", None, None, "", note=f"cannot be measured here: {error}")


def figures(folder: Path) -> Iterator[Figure]:
    disk = folder / "disk"
    numbered_blocks(disk)
    options = RunOptions(machine="q35", memory=MEMORY, blocks=(BlockFile("data", False, disk),))
    image = app_image(folder, READS)
    kernel, ramdisk = build(folder)
    own: list[float] = []
    microvm: list[float] = []
    by_way: dict[str, list[float]] = {way: [] for way in WAYS}
    hangs = 0
    while len(microvm) < ROUNDS:
        try:
            turns = in_turn(LinuxGuest(kernel, ramdisk, options), image, options)
        except TargetError as error:
            # On a loaded host the emulated Linux stops for good now and then.
            hangs += 1
            if hangs == MOST_HANGS:
                raise
            print(f"once more, since {error}", file=sys.stderr, flush=True)
            continue
        for way, fio, image_rate in turns:
            by_way[way].append(fio)
            own.append(image_rate)
        microvm.append(reads_a_second(image, replace(options, machine="microvm")))
    rates = {way: statistics.median(rates) for way, rates in by_way.items()}
    best = max(rates, key=lambda way: rates[way])
    mine = statistics.median(own)
    others = ", ".join(f"{way} {rate:,.0f}" for way, rate in rates.items() if way != best)
    yield Figure("block_reads", f"random reads of {SIZE} bytes a second, {DEPTH} under way, virtio-blk (q35) / fio in a Linux guest", mine / rates[best],
                 BAR, "times", "Mirage equalled Linux", f"{mine:,.0f} / {rates[best]:,.0f} by {best}; {others}", is_least=True)
    yield Figure("block_reads_microvm", "the same on microvm, a second", statistics.median(microvm), None, "")
    few, many = (count_instructions(app_image(folder, reads), options).image for reads in COUNTED)
    yield Figure("block_instructions", "the same, guest instructions of the image for one read (q35)", (many - few) / (COUNTED[1] - COUNTED[0]), None, "")


def in_turn(linux: LinuxGuest, image: Path, options: RunOptions) -> list[tuple[str, float, float]]:
    """For each of fio's ways its reads a second, and then the image's. Raises TargetError."""
    turns = []
    with linux:
        for way, engine in WAYS.items():
            fio = linux.random_reads(engine, READS, DEPTH, SIZE)
            turns.append((way, fio, reads_a_second(image, options)))
        clock = linux.clock_rate()
    return [(way, fio * clock, own) for way, fio, own in turns]


def app_image(folder: Path, reads: int) -> Path:
    return written(compiled(APP, "qemu", f"READS={reads}", f"DEPTH={DEPTH}", f"SIZE={SIZE}"), folder, f"random_reads_{reads}.elf")
