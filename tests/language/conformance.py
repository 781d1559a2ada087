"""Runs one program under CPython and as a jailed image, and brings both outcomes into one form.

Standard output and standard error go into one stream, as they do on an image's console. Standard input is the file NAME.stdin beside
the program NAME.py, or empty.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from unic.building import write_file
from unic.diagnostics import CompileError
from unic.pipeline import Pipeline
from unic.project import load

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TIMEOUT = 60
# Before the report of a member of an exception group.
MARGIN = re.compile(r"(?: +[|+] )?")
FRAME = re.compile(r'  File "(?P<path>[^"]*)", line \d+')


@dataclass(frozen=True)
class Outcome:
    """What a program printed, and its exit status."""

    output: str
    status: int


def programs() -> list[Path]:
    """All programs: the files in the folders beside this one."""
    return sorted(path for path in HERE.glob("*/*.py") if not path.name.startswith("_"))


def under_cpython(program: Path, folder: Path) -> Outcome:
    """`folder` is an empty one: it gets the only module that the program may find beside CPython's own."""
    library = folder / "library"
    library.mkdir(exist_ok=True)
    (library / "machine.py").write_bytes((ROOT / "stdlib" / "machine.py").read_bytes())
    environment = {**os.environ, "PYTHONPATH": str(library), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1", "COLUMNS": "80",
                   # The error handler that CPython has by default, and not that of its UTF-8 mode.
                   "PYTHONIOENCODING": "utf-8:strict"}
    command = [sys.executable, "-u", "-X", "no_debug_ranges", str(program)]
    return finished(command, program, environment)


def finished(command: Sequence[str | Path], program: Path, environment: dict[str, str] | None = None) -> Outcome:
    """Runs `command` to its end with the program's standard input."""
    given = program.with_suffix(".stdin")
    with open(given if given.exists() else os.devnull, "rb") as source:
        done = subprocess.run(command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, timeout=TIMEOUT)
    return Outcome(normalised(done.stdout, program.parent), done.returncode)


def as_images(program: Path, folder: Path, levels: Sequence[int]) -> dict[int, Outcome] | str:
    """Builds for the jail at these levels of optimisation and runs; or why the program is refused.

    It is done in a new copy of a process that has the compiler loaded: what a compilation leaves behind goes with it, so that
    no garbage needs to be looked for, and a crash of LLVM is this program's failure only.
    """
    receiver, sender = _SERVER.Pipe(duplex=False)
    child = _SERVER.Process(target=_build_and_run, args=(program, folder, tuple(levels), sender))
    child.start()
    sender.close()
    try:
        found: dict[int, Outcome] | str = receiver.recv()
    except EOFError:
        child.join()
        raise AssertionError(f"the compiler died: exit code {child.exitcode}") from None
    child.join()
    return found


_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload([__name__, "tests.language.library_loaded"])


def _build_and_run(program: Path, folder: Path, levels: Sequence[int], sender: Connection) -> None:
    gc.disable()
    try:
        # Line tables, which nobody reads here, would be a sixth of the time.
        pipeline = Pipeline(replace(load(program, "jail").source, debug=False))
        found: dict[int, Outcome] | str = {level: _run(pipeline.at_level(level), program, folder) for level in levels}
    except CompileError as error:
        found = f"refused:\n{error}"
    sender.send(found)
    sender.close()
    # Nothing is to be taken apart.
    os._exit(0)


def _run(pipeline: Pipeline, program: Path, folder: Path) -> Outcome:
    path = folder / f"{program.stem}-O{pipeline.source.opt_level}.elf"
    write_file(path, pipeline.image.image, executable=True)
    return finished([path], program)


def normalised(output: bytes, folder: Path) -> str:
    """`output` with paths relative to the program, and without traceback frames of the libraries below it."""
    lines = output.decode("utf-8", "backslashreplace").replace(f"{folder}{os.sep}", "").split("\n")
    kept = []
    hidden = False
    for line in lines:
        report = MARGIN.sub("", line, count=1)
        frame = FRAME.match(report)
        if frame:
            hidden = "/" in frame["path"] or frame["path"].startswith("<")
        elif not report.startswith("    "):
            hidden = False
        if not hidden:
            kept.append(line)
    return "\n".join(kept)
