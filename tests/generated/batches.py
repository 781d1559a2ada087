"""Runs batches of cases as an image and under CPython, and finds the cases that differ."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.generated.cases import MARK, OWN, Case, program
from unic.building import write_file
from unic.diagnostics import CompileError
from unic.pipeline import Pipeline
from unic.project import load

RUNNER = Path(__file__).resolve().with_name("checked_python.py")
TIMEOUT = 60
# A broken compiler fails everywhere; a few cases are enough to look into.
FAILURES = 5


def under_cpython(path: Path) -> str:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-u", "-X", "no_debug_ranges", str(RUNNER), str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, timeout=TIMEOUT)
    return f"{done.stdout.decode('utf-8', 'backslashreplace')}{MARK} status {done.returncode}"


def as_image(path: Path, opt_level: int) -> str:
    """What the image prints, or why the program is refused."""
    try:
        image = Pipeline(replace(load(path, "jail").source, opt_level=opt_level, debug=False)).image
    except CompileError as error:
        return f"refused: {error}"
    file = path.with_suffix(".elf")
    write_file(file, image.image, executable=True)
    try:
        done = subprocess.run([file], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return f"no end in {TIMEOUT} s"
    return f"{done.stdout.decode('utf-8', 'backslashreplace')}{MARK} status {done.returncode}"


def sections(output: str) -> list[str]:
    """The parts that begin with a line with MARK."""
    return ("\n" + output).split(f"\n{MARK} ")[1:]


def difference(expected: str, actual: str) -> str:
    """The first section that differs, of either side."""
    if actual.startswith("refused"):
        return f"the image: {actual}"
    ours, theirs = sections(actual), sections(expected)
    for mine, other in zip(ours, theirs):
        if mine != other:
            return f"CPython:\n{other}\nthe image:\n{mine}"
    return f"CPython has {len(theirs)} sections, the image {len(ours)}; the image's last:\n{ours[-1] if ours else actual}"


def failures(cases: Sequence[Case], folder: Path, opt_level: int) -> list[str]:
    """A report with the source of each case for which the image differs; halves of a batch that differs are run again."""
    text = program(cases)
    path = folder / "program.py"
    write_file(path, text.encode("utf-8", "surrogatepass"))
    expected, actual = under_cpython(path), as_image(path, opt_level)
    assert expected.endswith(f"{MARK} status 0"), f"no program for CPython either:\n{expected}\n--- {path}"
    if expected == actual:
        return []
    if len(cases) == 1:
        return [f"-O{opt_level} {difference(expected, actual)}\n--- {path}\n{text[text.index(cases[0].text.replace(OWN, '_0')):]}"]
    suspects = differing(cases, expected, actual)
    if len(suspects) < len(cases):
        found = [report for case in suspects[:FAILURES] for report in failures([case], folder, opt_level)]
        if found:
            return found
    middle = len(cases) // 2
    found = failures(cases[:middle], folder, opt_level)
    if len(found) < FAILURES:
        found += failures(cases[middle:], folder, opt_level)
    return found or [f"-O{opt_level} only together: {difference(expected, actual)}\n--- {path}\n{text}"]


def differing(cases: Sequence[Case], expected: str, actual: str) -> list[Case]:
    """The cases whose sections differ where both sides ran to the end, otherwise all."""
    ours, theirs = sections(actual), sections(expected)
    if len(ours) != len(theirs) or ours[-1:] != theirs[-1:]:
        return list(cases)
    numbers = sorted({int(mine.split()[0]) for mine, other in zip(ours[:-1], theirs[:-1]) if mine != other})
    return [cases[number] for number in numbers]
