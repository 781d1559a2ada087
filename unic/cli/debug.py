"""Run an app under gdb, stopped at its first line, with Python's source lines, variables and values.

The image is built for it: without optimisation, so that every line is there and every variable has its value.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from unic.building import OUTPUT, build_if_needed
from unic.cli.options import add_app_arguments, add_seed_argument
from unic.cli.run import add_device_arguments, load_app_to_run, run_options
from unic.debug.session import Session, debug_machine, debug_process, find_gdb
from unic.project import refusal
from unic.targets import by_name

TARGETS = {"qemu": debug_machine, "jail": debug_process}
FOLDER = OUTPUT / "debug"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_app_arguments(parser)
    add_seed_argument(parser)
    add_device_arguments(parser)
    parser.add_argument("-x", dest="scripts", type=Path, action="append", default=[], metavar="FILE", help="have gdb run the commands in FILE")
    parser.add_argument("--batch", action="store_true", help="end gdb after the commands of -x")
    parser.epilog = "Arguments for the program stand after `--`."


def execute(options: argparse.Namespace) -> int:
    app = load_app_to_run(options)
    run = TARGETS.get(app.source.target)
    if run is None:
        raise refusal(f"--target {app.source.target}: gdb cannot debug an image of this target", hint=f"choose one of {', '.join(TARGETS)}")
    for script in options.scripts:
        if not script.is_file():
            raise refusal(f"-x {script}: there is no such file", hint="name a file with commands of gdb")
    find_gdb()
    app = replace(app, source=replace(app.source, opt_level=0, variables=True))
    given = run_options(options, app, by_name(app.source.target))
    image = build_if_needed(app, FOLDER)
    arguments = [word for script in options.scripts for word in ("-x", str(script))]
    if options.batch:
        arguments.append("-batch")
    return run(Session(image, image.with_suffix(".debug"), (app.folder,), given, tuple(arguments)))
