"""QEMU's start to the first HTTP 200 over a tap device, as a ratio to a kernel that prints one byte and exits.

Both are run in turn, so that what else the machine does meets both; the median of each counts.
A tap device takes root and /dev/net/tun.
"""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import WEBSERVER, Figure
from tools.bench.trivial_kernel import trivial_kernel
from unic.measure import tap
from unic.measure.images import written
from unic.measure.requests import Request, first_reply, request_of
from unic.pipeline import Pipeline
from unic.project import load
from unic.targets import RunOptions, TargetError
from unic.targets.guest import Guest
from unic.targets.qemu import command

RUNS = 15
BAR = 3.0


def time_to_first_page(image: Path, device: str, request: Request) -> float:
    with Guest(image, RunOptions(tap=device)) as guest:
        guest.wait_for(b"listening")
        return first_reply(tap.GUEST, request.port, request, is_running=lambda: guest.is_running) - guest.started


def time_of_trivial_kernel(image: Path) -> float:
    started = time.monotonic()
    done = subprocess.run(command(image, RunOptions()), capture_output=True, stdin=subprocess.DEVNULL, timeout=20)
    elapsed = time.monotonic() - started
    if done.stdout != b"x":
        raise AssertionError(f"the trivial kernel printed {done.stdout!r}")
    return elapsed


def measure(folder: Path) -> Iterator[Figure]:
    what = "QEMU start to first HTTP 200 (tap, static address, microvm) / a kernel that prints a byte and exits"
    others = "Unikraft 8 times, Mirage 7.7, Linux + nginx over 100"
    app = load(WEBSERVER, "qemu", tap.DEFINITIONS)
    image, request = written(Pipeline(app.source).image, folder, "webserver.elf"), request_of(app)
    assert request is not None
    kernel = folder / "trivial.elf"
    kernel.write_bytes(trivial_kernel())
    pages, trivial = [], []
    try:
        with tap.tap_device() as device:
            for _ in range(RUNS):
                trivial.append(time_of_trivial_kernel(kernel))
                pages.append(time_to_first_page(image, device, request))
    except TargetError as error:
        yield Figure("boot_ratio", what, None, BAR, "times", others, str(error))
        return
    page, least = statistics.median(pages), statistics.median(trivial)
    yield Figure("boot_ratio", what, page / least, BAR, "times", others, f"{page * 1000:.0f} ms / {least * 1000:.0f} ms")
