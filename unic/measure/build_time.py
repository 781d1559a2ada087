"""How long `unic build` takes, stage by stage, in a process of its own: from nothing, and with its caches."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from unic import cache
from unic.measure.results import Stage
from unic.pipeline import PROJECT
from unic.targets.target import TargetError

WARM_RUNS = 3
# What is no stage: starting Python and loading the compiler, settings, writing files.
REST = "start and files"


@dataclass
class Build:
    """One run, in seconds. `stages`: as in Pipeline.seconds, then REST; their sum is `total`."""

    total: float
    stages: dict[str, float] = field(default_factory=dict)


def time_build(app: Path, folder: Path, target: str = "qemu", definitions: Sequence[str] = ()) -> Build:
    """Builds `app` with what caches there are in `folder`, and leaves its own there. Raises TargetError with what the build said."""
    command = [sys.executable, "-m", "unic", "build", str(app.absolute()), "--target", target, "-o", str(folder / "out"), "--json"]
    command += [part for definition in definitions for part in ("-D", definition)]
    variables = {**os.environ, cache.ENVIRONMENT: str(folder / "cache"), "PYTHONPATH": str(PROJECT)}
    started = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, env=variables)
    total = time.monotonic() - started
    if done.returncode:
        raise TargetError(f"unic build {app} failed: {(done.stderr or done.stdout).strip()}")
    stages: dict[str, float] = json.loads(done.stdout)["seconds"]
    stages[REST] = total - sum(stages.values())
    return Build(total, stages)


def build_stages(app: Path, target: str, definitions: Sequence[str] = ()) -> tuple[Stage, ...]:
    """Every stage from nothing and with caches, of the latter the quickest of three builds. Raises TargetError."""
    with tempfile.TemporaryDirectory(prefix="unic-build-time-") as name:
        folder = Path(name)
        cold = time_build(app, folder, target, definitions)
        warm = min((time_build(app, folder, target, definitions) for _ in range(WARM_RUNS)), key=lambda build: build.total)
    return tuple(Stage(name, 1000 * seconds, 1000 * warm.stages.get(name, 0.0)) for name, seconds in cold.stages.items())
