"""Parse and type-check an app without building it."""

from __future__ import annotations

import argparse

from unic.cli.json_output import add_json_argument, print_json
from unic.cli.options import add_app_arguments, load_app
from unic.pipeline import Pipeline


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_app_arguments(parser)
    add_json_argument(parser)


def execute(options: argparse.Namespace) -> int:
    app = load_app(options)
    program = Pipeline(app.source).typed_program
    if options.json:
        print_json([])
        return 0
    print(f"{options.app}: no errors ({len(app.modules)} module{'' if len(app.modules) == 1 else 's'}, {len(program.functions)} functions reached)")
    return 0
