"""How long `unic build apps/webserver` takes, from nothing and with its caches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import WEBSERVER, Figure
from unic.measure.build_time import WARM_RUNS, time_build


def measure(folder: Path) -> Iterator[Figure]:
    yield Figure("build_cold", "`unic build apps/webserver` from nothing", time_build(WEBSERVER, folder).total, 15, "s")
    warm = min(time_build(WEBSERVER, folder).total for _ in range(WARM_RUNS))
    yield Figure("build_warm", "`unic build apps/webserver` with caches", warm, 5, "s")
