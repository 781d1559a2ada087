"""Show what is in an image and why: sizes, calls that keep a function alive, differences between two images."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from unic.building import write_file
from unic.cli.json_output import failure, print_json
from unic.inspect import as_json, terminal
from unic.inspect.absent import why_absent
from unic.inspect.compare import compare
from unic.inspect.errors import InspectError
from unic.inspect.graph import Graph
from unic.inspect.html_page import html_page
from unic.inspect.inspection import DEPTHS, Inspection, inspect
from unic.inspect.lookup import find, shown_name
from unic.pipeline import PROJECT
from unic.project import refusal

NOT_FOUND_STATUS = 1
# A pattern may fit everything.
MOST_CHAINS = 50
MOST_CANDIDATES = 30


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("image", type=Path, metavar="IMAGE", help="an image that `unic build` wrote, with the .debug file of the same build beside it")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--why", type=name_of_a_part, metavar="NAME", help="show the calls from the start to NAME: a function, class, module, package, variable or constant by its qualified name, the end of it, or a pattern with * and ?")
    what.add_argument("--against", type=Path, metavar="IMAGE", help="show what IMAGE has that the first one has not, and the other way round")
    parser.add_argument("--depth", choices=DEPTHS, default="module", help="how far to take the image apart (default module)")
    parser.add_argument("--json", action="store_true", help="print JSON (docs/inspect.md)")
    parser.add_argument("--html", type=name_of_a_file, metavar="FILE", help="write a page with a map of the image to FILE, and print no table")


def execute(options: argparse.Namespace) -> int:
    if options.html is not None and (options.why is not None or options.against is not None):
        options.app = options.image
        raise refusal("--html is for a whole image", hint="leave out --why and --against")
    try:
        inspection = inspect(options.image)
        if options.why is not None:
            return why(inspection, options)
        if options.against is not None:
            return against(inspection, inspect(options.against), options)
        if options.html is not None:
            write_file(options.html, html_page(inspection).encode("utf-8", "backslashreplace"))
        if options.json:
            print_json(as_json.overview(inspection, options.depth))
        elif options.html is None:
            _print(terminal.overview(inspection, options.depth, style()))
    except InspectError as error:
        if options.json:
            print_json({"errors": failure(str(error))})
        else:
            print(f"error: {error}", file=sys.stderr)
        return NOT_FOUND_STATUS
    return _without_record(inspection)


def name_of_a_part(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("there is no name in it")
    return text


def name_of_a_file(text: str) -> Path:
    return Path(name_of_a_part(text))


def style() -> terminal.Style:
    """As wide as the terminal, and with colours unless NO_COLOR is set; without limit and plain for anything else."""
    if not sys.stdout.isatty():
        return terminal.Style()
    return terminal.Style(shutil.get_terminal_size().columns, not os.environ.get("NO_COLOR"))


def why(inspection: Inspection, options: argparse.Namespace) -> int:
    record = inspection.record
    if record is None:
        raise InspectError(inspection.missing)
    graph = Graph(record, inspection.present)
    found = find(graph, options.why)
    if found.nodes:
        shown = found.nodes[:MOST_CHAINS]
        if options.json:
            print_json({"schema": as_json.SCHEMA, "found": [as_json.chain(graph, number) for number in shown]})
        else:
            for place, number in enumerate(shown):
                _print([""] * (place > 0))
                _print(terminal.chain_lines(graph, number, style(), inspection))
            if len(found.nodes) > len(shown):
                print(f"\nand {len(found.nodes) - len(shown)} more fit {options.why}")
        return 0
    absences = [] if found.candidates else why_absent(record, options.why, PROJECT)
    candidates = sorted(shown_name(record.nodes[number]) for number in found.candidates)
    if options.json:
        print_json({"schema": as_json.SCHEMA, "found": [as_json.absence(absence) for absence in absences], "candidates": candidates,
                     "suggestions": found.suggestions})
    elif absences:
        _print(terminal.absence_lines(absences, style()))
    elif candidates:
        print(f"error: {options.why} is the name of {len(candidates)}: name one of them, or all with a pattern (*{options.why})", file=sys.stderr)
        _print((f"  {name}" for name in candidates[:MOST_CANDIDATES]), sys.stderr)
        if len(candidates) > MOST_CANDIDATES:
            print(f"  and {len(candidates) - MOST_CANDIDATES} more", file=sys.stderr)
    else:
        hint = f": did you mean {', '.join(found.suggestions)}?" if found.suggestions else ""
        print(f"error: neither the program nor the library has anything called {options.why}{hint}", file=sys.stderr)
    return 0 if absences else NOT_FOUND_STATUS


def against(before: Inspection, after: Inspection, options: argparse.Namespace) -> int:
    found = compare(before, after, options.depth)
    if options.json:
        print_json(as_json.comparison(before, after, found))
    else:
        _print(terminal.comparison_lines(before, after, found, style()))
    return max(_without_record(before), _without_record(after))


def _without_record(inspection: Inspection) -> int:
    if inspection.record is None:
        print(f"error: {inspection.missing}", file=sys.stderr)
        return NOT_FOUND_STATUS
    return 0


def _print(lines: Iterable[str], file: Any = None) -> None:
    for line in lines:
        print(line, file=file)
