"""Every program of this folder prints under CPython and as an image the same, tracebacks included, and ends alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.language import conformance, feature_table
from tests.support import oracle

PROGRAMS = conformance.programs()
# Most of a program's time goes into LLVM's optimisation, which is not ours: every twelfth program runs optimised as well,
# and all do every night.
EVERY = 12


def name_of(program: Path) -> str:
    return f"{program.parent.name}/{program.stem}"


def check(program: Path, folder: Path, levels: list[int]) -> None:
    oracle.must_know(name_of(program))
    actual = conformance.as_images(program, folder, levels)
    if isinstance(actual, str):
        pytest.fail(actual, pytrace=False)
    expected = conformance.under_cpython(program, folder)
    for level, outcome in actual.items():
        assert outcome == expected, f"at -O{level}"


@pytest.mark.parametrize(("place", "program"), list(enumerate(PROGRAMS)), ids=map(name_of, PROGRAMS))
def test_does_what_cpython_does(place: int, program: Path, tmp_path: Path) -> None:
    check(program, tmp_path, [0] if place % EVERY else [0, 2])


@pytest.mark.nightly
@pytest.mark.parametrize("program", [program for place, program in enumerate(PROGRAMS) if place % EVERY], ids=name_of)
def test_does_so_optimised(program: Path, tmp_path: Path) -> None:
    check(program, tmp_path, [2])


def test_the_page_of_features_names_all_programs() -> None:
    assert feature_table.PAGE.read_text(encoding="utf-8") == feature_table.page(), "write it anew: python -m tests.language.feature_table"


def test_the_programs_are_ordinary_typed_python(tmp_path: Path) -> None:
    # mypy does not know the arithmetic of machine integers.
    checked = [program for program in PROGRAMS if "from machine import" not in program.read_text()]
    for folder in sorted({program.parent for program in checked}):
        files = [str(program) for program in checked if program.parent == folder]
        command = [sys.executable, "-m", "mypy", "--strict", "--scripts-are-modules", "--cache-dir", str(tmp_path / "cache"), *files]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "MYPYPATH": str(folder)})
        assert done.returncode == 0, done.stdout
