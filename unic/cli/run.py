"""Build an app if needed, and run it.

The console goes to standard output, standard input to a program that reads it, and the exit status is the program's own: 1 after
an uncaught exception, 101 after a panic, 124 after a timeout, 130 after Ctrl-C.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from unic.cli.build import OUTPUT, build_if_needed
from unic.cli.options import add_app_arguments, add_seed_argument, load_app
from unic.project import LARGEST_MEMORY, App, refusal, suggestion
from unic.targets import BlockFile, RunOptions, Target, TargetError, by_name
from unic.targets.kvm import probe_kvm


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_app_arguments(parser)
    add_seed_argument(parser)
    parser.add_argument("--forward", type=port_pair, action="append", default=[], metavar="HOST:GUEST",
                        help="let 127.0.0.1:HOST reach the program's TCP port GUEST")
    parser.add_argument("--tap", default="", metavar="NAME",
                        help="connect the image to the tap device NAME of the host, in place of forwarded ports")
    parser.add_argument("--block", type=named_file, action="append", default=[], metavar="NAME=FILE",
                        help="attach the disk image FILE as the block device NAME of unic.toml")
    parser.add_argument("--timeout", type=seconds, metavar="S", help="end it after S seconds, with status 124")
    parser.add_argument("--memory", type=megabytes, default=0, metavar="MB", help="memory in MiB (default 64, a domain of Xen 32)")
    parser.add_argument("--machine", metavar="NAME", help="which kind of machine: microvm (default) or q35 of qemu, pvh (default) or pv of xen")
    parser.add_argument("--accelerator", choices=("tcg", "kvm"), default="tcg",
                        help="how QEMU runs the processor (default tcg; kvm only where a probe shows that it works)")
    parser.epilog = "Arguments for the program stand after `--`."


def execute(options: argparse.Namespace) -> int:
    if options.tap:
        # Where there is a choice it is the build's: an image has the host's sockets or a stack of its own.
        options.definitions.append("network.jail=tap")
    app = load_app(options)
    target = by_name(app.source.target)
    machine = machine_of(target, options.machine)
    if options.accelerator == "kvm":
        reason = probe_kvm()
        if reason:
            raise TargetError(f"KVM cannot be used here: {reason}; leave out --accelerator kvm")
    blocks = block_files(app, options.block)
    image = build_if_needed(app, OUTPUT)
    run = RunOptions(
        arguments=tuple(options.passed_on),
        memory=options.memory,
        timeout=options.timeout,
        forward=tuple(options.forward),
        tap=options.tap,
        network=app.network,
        blocks=blocks,
        reads_input=app.reads_input,
        machine=machine,
        accelerator=options.accelerator,
    )
    return target.run(image, run)


def machine_of(target: Target, name: str | None) -> str:
    """The machine to run on. Raises SettingsError for one that is none of the target's."""
    if name is None:
        return target.machines[0] if target.machines else ""
    if name not in target.machines:
        known = f"choose one of {', '.join(target.machines)}" if target.machines else "leave out --machine"
        raise refusal(f"--machine {name}: the target {target.name} has no such machine", hint=known)
    return name


def port_pair(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,5}):([0-9]{1,5})", text)
    if not found or not all(1 <= int(port) <= 65535 for port in found.groups()):
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:GUEST, two ports from 1 to 65535")
    return int(found[1]), int(found[2])


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
