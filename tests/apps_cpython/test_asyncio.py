"""stdlib/asyncio schedules as CPython's: the same programs print the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
PROGRAMS = sorted((HERE / "asyncio_programs").glob("*.py"))


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_prints_what_cpython_prints(program: Path) -> None:
    expected = subprocess.run([sys.executable, "-B", program], capture_output=True, text=True, timeout=30)
    actual = subprocess.run([sys.executable, "-B", HERE / "asyncio_model.py", program],
                            capture_output=True, text=True, timeout=30)
    assert expected.returncode == 0, expected.stderr
    assert (actual.stdout, actual.stderr, actual.returncode) == (expected.stdout, expected.stderr, 0)
