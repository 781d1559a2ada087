"""`python -m unic.targets.xen_host prepare|shell|run`: the Xen host for people. Says what it does and how long it takes."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from unic.targets.process import children_end, termination_raises
from unic.targets.target import INTERRUPTED_STATUS, TargetError
from unic.targets.xen_host import paths
from unic.targets.xen_host.channel import HostTimeout
from unic.targets.xen_host.configuration import disk_name
from unic.targets.xen_host.emulator import DEFAULT_MEMORY, Hardware
from unic.targets.xen_host.machine import Machine, start
from unic.targets.xen_host.run import Block, DomainOptions, Stopwatch
from unic.targets.xen_host.run import run as run_domain

SHELL_PROMPT = "dom0# "
SHELL_TIMEOUT = 60.0


def prepare(options: argparse.Namespace) -> int:
    report = Stopwatch()
    _start(options, report).close()
    report("")
    print(f"ready in {paths.location()}")
    return 0


def shell(options: argparse.Namespace) -> int:
    """Commands for dom0, one a line, until end of file or `exit`."""
    report = Stopwatch()
    with _start(options, report) as machine:
        report("")
        print("A shell in dom0: `xl list`, `xl dmesg`, ...; `exit` ends the machine.")
        while True:
            try:
                line = input(SHELL_PROMPT).strip()
            except EOFError:
                return 0
            if line == "exit":
                return 0
            if line:
                _command(machine, line, options.timeout or SHELL_TIMEOUT)


def _command(machine: Machine, line: str, timeout: float) -> None:
    try:
        done = machine.run(line, timeout)
    except HostTimeout as error:
        print(error)
        return
    print(done.output, end="")
    if done.status:
        print(f"[status {done.status}]")


def run(options: argparse.Namespace) -> int:
    """A kernel as a domain, its console on standard output. Returns its exit status."""
    try:
        image = options.kernel.read_bytes()
    except OSError as error:
        raise TargetError(f"cannot read {options.kernel}: {error.strerror}") from error
    return run_domain(
        image,
        DomainOptions(
            type=options.type, memory=options.memory, command_line=options.cmdline, network=options.network,
            forward=tuple(options.forward), tap=options.tap, blocks=_named(options.block), extra=tuple(options.extra),
            timeout=options.timeout, shows_log=options.log, hardware=Hardware(options.host_memory, options.processors),
        ),
        Stopwatch(),
    )  # fmt: skip


def _start(options: argparse.Namespace, report: Stopwatch) -> Machine:
    return start(Hardware(options.host_memory, options.processors), report, options.tap)


def _ports(text: str) -> tuple[int, int]:
    host, _, guest = text.partition(":")
    return int(host), int(guest)


def _block(text: str) -> Block:
    return Block(Path(text.removesuffix(":ro")), not text.endswith(":ro"))


def _named(blocks: list[Block]) -> tuple[Block, ...]:
    """xvda, xvdb, ... in their order."""
    return tuple(replace(block, name=disk_name(index)) for index, block in enumerate(blocks))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m unic.targets.xen_host", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for function, text in ((prepare, "make everything"), (shell, "a shell in dom0"), (run, "run a kernel as a domain")):
        command = commands.add_parser(function.__name__, help=text)
        command.set_defaults(function=function)
        command.add_argument("--host-memory", type=int, default=DEFAULT_MEMORY, metavar="MB", help="of the whole machine")
        command.add_argument("--processors", type=int, default=1, help="of the whole machine")
        command.add_argument("--tap", default="", help="a tap device in place of user networking")
        command.add_argument("--timeout", type=float, help="seconds")
        if function is run:
            command.add_argument("kernel", type=Path)
            command.add_argument("--type", choices=("pvh", "pv"), default="pvh")
            command.add_argument("--memory", type=int, default=32, metavar="MB")
            command.add_argument("--cmdline", default="")
            command.add_argument("--network", action="store_true", help="a network interface")
            command.add_argument("--forward", type=_ports, action="append", default=[], metavar="HOST:GUEST", help="a TCP port")
            command.add_argument("--block", type=_block, action="append", default=[], metavar="FILE[:ro]", help="xvda, xvdb, ...")
            command.add_argument("--extra", action="append", default=[], metavar="LINE", help="a further line for xl")
            command.add_argument("--log", action="store_true", help="show the console of Xen and dom0 at the end")
    return parser


def main() -> int:
    options = _parser().parse_args()
    try:
        with children_end(), termination_raises():
            result: int = options.function(options)
            return result
    except TargetError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED_STATUS


if __name__ == "__main__":
    sys.exit(main())
