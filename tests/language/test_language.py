"""Every program of this folder prints under CPython and as an image the same, tracebacks included, and ends alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from tests.language import conformance, feature_table
from tests.support import oracle

PROGRAMS = conformance.programs()
# Compiling them all takes most of the time that all tests take: a tenth is in every run, the others are in the thorough one.
# Most of an optimised program's time goes into LLVM, which is not ours: every 30th runs optimised as well, and all do every night.
SHARE = 10
OPTIMISED_SHARE = 30


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


def row(place: int, program: Path) -> ParameterSet:
    marks = [pytest.mark.thorough] if place % SHARE else []
    return pytest.param(program, [0] if place % OPTIMISED_SHARE else [0, 2], id=name_of(program), marks=marks)


@pytest.mark.parametrize(("program", "levels"), [row(place, program) for place, program in enumerate(PROGRAMS)])
def test_does_what_cpython_does(program: Path, levels: list[int], tmp_path: Path) -> None:
    check(program, tmp_path, levels)


@pytest.mark.nightly
@pytest.mark.parametrize("program", [program for place, program in enumerate(PROGRAMS) if place % OPTIMISED_SHARE], ids=name_of)
def test_does_so_optimised(program: Path, tmp_path: Path) -> None:
    check(program, tmp_path, [2])


def test_the_page_of_features_names_all_programs() -> None:
    assert feature_table.PAGE.read_text(encoding="utf-8") == feature_table.page(), "write it anew: python -m tests.language.feature_table"


def test_the_programs_are_ordinary_typed_python(tmp_path: Path) -> None:
    for folder in sorted({program.parent for program in PROGRAMS}):
        files = [str(program) for program in PROGRAMS if program.parent == folder]
        command = [sys.executable, "-m", "mypy", "--strict", "--scripts-are-modules", "--cache-dir", str(tmp_path / "cache"), *files]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "MYPYPATH": f"{folder}:{conformance.ROOT}/stubs"})
        assert done.returncode == 0, done.stdout
