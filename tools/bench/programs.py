"""The programs of tests/language/benchmarks: native in the jail against CPython, mypyc and, for five, C by clang -O2.

The same source file everywhere: its constant SIZE is replaced, by -D for an image and in a copy for the others.
Times are user CPU times of whole processes, the best of several, the processes in turn.
"""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tools.bench.figures import ROOT, Figure
from unic.measure.images import written
from unic.pipeline import Pipeline
from unic.project import load

SOURCES = ROOT / "tests" / "language" / "benchmarks"
C_SOURCES = Path(__file__).parent / "c"
TABLE = ROOT / "build" / "bench-programs.md"
RUNS = 3
SIZE = re.compile(r"^SIZE: Final = \d+$", re.MULTILINE)

# SIZE of each program, so that CPython takes some seconds.
SIZES = {
    "a_star": 500, "aes_ctr": 400_000, "binary_trees": 15, "brainfuck": 60, "chaos": 100_000, "deltablue": 20_000,
    "dijkstra": 30_000, "expressions": 12_000, "fannkuch": 10, "fib": 36, "float_points": 500_000, "go": 1_000,
    "huffman": 1_000_000, "json_text": 12_000, "k_nucleotide": 1_000_000, "life": 3_000, "log_report": 150_000,
    "lz77": 2_000_000, "lzw": 4_000_000, "mandelbrot": 1_000, "matrix_multiplication": 350, "meteor_contest": 2_098,
    "nbody": 500_000, "queens": 9, "raytracer": 400, "richards": 60, "sha256_plain": 1_000_000, "sorting": 200_000,
    "spectral_norm": 600, "string_building": 60_000, "sudoku": 80, "telco": 500_000, "word_count": 150_000,
}
TEXT_PROGRAMS = ("json_text", "k_nucleotide", "log_report", "lzw", "string_building", "sudoku", "word_count")


@dataclass
class Program:
    """What was measured of one. Times in seconds by runner: "unic", "cpython", "mypyc", "clang"."""

    name: str
    checks: int
    removed: int
    new_build: float
    build: float
    image: int
    times: dict[str, float] = field(default_factory=dict)

    def ratio(self, runner: str) -> float | None:
        return self.times[runner] / self.times["unic"] if runner in self.times else None


def user_time(command: list[str], folder: Path) -> tuple[float, bytes]:
    """User CPU seconds of a process, and what it printed. Raises for one that fails."""
    output = folder / "output"
    with output.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=folder)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise AssertionError(f"{command[0]}: status {process.returncode}\n{output.read_text(errors='replace')}")
    return usage.ru_utime, output.read_bytes()


def sized_copy(name: str, folder: Path) -> Path:
    """The program with the SIZE of the benchmark, in a folder of its own."""
    text, count = SIZE.subn(f"SIZE: Final = {SIZES[name]}", (SOURCES / f"{name}.py").read_text())
    if count != 1:
        raise AssertionError(f"{name}.py does not have the one line `SIZE: Final = N`")
    folder.mkdir(exist_ok=True)
    copy = folder / f"{name}.py"
    copy.write_text(text)
    return copy


def mypyc_command(copy: Path) -> list[str] | None:
    """Compiles a copy with mypyc; the command that runs it, None if mypyc refuses it."""
    done = subprocess.run([sys.executable, "-m", "mypyc", copy.name], cwd=copy.parent, capture_output=True, text=True,
                          env={**os.environ, "MYPYC_OPT_LEVEL": "3"})
    if done.returncode:
        print(f"mypyc refuses {copy.name}:\n{done.stdout}{done.stderr}", file=sys.stderr)
        return None
    return [sys.executable, "-c", f"import sys; sys.path.insert(0, '.'); import {copy.stem}; {copy.stem}.main()"]


def clang_command(name: str, folder: Path) -> list[str] | None:
    source = C_SOURCES / f"{name}.c"
    if not source.is_file():
        return None
    program = folder / f"{name}-clang"
    subprocess.run(["clang", "-O2", f"-DSIZE={SIZES[name]}", "-o", program, source, "-lm"], check=True)
    return [str(program)]


def build_times(name: str, folder: Path) -> tuple[float, float]:
    """Seconds that `unic build` takes when the library's modules are in the caches but the program is new, and then again."""
    command = [sys.executable, "-m", "unic", "build", str(SOURCES / f"{name}.py"), "--target", "jail", "-o", str(folder / "built"),
               "-D", f"SIZE={SIZES[name] + 1}"]
    moments = [time.monotonic()]
    for _ in range(2):
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        moments.append(time.monotonic())
    return moments[1] - moments[0], moments[2] - moments[1]


def measure_program(name: str, folder: Path) -> Program:
    pipeline = Pipeline(load(SOURCES / f"{name}.py", "jail", [f"SIZE={SIZES[name]}"]).source)
    image = pipeline.image
    counts = pipeline.lowered[1]
    program = Program(name, counts.removed + counts.kept, counts.removed, *build_times(name, folder), len(image.image))
    copy = sized_copy(name, folder / "cpython")
    commands: dict[str, list[str] | None] = {"unic": [str(written(image, folder, f"{name}.elf"))], "cpython": [sys.executable, str(copy)],
                "mypyc": mypyc_command(sized_copy(name, folder / "mypyc")), "clang": clang_command(name, folder)}
    expected = b""
    for run in range(RUNS):
        for runner, command in list(commands.items()):
            # CPython takes long, and its times differ little.
            if command is None or runner == "cpython" and run > 0:
                continue
            try:
                taken, output = user_time(command, folder / "mypyc" if runner == "mypyc" else folder)
            except AssertionError as error:
                if runner != "mypyc":
                    raise
                # What mypyc compiles does not always run.
                print(error, file=sys.stderr)
                commands["mypyc"] = None
                continue
            expected = expected or output
            if output != expected:
                raise AssertionError(f"{name}: {runner} prints something else")
            program.times[runner] = min(taken, program.times.get(runner, taken))
    return program


def table(programs: list[Program]) -> str:
    lines = ["| program | unic | CPython 3.11 | times | mypyc | times | clang -O2 | unic / clang | checks removed | new build | build | image |",
             "|---|---|---|---|---|---|---|---|---|---|---|---|"]
    for program in programs:
        cells = [program.name, f"{program.times['unic']:.3f} s"]
        for runner in ("cpython", "mypyc"):
            ratio = program.ratio(runner)
            cells += [f"{program.times[runner]:.3f} s", f"{ratio:.1f}"] if ratio is not None else ["-", "-"]
        ratio = program.ratio("clang")
        cells += [f"{program.times['clang']:.3f} s", f"{1 / ratio:.2f}"] if ratio is not None else ["-", "-"]
        cells += [f"{program.removed} of {program.checks}", f"{program.new_build:.1f} s", f"{program.build:.1f} s", f"{program.image:,}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def measure(folder: Path) -> Iterator[Figure]:
    programs = []
    for name in SIZES:
        programs.append(measure_program(name, folder))
        print(table(programs[-1:]).splitlines()[-1], file=sys.stderr, flush=True)
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(table(programs))
    faster = {program.name: program.times["cpython"] / program.times["unic"] for program in programs}
    mean = math.exp(sum(map(math.log, faster.values())) / len(faster))
    slowest = min(faster, key=lambda name: faster[name])
    text = min(TEXT_PROGRAMS, key=lambda name: faster[name])
    mypyc = max((program.times["unic"] / program.times["mypyc"], program.name) for program in programs if "mypyc" in program.times)
    clang = max((program.times["unic"] / program.times["clang"], program.name) for program in programs if "clang" in program.times)
    removed, checks = sum(program.removed for program in programs), sum(program.checks for program in programs)
    newest = max(programs, key=lambda program: program.new_build)
    longest = max(programs, key=lambda program: program.build)
    yield Figure("programs_mean", f"{len(programs)} programs: time / CPython's, geometric mean", 1 / mean, 1 / 30, "", note=f"{mean:.1f} times as fast")
    yield Figure("programs_slowest", "the slowest of them / CPython", 1 / faster[slowest], 1 / 3, "", note=f"{slowest}: {faster[slowest]:.1f} times as fast")
    yield Figure("programs_text", "the slowest of dicts and text / CPython", 1 / faster[text], 1 / 4, "", note=f"{text}: {faster[text]:.1f} times as fast")
    yield Figure("programs_mypyc", "the slowest of them / mypyc", mypyc[0], 1, "", note=mypyc[1])
    yield Figure("programs_clang", "the slowest of five / C by clang -O2, without checks", clang[0], 1.5, "times", note=clang[1])
    yield Figure("programs_checks", "overflow and bounds checks left by range analysis, of all", 1 - removed / checks, 0.5, "", note=f"{removed} of {checks} removed")
    yield Figure("programs_build", "`unic build` of the slowest to build, in the caches", longest.build, 2, "s", note=longest.name)
    yield Figure("programs_new_build", "the same of a new program, only the library in the caches", newest.new_build, None, "s", note=newest.name)
