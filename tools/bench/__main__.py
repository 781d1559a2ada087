"""`make bench`: measures everything, prints a table, writes build/bench.json and build/bench.md.

With --readme the table also goes into README.md, between its marks.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tools.bench import block, boot, build_time, compute, memory, programs, sizes, system_calls, xen
from tools.bench.figures import ROOT, Figure
from unic.targets.process import termination_raises

MEASUREMENTS = {
    "sizes": sizes, "boot": boot, "memory": memory, "calls": system_calls, "xen": xen, "block": block, "compute": compute, "programs": programs, "build": build_time,
}  # fmt: skip
MARKS = re.compile(r"(<!-- bench -->\n).*?(<!-- /bench -->)", re.DOTALL)


def table(figures: list[Figure]) -> str:
    lines = ["| what | measured | bar | for comparison |", "|---|---|---|---|"]
    for figure in figures:
        measured = figure.shown(figure.value) + (f" ({figure.note})" if figure.note else "")
        mark = "" if figure.is_reached else " **not reached**" if figure.value is not None else ""
        lines.append(f"| {figure.what} | {measured}{mark} | {figure.shown_bar} | {figure.comparison} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", choices=[[], *MEASUREMENTS], metavar="NAME", help=f"measure only: {', '.join(MEASUREMENTS)}")
    parser.add_argument("--readme", action="store_true", help="put the table into README.md")
    options = parser.parse_args()
    figures: list[Figure] = []
    # SystemExit for SIGTERM, so that no QEMU is left behind.
    with termination_raises(), tempfile.TemporaryDirectory() as name:
        for key in options.only or MEASUREMENTS:
            print(f"measuring {key} ...", file=sys.stderr, flush=True)
            folder = Path(name) / key
            folder.mkdir()
            figures += MEASUREMENTS[key].measure(folder)
    text = table(figures)
    print(text, end="")
    output = ROOT / "build"
    output.mkdir(exist_ok=True)
    (output / "bench.json").write_text(json.dumps([asdict(figure) for figure in figures], indent=2) + "\n")
    (output / "bench.md").write_text(text)
    if options.readme:
        readme = ROOT / "README.md"
        readme.write_text(MARKS.sub(lambda found: found[1] + text + found[2], readme.read_text()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
