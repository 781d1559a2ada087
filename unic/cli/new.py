"""Write a new app: a folder with a small program, its settings and tests that pass."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from unic import scaffold


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("app", type=Path, metavar="NAME", help="the folder to make; its last part is the app's name")
    parser.add_argument("--template", default=scaffold.TEMPLATES[0], metavar="NAME", help=f"what it is to be: {' or '.join(scaffold.TEMPLATES)} (default {scaffold.TEMPLATES[0]})")


def execute(options: argparse.Namespace) -> int:
    files = scaffold.create(options.app, options.template)
    print(f"{options.app} has {', '.join(str(file) for file in files)}; now:")
    forward = " --forward 8080:8080" if options.template == "web" else ""
    place = shlex.quote(str(options.app))
    print(f"  unic test {place}")
    print(f"  unic run {place}{forward}")
    return 0
