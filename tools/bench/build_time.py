"""How long `unic build apps/webserver` takes, from nothing and with its caches."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import ROOT, WEBSERVER, Figure


def build_time(folder: Path) -> float:
    command = [sys.executable, "-m", "unic", "build", str(WEBSERVER), "-o", str(folder / "out")]
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env={**os.environ, "UNIC_CACHE": str(folder / "cache")})
    return time.monotonic() - started


def measure(folder: Path) -> Iterator[Figure]:
    yield Figure("build_cold", "`unic build apps/webserver` from nothing", build_time(folder), 15, "s")
    yield Figure("build_warm", "`unic build apps/webserver` with caches", min(build_time(folder) for _ in range(3)), 5, "s")
