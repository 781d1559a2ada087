"""Say what this machine can do, and what to install for the rest.

Status: 0 if apps can be built, and run under QEMU or as jailed processes; else 1.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import asdict

from unic import doctor
from unic.cli.json_output import add_json_argument, print_json

COLOURS = {doctor.OK: 32, doctor.MISSING: 31, doctor.OPTIONAL: 33}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_json_argument(parser)


def execute(options: argparse.Namespace) -> int:
    findings = doctor.examine()
    ready = doctor.is_ready(findings)
    if options.json:
        print_json({"ready": ready, "findings": [asdict(finding) for finding in findings]})
        return 0 if ready else 1
    colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for finding in findings:
        state = f"{finding.state:<8}"
        if colours:
            state = f"\x1b[{COLOURS[finding.state]}m{state}\x1b[0m"
        print(f"{state}  {finding.name:<12}  {finding.detail}")
        if finding.remedy:
            print(f"{'':24}{finding.remedy}")
    print()
    print("apps can be built and run" if ready else "apps cannot be built and run yet: what is missing stands above")
    return 0 if ready else 1
