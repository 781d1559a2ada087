"""The smallest guest memory in which the web server answers 1,000 requests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import WEBSERVER, Figure, compiled
from unic.measure.images import written
from unic.measure.memory import smallest_memory
from unic.measure.requests import request_of
from unic.project import load
from unic.targets import TargetError


def measure(folder: Path) -> Iterator[Figure]:
    image = written(compiled(WEBSERVER, "qemu"), folder, "webserver.elf")
    smallest, note = None, ""
    try:
        smallest = smallest_memory(image, "qemu", request_of(load(WEBSERVER, "qemu")), network=True)
    except TargetError as error:
        note = str(error)
    yield Figure("webserver_memory", "webserver, smallest guest memory for 1,000 requests", smallest, 4, "MB",
                 "Unikraft + lwIP 3.4 MB; Linux + nginx 85 MB", note)
