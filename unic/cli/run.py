"""Build an app if needed, and run it.

The console goes to standard output, standard input to a program that reads it, and the exit status is the program's own: 1 after
an uncaught exception, 101 after a panic, 124 after a timeout, 130 after Ctrl-C.
"""

from __future__ import annotations

import argparse
import re
import socket
import sys
from dataclasses import replace
from pathlib import Path

from unic.building import OUTPUT, build_if_needed
from unic.cli.options import add_app_arguments, add_seed_argument, load_app
from unic.project import LARGEST_MEMORY, App, refusal, suggestion
from unic.targets import BlockFile, RunOptions, Target, TargetError, by_name
from unic.targets.host import tap
from unic.targets.host.ports import check_free
from unic.targets.kvm import probe_kvm


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_app_arguments(parser)
    add_seed_argument(parser)
    add_device_arguments(parser)
    parser.add_argument("--timeout", type=seconds, metavar="S", help="end it after S seconds, with status 124")
    parser.add_argument("--accelerator", choices=("tcg", "kvm"), default="tcg",
                        help="how QEMU runs the processor (default tcg; kvm only where a probe shows that it works)")
    parser.epilog = "Arguments for the program stand after `--`."


def add_device_arguments(parser: argparse.ArgumentParser) -> None:
    """What the image is given to run with."""
    parser.add_argument("--forward", type=forwarded, action="append", default=[], metavar="HOST:GUEST[/udp]",
                        help="let 127.0.0.1:HOST reach the program's port GUEST, of TCP or UDP")
    parser.add_argument("--tap", default="", metavar="NAME",
                        help="connect the image to the tap device NAME of the host, in place of forwarded ports")
    parser.add_argument("--block", type=named_file, action="append", default=[], metavar="NAME=FILE",
                        help="attach the disk image FILE as the block device NAME of unic.toml")
    parser.add_argument("--memory", type=megabytes, default=0, metavar="MB", help="memory in MiB (default 64, a domain of Xen 32)")
    parser.add_argument("--machine", metavar="NAME", help="which kind of machine: microvm (default) or q35 of qemu, pvh (default) or pv of xen")


def execute(options: argparse.Namespace) -> int:
    app = load_app_to_run(options)
    target = by_name(app.source.target)
    given = run_options(options, app, target)
    if options.accelerator == "kvm":
        reason = probe_kvm()
        if reason:
            raise TargetError(f"KVM cannot be used here: {reason}; leave out --accelerator kvm")
    image = build_if_needed(app, OUTPUT)
    return target.run(image, replace(given, timeout=options.timeout, accelerator=options.accelerator))


def load_app_to_run(options: argparse.Namespace) -> App:
    """The app that the command line names, as its device options want it. Raises SettingsError, OSError."""
    if options.tap:
        # Where there is a choice it is the build's: an image has the host's sockets or a stack of its own.
        options.definitions.append("network.jail=tap")
    return load_app(options)


def run_options(options: argparse.Namespace, app: App, target: Target) -> RunOptions:
    """What add_device_arguments' options mean for `app`. Raises SettingsError, and TargetError for what this machine does not have:
    before a build is waited for, and before QEMU says it less clearly."""
    forward, forward_udp = (tuple((host, guest) for host, guest, protocol in options.forward if protocol == kind) for kind in ("tcp", "udp"))
    check_free(host for host, _ in forward)
    check_free((host for host, _ in forward_udp), socket.SOCK_DGRAM)
    if options.tap:
        remark = tap.check(options.tap)
        if remark:
            print(f"warning: {remark}", file=sys.stderr)
    return RunOptions(
        arguments=tuple(options.passed_on),
        memory=options.memory,
        forward=forward,
        forward_udp=forward_udp,
        tap=options.tap,
        network=app.network,
        blocks=block_files(app, options.block),
        reads_input=app.reads_input,
        machine=machine_of(target, options.machine),
    )


def machine_of(target: Target, name: str | None) -> str:
    """The machine to run on. Raises SettingsError for one that is none of the target's."""
    if name is None:
        return target.machines[0] if target.machines else ""
    if name not in target.machines:
        known = f"choose one of {', '.join(target.machines)}" if target.machines else "leave out --machine"
        raise refusal(f"--machine {name}: the target {target.name} has no such machine", hint=known)
    return name


def forwarded(text: str) -> tuple[int, int, str]:
    """The port of the host, that of the program, and "tcp" or "udp"."""
    found = re.fullmatch(r"([0-9]{1,5}):([0-9]{1,5})(?:/(tcp|udp))?", text)
    if not found or not all(1 <= int(port) <= 65535 for port in found.groups()[:2]):
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:GUEST, two ports from 1 to 65535, with /udp behind them for those of UDP")
    return int(found[1]), int(found[2]), found[3] or "tcp"


def named_file(text: str) -> tuple[str, Path]:
    name, equals, path = text.partition("=")
    if not (name and equals and path):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=FILE")
    return name, Path(path)


def block_files(app: App, given: list[tuple[str, Path]]) -> tuple[BlockFile, ...]:
    """The app's block devices. Raises SettingsError for names that it does not have, and for what is no file."""
    files: dict[str, Path] = {}
    for name, path in given:
        option = f"--block {name}={path}"
        if name not in app.blocks:
            raise refusal(f"{option}: the app has no block device '{name}'", hint=suggestion(name, app.blocks) if app.blocks else "name it in unic.toml's [block]")
        if name in files:
            raise refusal(f"{option}: '{name}' is there twice", hint="give each device one file")
        if not path.is_file() and not path.is_block_device():
            if path.exists():
                raise refusal(f"{option}: this is no file", hint="name a disk image, or a block device of the host")
            raise refusal(f"{option}: there is no such file", hint=f"make one with `truncate -s 64M {path}`")
        files[name] = path.absolute()
    return tuple(BlockFile(name, is_written, files.get(name)) for name, is_written in app.blocks.items())


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
