"""fib(35), native in the jail, against clang -O2 with checked arithmetic; medians of alternating runs."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import Figure, compiled
from unic.measure.images import written

RUNS = 11
RESULT = b"9227465\n"

PYTHON = """def fib(n: int) -> int:
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


print(fib(35))
"""

C = r"""
#include <stdio.h>
#include <stdlib.h>

static long fib(long n) {
    long a, b, sum;
    if (n < 2)
        return n;
    if (__builtin_sub_overflow(n, 1, &a) || __builtin_sub_overflow(n, 2, &b))
        abort();
    if (__builtin_add_overflow(fib(a), fib(b), &sum))
        abort();
    return sum;
}

int main(int argc, char **argv) {
    printf("%ld\n", fib(argc > 1 ? atol(argv[1]) : 35));
    return 0;
}
"""


def run_time(program: Path) -> float:
    started = time.perf_counter()
    done = subprocess.run([program], capture_output=True, check=True, timeout=60)
    elapsed = time.perf_counter() - started
    if done.stdout != RESULT:
        raise AssertionError(f"{program.name} printed {done.stdout!r}")
    return elapsed


def measure(folder: Path) -> Iterator[Figure]:
    (folder / "fib.py").write_text(PYTHON)
    (folder / "fib.c").write_text(C)
    ours = written(compiled(folder / "fib.py", "jail"), folder, "fib.elf")
    theirs = folder / "fib-clang"
    subprocess.run(["clang", "-O2", "-o", theirs, folder / "fib.c"], check=True)
    times: dict[Path, list[float]] = {ours: [], theirs: []}
    for _ in range(RUNS):
        for program, taken in times.items():
            taken.append(run_time(program))
    own, clang = statistics.median(times[ours]), statistics.median(times[theirs])
    yield Figure("fib", "fib(35) in the jail / clang -O2 with checked overflow", own / clang, 1.3, "times",
                 "CPython 40 times", f"{own * 1000:.0f} ms / {clang * 1000:.0f} ms")
