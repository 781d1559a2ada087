"""The smallest guest memory in which the web server answers 1,000 requests."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import WEBSERVER, Figure, compiled, written
from unic.targets import RunOptions, TargetError
from unic.targets.guest import Guest, free_port

REQUESTS = 1000
# MiB; QEMU takes whole ones.
LARGEST = 16


def serves(port: int) -> bool:
    """Whether REQUESTS requests on one connection to 127.0.0.1:port all get a page. Raises OSError, HTTPException."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        for _ in range(REQUESTS):
            client.request("GET", "/")
            response = client.getresponse()
            if response.status != 200 or not response.read():
                return False
        return True
    finally:
        client.close()


def survives(image: Path, memory: int) -> bool:
    """Whether all requests get their page with `memory` MiB."""
    port = free_port()
    try:
        with Guest(image, RunOptions(forward=((port, 8080),), memory=memory)) as guest:
            guest.wait_for(b"listening", 10)
            return serves(port) and guest.is_running
    except (OSError, http.client.HTTPException, TargetError):
        return False


def measure(folder: Path) -> Iterator[Figure]:
    image = written(compiled(WEBSERVER, "qemu"), folder, "webserver.elf")
    smallest = next((size for size in range(1, LARGEST + 1) if survives(image, size)), None)
    note = "" if smallest else f"not even {LARGEST} MiB are enough"
    yield Figure("webserver_memory", "webserver, smallest guest memory for 1,000 requests", smallest, 4, "MB",
                 "Unikraft + lwIP 3.4 MB; Linux + nginx 85 MB", note)
