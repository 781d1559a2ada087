"""Measure apps and what a user would run in their place, and write the comparison as HTML, Markdown, JSON and CSV."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

from unic import project
from unic.building import prepare, write_file
from unic.measure.results import RUNS, WHAT
from unic.project import refusal
from unic.report import baseline
from unic.report.document import Report, made_here, to_json

OUTPUT = Path("build/report")
TOLERANCE = 2.0
GROWN_STATUS = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("apps", nargs="+", type=Path, metavar="APP", help="a folder with unic.toml, or a single .py file")
    parser.add_argument("--target", dest="targets", action="extend", nargs="+", choices=project.TARGETS, metavar="TARGET",
                        help=f"what to build for (default: {' '.join(project.TARGETS)})")
    parser.add_argument("--only", action="extend", nargs="+", choices=WHAT, metavar="PART", help=f"measure only: {', '.join(WHAT)}")
    parser.add_argument("--no-peers", dest="peers", action="store_false", help="without the Linux machines and CPython that images are compared with")
    parser.add_argument("--runs", type=whole_number, default=RUNS, metavar="N", help=f"timed starts of each (default {RUNS})")
    parser.add_argument("-o", dest="output", type=Path, default=OUTPUT, metavar="DIR", help=f"where to write (default {OUTPUT})")
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="end with status 1 if a size or an instruction count is larger than there")
    parser.add_argument("--tolerance", type=percent, default=TOLERANCE, metavar="PERCENT", help=f"by how much it may have grown (default {TOLERANCE:g})")
    parser.add_argument("--write-baseline", type=Path, metavar="FILE", help="write the sizes and instruction counts for --baseline")


def execute(options: argparse.Namespace) -> int:
    # Here, so that other commands do not load all that measures.
    from unic.report.collect import collect

    # Minutes and many compilations, unlike other commands: memory is to be given back.
    gc.enable()
    # Diagnostics name paths as seen from the app that they are about.
    options.app = options.apps[0]
    prepare(options.output)
    # Before minutes of measuring.
    before = read_baseline(options.baseline) if options.baseline else None
    known: dict[str, Path] = {}
    for options.app in options.apps:
        names = {project.load(options.app, target, []).name for target in options.targets or [None]}
        for name in names:
            # What a report, and a baseline, tells apps apart by.
            if name in known:
                raise refusal(*same_name(name, known[name], options.app))
        known.update(dict.fromkeys(names, options.app))
    parts = tuple(part for part in WHAT if not options.only or part in options.only)
    targets = [target for target in project.TARGETS if not options.targets or target in options.targets]
    report = Report(made_here(options.runs), parts)
    report.is_complete = False
    try:
        for options.app in options.apps:
            collect(report, options.app, targets, options.peers)
        report.is_complete = True
    finally:
        # What was measured when this is interrupted, too.
        if any(app.subjects for app in report.apps):
            write(report, options.output)
    now = baseline.figures(report)
    if options.write_baseline:
        write_file(options.write_baseline, baseline.to_json(now).encode())
        print(options.write_baseline)
    return compare(before, now, options) if before is not None else 0


def same_name(name: str, one: Path, other: Path) -> tuple[str, None, str]:
    if one.resolve() == other.resolve():
        return f"{other} is given twice", None, "name each app once"
    return f"{one} and {other} are both called '{name}'", None, "give one of them another name in its unic.toml ([app] name), or make two reports with -o"


def write(report: Report, folder: Path) -> None:
    """Writes all forms, and says where. Raises OSError."""
    from unic.report.html import html
    from unic.report.text import comma_separated, markdown

    for name, text in (("report.html", html(report)), ("report.md", markdown(report)), ("report.json", to_json(report)), ("report.csv", comma_separated(report))):
        write_file(folder / name, text.encode())
        print(folder / name)


def read_baseline(path: Path) -> dict[str, int]:
    """Raises SettingsError for a file that is none."""
    try:
        return baseline.from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise refusal(f"--baseline {path}: {error.strerror}", hint=f"make one with --write-baseline {path}") from None
    except (baseline.BaselineError, UnicodeDecodeError) as error:
        raise refusal(f"--baseline {path}: {error}") from None


def compare(before: dict[str, int], now: dict[str, int], options: argparse.Namespace) -> int:
    """Says what is not as it was. Returns the status."""
    found = baseline.changes(before, now)
    grown = baseline.grown(found, options.tolerance)
    for change in found:
        print(f"{change.text()}{'  grown' if change in grown else ''}")
    if grown:
        print(f"error: {len(grown)} of {len(now)} figures are more than {options.tolerance:g} % above {options.baseline}", file=sys.stderr)
        print(f"if that is wanted, write them anew: --write-baseline {options.baseline}", file=sys.stderr)
        return GROWN_STATUS
    compared = len(before.keys() & now.keys())
    if not compared:
        # Nothing would ever be found to have grown.
        print(f"error: none of these {len(now)} figures is in {options.baseline}: nothing was compared; write them anew: --write-baseline {options.baseline}", file=sys.stderr)
        return GROWN_STATUS
    print(f"{compared} compared, {len(now) - compared} new: none is more than {options.tolerance:g} % above {options.baseline}")
    return 0


def whole_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 1000")
    return int(text)


def percent(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e6:
        raise argparse.ArgumentTypeError(f"{text!r} is not a percentage, 0 or more")
    return value
