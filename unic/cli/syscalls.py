"""Print the system calls that an app's image for the jail target is allowed to make, with what they are for."""

from __future__ import annotations

import argparse

from unic import project
from unic.cli.json_output import add_json_argument, print_json
from unic.cli.options import add_definitions
from unic.pipeline import Pipeline
from unic.targets.seccomp import allowed_calls


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_definitions(parser)
    add_json_argument(parser)


def execute(options: argparse.Namespace) -> int:
    app = project.load(options.app, "jail", options.definitions)
    calls = allowed_calls(Pipeline(app.source).lowered[0])
    if options.json:
        print_json([{"number": call.number, "name": call.name, "purpose": call.purpose,
                     "checks": [{"argument": check.argument + 1, "says": check.says} for check in call.checks]} for call in calls])
        return 0
    print(f"{app.name} for the jail: {len(calls)} system calls are allowed after the seal, any other is a panic")
    for call in calls:
        print(f"{call.number:5}  {call.name:14} {call.purpose}")
        for check in call.checks:
            print(f"{'':22}argument {check.argument + 1}: {check.says}")
    return 0
