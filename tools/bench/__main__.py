"""`make bench`: measures everything, prints a table, writes build/bench.json and build/bench.md.

With --page the table also goes into docs/figures.md, between its marks.
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
from unic.targets.process import children_end, termination_raises

MEASUREMENTS = {
    "sizes": sizes, "boot": boot, "memory": memory, "calls": system_calls, "xen": xen, "block": block, "compute": compute, "programs": programs, "build": build_time,
}  # fmt: skip
MARKS = re.compile(r"(<!-- bench -->\n)(.*?)(<!-- /bench -->)", re.DOTALL)


HEAD = ["| what | measured | bar | for comparison |", "|---|---|---|---|"]


def row(figure: Figure) -> str:
    measured = figure.shown(figure.value) + (f" ({figure.note})" if figure.note else "")
    mark = "" if figure.is_reached else " **not reached**" if figure.value is not None else ""
    return f"| {figure.what} | {measured}{mark} | {figure.shown_bar} | {figure.comparison} |"


def table(rows: list[str]) -> str:
    return "\n".join([*HEAD, *rows]) + "\n"


def updated(page: str, figures: list[Figure]) -> str:
    """The page with the rows of `figures` in place of those that begin alike; new ones come last."""
    def replaced(found: re.Match[str]) -> str:
        rows = {line.split(" | ")[0]: line for line in found[2].splitlines() if line not in HEAD}
        rows |= {line.split(" | ")[0]: line for line in map(row, figures)}
        return found[1] + table(list(rows.values())) + found[3]

    return MARKS.sub(replaced, page)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("only", nargs="*", choices=[[], *MEASUREMENTS], metavar="NAME", help=f"measure only: {', '.join(MEASUREMENTS)}")
    parser.add_argument("--page", action="store_true", help="put what was measured into docs/figures.md")
    options = parser.parse_args()
    figures: list[Figure] = []
    # SystemExit for SIGTERM, so that no QEMU is left behind.
    with children_end(), termination_raises(), tempfile.TemporaryDirectory() as name:
        for key in options.only or MEASUREMENTS:
            print(f"measuring {key} ...", file=sys.stderr, flush=True)
            folder = Path(name) / key
            folder.mkdir()
            figures += MEASUREMENTS[key].measure(folder)
    text = table(list(map(row, figures)))
    print(text, end="")
    output = ROOT / "build"
    output.mkdir(exist_ok=True)
    (output / "bench.json").write_text(json.dumps([asdict(figure) for figure in figures], indent=2) + "\n")
    (output / "bench.md").write_text(text)
    if options.page:
        page = ROOT / "docs" / "figures.md"
        page.write_text(updated(page.read_text(), figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
