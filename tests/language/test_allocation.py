"""More than 10 GB of allocations in 32 MB of memory, of every kind of object that holds pointers."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.language import conformance
from unic.building import write_file
from unic.pipeline import Pipeline
from unic.project import load

PROGRAM = conformance.HERE / "memory" / "every_kind.py"
SCALE = "10"
MEGABYTES = "32"
TIMEOUT = 120


def test_ten_gigabytes_of_allocations_fit_in_32_megabytes(tmp_path: Path) -> None:
    image = tmp_path / "every_kind.elf"
    write_file(image, Pipeline(load(PROGRAM, "jail").source).image.image, executable=True)
    done = subprocess.run([image, SCALE], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT,
                          env={**os.environ, "UNIC_MEMORY": MEGABYTES})
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0, lines
    # The program checks its own data; these come of all of it.
    assert lines[0].startswith("trees ") and lines[-1].startswith("blocks ") and len(lines) == 10
