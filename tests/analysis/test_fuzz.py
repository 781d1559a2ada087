"""Bad source never crashes or hangs the compiler: it is refused with located messages, or it compiles.

Every test program and app is damaged in many ways (mutations.py, seeds are fixed). Set FUZZ_SEEDS=from:to and
FUZZ_FILES=part-of-path to look at a range by hand.
"""
from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from tests.analysis.mutations import mutate
from unic.diagnostics import CompileError, Diagnostic
from unic.pipeline import Pipeline, Source

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = sorted(p for p in (ROOT / "tests" / "language").rglob("*.py") if p.parent.name != "language") + [
    ROOT / "apps" / "hello" / "main.py", ROOT / "apps" / "webserver" / "main.py"]
TIME_LIMIT = 10.0  # seconds of processor time for one program, from source to LLVM text
NORMAL_SECONDS = 30.0
# What would tell of our own insides: Python objects, AST and compiler classes, the library's private names.
INTERNALS = re.compile(r"object at 0x|\bunic\.|\bast\.|\b\w+Decl\b|PartialType|MachineConstant|machine_int_|__make__|__cursor_|runtime\.builtins|"
                       r"NoneType|Special\(|Traceback|\b(KeyError|AttributeError|AssertionError):|\((Starred|Yield|NamedExpr|Await|\w+Def|Try\w*)\)")


class Hang(BaseException):
    """The compiler did not end in time; no handler of its own may stop this."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise Hang

    # Of processor time: how busy the machine is does not matter.
    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def compile_text(path: Path) -> list[Diagnostic]:
    """Compiles to LLVM text; the diagnostics when it is refused. Any other exception is a fault of the compiler."""
    pipeline = Pipeline(Source(path, "jail"))
    try:
        pipeline.typed_program
    except CompileError as error:
        return error.diagnostics
    # What passes the check must build.
    pipeline.lowered
    assert pipeline.compilation.llvm_text
    return []


def complaint(diagnostics: list[Diagnostic], text: str, path: Path) -> str:
    """What is wrong with the diagnostics of a refused program, or an empty string."""
    lines = text.split("\n")
    for diagnostic in diagnostics:
        span = diagnostic.span
        told = f"{diagnostic.message} / {diagnostic.hint} at {span}"
        if not diagnostic.message or INTERNALS.search(diagnostic.message + " " + diagnostic.hint):
            return f"a message that tells of the compiler's insides: {told}"
        if span is None or span.path not in ("main.py", str(path)) or not 1 <= span.line <= len(lines) + 1 or span.column < 0:
            return f"not in the program's file: {told}"
        if span.line <= len(lines) and span.column > len(lines[span.line - 1]):
            return f"behind the end of the line: {told}"
    return ""


def check_mutant(folder: Path, program: Path, seed: str) -> None:
    text = mutate(program.read_text(encoding="utf-8"), seed)
    path = folder / "main.py"
    path.write_text(text, encoding="utf-8")
    try:
        with time_limit(TIME_LIMIT):
            diagnostics = compile_text(path)
    except Hang:
        raise AssertionError(f"no answer in {TIME_LIMIT} s for seed {seed!r}:\n{text}") from None
    except Exception as error:
        raise AssertionError(f"the compiler fails ({type(error).__name__}: {error}) for seed {seed!r}:\n{text}") from error
    found = complaint(diagnostics, text, path)
    assert not found, f"{found}\nseed {seed!r}:\n{text}"


def seeds_of(program: Path, first: int, last: int) -> list[str]:
    name = program.relative_to(ROOT).as_posix()
    return [f"{name}:{n}" for n in range(first, last)]


def test_damaged_programs_are_refused_or_compile(tmp_path: Path) -> None:
    """A few seconds' worth: one damage after another, a different program each."""
    end = time.monotonic() + NORMAL_SECONDS
    for round_ in range(100):
        # Programs are taken in a fixed order that mixes the folders.
        for program in sorted(PROGRAMS, key=lambda p: p.stem[::-1]):
            if time.monotonic() > end:
                return
            check_mutant(tmp_path, program, seeds_of(program, round_, round_ + 1)[0])


@pytest.mark.nightly
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_many_damages_to_each_program(tmp_path: Path, program: Path) -> None:
    first, last = (int(part) for part in os.environ.get("FUZZ_SEEDS", "1000:1040").split(":"))
    for seed in seeds_of(program, first, last):
        check_mutant(tmp_path, program, seed)
