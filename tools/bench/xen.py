"""Under the Xen of unic.targets.xen_host: `xl create` to the first line, against Linux, and the smallest memory that serves.

Linux is Debian's kernel as the ELF file that xl need not unpack, with options that spare it time, and one program that prints
a line. All guests have the same memory and see the TSC itself (tsc_mode="native"): trapped, Linux would lose seconds. The four
kinds of guest are created in turn in one machine, on a dom0 that has seen each of them before; the median of each counts.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.bench import trivial_linux
from tools.bench.figures import HELLO, WEBSERVER, Figure, compiled
from unic.measure.memory import REQUESTS
from unic.measure.requests import request_of
from unic.measure.xen import EXTRA, Mode, smallest_memory
from unic.project import load
from unic.targets import TargetError
from unic.targets.xen_host import images
from unic.targets.xen_host.channel import ChannelClosed
from unic.targets.xen_host.configuration import Configuration
from unic.targets.xen_host.domain import Domain
from unic.targets.xen_host.machine import Machine, start

MODES: Final[tuple[Mode, ...]] = ("pvh", "pv")

RUNS = 5
# Megabytes: what Debian's kernel, 66 MB of it, needs.
MEMORY = 128
LINUX_OPTIONS = (
    "console=hvc0 quiet mitigations=off nokaslr rodata=off audit=0 apparmor=0 init_on_alloc=0 cgroup_disable=memory "
    "nowatchdog norandmaps transparent_hugepage=never"
)
HELLO_LINE = b"Hello, world!"
START_BAR = 5.0

MEMORY_BAR = 8


def measure(folder: Path) -> Iterator[Figure]:
    try:
        with start() as machine:
            yield from start_figures(machine)
        image = compiled(WEBSERVER, "xen").image
        for mode in MODES:
            yield memory_figure(mode, image)
    except TargetError as error:
        yield Figure("xen", "under Xen", None, None, "", note=f"cannot be measured here: {error}")


# From `xl create` to the first line


def time_to_line(machine: Machine, configuration: Configuration, line: bytes) -> float:
    """Seconds from the request for `xl create` until `line` has come out of the console."""
    started = time.monotonic()
    with Domain(machine, configuration) as domain:
        domain.wait_for(line, 180)
        return time.monotonic() - started


def start_figures(machine: Machine) -> Iterator[Figure]:
    hello = machine.upload(compiled(HELLO, "xen").image)
    kernel = machine.upload(images.kernels(lambda text: None).linux.read_bytes())
    ramdisk = machine.upload(trivial_linux.trivial_ramdisk())
    guests: dict[tuple[str, Mode], tuple[Configuration, bytes]] = {}
    for mode in MODES:
        guests["hello", mode] = Configuration("hello", hello, mode, MEMORY, extra=EXTRA), HELLO_LINE
        linux = Configuration("linux", kernel, mode, MEMORY, LINUX_OPTIONS, ramdisk=ramdisk, extra=EXTRA)
        guests["linux", mode] = linux, trivial_linux.LINE.encode()
    times: dict[tuple[str, Mode], list[float]] = {guest: [] for guest in guests}
    for run in range(1 + RUNS):
        for guest, (configuration, line) in guests.items():
            taken = time_to_line(machine, configuration, line)
            if run > 0:
                times[guest].append(taken)
    middle = {guest: statistics.median(taken) for guest, taken in times.items()}
    linux_pvh, linux_pv = middle["linux", "pvh"], middle["linux", "pv"]
    for mode in MODES:
        own = middle["hello", mode]
        note = f"{own:.2f} s / {linux_pvh:.2f} s"
        if mode == "pv":
            note += f"; Linux as PV takes {linux_pv:.2f} s, {linux_pv / own:.1f} times"
        what = f"`xl create` to the first line of hello, {mode.upper()}: times as quick as a minimal Linux PVH guest in the same dom0"
        yield Figure(f"xen_start_{mode}", what, linux_pvh / own, START_BAR, "times", "Mirage 0.04 s, Linux PV 0.43-0.6 s", note, is_least=True)


# The smallest memory


def memory_figure(mode: Mode, image: bytes) -> Figure:
    smallest, note = None, ""
    try:
        smallest = smallest_memory(image, request_of(load(WEBSERVER, "xen")), True, mode)
    except ChannelClosed:
        raise
    except TargetError as error:
        note = str(error)
    what = f"webserver as {mode.upper()} under Xen, smallest guest memory for {REQUESTS:,} requests"
    return Figure(f"xen_memory_{mode}", what, smallest, MEMORY_BAR, "MB", "Mirage 12-16 MB for hello", note)
