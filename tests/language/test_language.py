"""Every program of this folder prints under CPython and as an image the same, tracebacks included, and ends alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.language import conformance, feature_table
from unic.diagnostics import CompileError

PROGRAMS = conformance.programs()
# Without optimisation other code paths run; every fifth program shows the most of them, and all do every night.
UNOPTIMISED = [pytest.param(program, id=f"{program.parent.name}/{program.stem}", marks=[] if place % 5 == 0 else pytest.mark.nightly)
               for place, program in enumerate(PROGRAMS)]


def name_of(program: Path) -> str:
    return f"{program.parent.name}/{program.stem}"


def check(program: Path, folder: Path, opt_level: int) -> None:
    try:
        actual = conformance.as_image(program, folder, opt_level)
    except CompileError as error:
        pytest.fail(f"refused:\n{error}", pytrace=False)
    assert actual == conformance.under_cpython(program, folder)


@pytest.mark.parametrize("program", PROGRAMS, ids=name_of)
def test_does_what_cpython_does(program: Path, tmp_path: Path) -> None:
    check(program, tmp_path, 2)


@pytest.mark.parametrize("program", UNOPTIMISED)
def test_does_so_without_optimisation(program: Path, tmp_path: Path) -> None:
    check(program, tmp_path, 0)


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
