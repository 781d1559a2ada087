"""Build an app if needed, and run it.

The console goes to standard output, and the exit status is the program's own: 1 after an uncaught exception,
101 after a panic, 124 after a timeout, 130 after Ctrl-C.
"""

from __future__ import annotations

import argparse
import re

from unic.cli.build import OUTPUT, build_if_needed
from unic.cli.options import add_app_arguments, add_seed_argument, load_app
from unic.project import LARGEST_MEMORY
from unic.targets import RunOptions, TargetError, by_name
from unic.targets.kvm import probe_kvm
from unic.targets.qemu import MACHINES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_app_arguments(parser)
    add_seed_argument(parser)
    parser.add_argument("--forward", type=port_pair, action="append", default=[], metavar="HOST:GUEST",
                        help="let 127.0.0.1:HOST reach the program's TCP port GUEST")
    parser.add_argument("--timeout", type=seconds, metavar="S", help="end it after S seconds, with status 124")
    parser.add_argument("--memory", type=megabytes, default=0, metavar="MB", help="memory in MiB (default 64)")
    parser.add_argument("--machine", choices=tuple(MACHINES), default="microvm", help="QEMU's machine (default microvm)")
    parser.add_argument("--accelerator", choices=("tcg", "kvm"), default="tcg",
                        help="how QEMU runs the processor (default tcg; kvm only where a probe shows that it works)")
    parser.epilog = "Arguments for the program stand after `--`."


def execute(options: argparse.Namespace) -> int:
    app = load_app(options)
    if options.accelerator == "kvm":
        reason = probe_kvm()
        if reason:
            raise TargetError(f"KVM cannot be used here: {reason}; leave out --accelerator kvm")
    image = build_if_needed(app, OUTPUT)
    run = RunOptions(
        arguments=tuple(options.passed_on),
        memory=options.memory,
        timeout=options.timeout,
        forward=tuple(options.forward),
        network=app.network,
        machine=options.machine,
        accelerator=options.accelerator,
    )
    return by_name(app.source.target).run(image, run)


def port_pair(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,5}):([0-9]{1,5})", text)
    if not found or not all(1 <= int(port) <= 65535 for port in found.groups()):
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:GUEST, two ports from 1 to 65535")
    return int(found[1]), int(found[2])


def seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1e9:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return value


def megabytes(text: str) -> int:
    if not re.fullmatch(r"[0-9]+", text) or not 1 <= int(text) <= LARGEST_MEMORY:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of MiB from 1 to {LARGEST_MEMORY}")
    return int(text)
