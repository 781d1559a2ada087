"""Build the image of an app, or show a stage on the way to it."""

from __future__ import annotations

import argparse
from pathlib import Path

from unic.building import OUTPUT, build, prepare
from unic.cli.emit import STAGES, emit
from unic.cli.json_output import add_json_argument, print_json
from unic.cli.options import add_app_arguments, add_seed_argument, load_app
from unic.pipeline import Pipeline


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_app_arguments(parser)
    add_seed_argument(parser)
    parser.add_argument("--emit", choices=STAGES, metavar="STAGE",
                        help=f"print a stage in place of building the image: {', '.join(STAGES)}")
    parser.add_argument("-o", dest="output", type=Path, default=OUTPUT, metavar="DIR", help="where to write (default build)")
    add_json_argument(parser)


def execute(options: argparse.Namespace) -> int:
    app = load_app(options)
    if options.emit:
        emit(options.emit, app)
        return 0
    prepare(options.output)
    pipeline = Pipeline(app.source)
    path = build(app, options.output, pipeline)
    size = path.stat().st_size
    if options.json:
        print_json({"app": app.name, "target": app.source.target, "path": str(path), "size": size, "seed": app.source.seed, "seconds": pipeline.seconds})
    else:
        print(f"{path}  {size:,} bytes")
    return 0
