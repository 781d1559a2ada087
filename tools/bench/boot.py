"""QEMU's start to the first HTTP 200 over a tap device, as a ratio to a kernel that prints one byte and exits.

Both are run in turn, so that what else the machine does meets both; the median of each counts.
A tap device takes root and /dev/net/tun.
"""

from __future__ import annotations

import http.client
import os
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.bench.figures import WEBSERVER, Figure, compiled, written
from tools.bench.trivial_kernel import trivial_kernel
from unic.targets import RunOptions
from unic.targets.guest import Guest
from unic.targets.qemu import command

RUNS = 15
HOST, GUEST, PREFIX = "10.91.0.1", "10.91.0.2", 24
PORT = 8080
BAR = 3.0


@contextmanager
def tap_device() -> Iterator[str]:
    """A tap device with an address of ours; gone afterwards. Raises CalledProcessError where that is not allowed."""
    name = f"unic{os.getpid() % 100000}"
    subprocess.run(["ip", "tuntap", "add", "dev", name, "mode", "tap"], check=True, capture_output=True)
    try:
        subprocess.run(["ip", "address", "add", f"{HOST}/{PREFIX}", "dev", name], check=True, capture_output=True)
        subprocess.run(["ip", "link", "set", name, "up"], check=True, capture_output=True)
        yield name
    finally:
        subprocess.run(["ip", "link", "delete", name], check=True, capture_output=True)


def time_to_first_page(image: Path, tap: str) -> float:
    with Guest(image, RunOptions(tap=tap)) as guest:
        guest.wait_for(b"listening")
        client = http.client.HTTPConnection(GUEST, PORT, timeout=20)
        client.request("GET", "/")
        response = client.getresponse()
        elapsed = time.monotonic() - guest.started
        body = response.read()
        client.close()
        if response.status != 200 or not body:
            raise AssertionError(f"status {response.status}")
        return elapsed


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
    web = compiled(WEBSERVER, "qemu", f"network.address={GUEST}/{PREFIX}", f"network.gateway={HOST}")
    image = written(web, folder, "webserver.elf")
    kernel = folder / "trivial.elf"
    kernel.write_bytes(trivial_kernel())
    pages, trivial = [], []
    try:
        with tap_device() as tap:
            for _ in range(RUNS):
                trivial.append(time_of_trivial_kernel(kernel))
                pages.append(time_to_first_page(image, tap))
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        yield Figure("boot_ratio", what, None, BAR, "times", others, f"no tap device can be made here: {error}")
        return
    page, least = statistics.median(pages), statistics.median(trivial)
    yield Figure("boot_ratio", what, page / least, BAR, "times", others, f"{page * 1000:.0f} ms / {least * 1000:.0f} ms")
