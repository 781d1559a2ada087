"""`python -m unic.targets.xen_host prepare|shell|run`: the Xen host for people. Says what it does and how long it takes."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from unic.targets.process import termination_raises
from unic.targets.target import INTERRUPTED_STATUS, PANIC_STATUS, TIMEOUT_STATUS, TargetError
from unic.targets.xen_host import paths
from unic.targets.xen_host.channel import HostTimeout
from unic.targets.xen_host.configuration import Configuration, Vbd, Vif
from unic.targets.xen_host.domain import Domain
from unic.targets.xen_host.emulator import DEFAULT_MEMORY, Hardware
from unic.targets.xen_host.machine import Machine, start

SHELL_PROMPT = "dom0# "
# What follows from the reason alone, when the guest has left no status: SHUTDOWN_poweroff is success.
STATUS_OF_REASON = {"poweroff": 0}


class Stopwatch:
    """Writes each step to standard error when the next one begins, with the seconds that it took."""

    def __init__(self) -> None:
        self.began = self._step = time.monotonic()
        self._text = ""

    def __call__(self, text: str) -> None:
        now = time.monotonic()
        if self._text:
            print(f"xen-host: {self._text}: {now - self._step:.2f} s", file=sys.stderr, flush=True)
        self._text, self._step = text, now


def _hardware(options: argparse.Namespace) -> Hardware:
    return Hardware(options.host_memory, options.processors)


def prepare(options: argparse.Namespace) -> int:
    report = Stopwatch()
    start(_hardware(options), report, options.tap).close()
    report("")
    print(f"ready in {paths.location()}")
    return 0


def shell(options: argparse.Namespace) -> int:
    """Commands for dom0, one a line, until end of file or `exit`."""
    report = Stopwatch()
    with start(_hardware(options), report, options.tap) as machine:
        report("")
        print("A shell in dom0: `xl list`, `xl dmesg`, ...; `exit` ends the machine.")
        while True:
            try:
                line = input(SHELL_PROMPT)
            except EOFError:
                return 0
            if line.strip() == "exit":
                return 0
            if line.strip():
                try:
                    done = machine.run(line, options.timeout or 60.0)
                except HostTimeout as error:
                    print(error)
                    continue
                print(done.output, end="")
                if done.status:
                    print(f"[status {done.status}]")


def run(options: argparse.Namespace) -> int:
    """A kernel as a domain, its console on standard output. Returns its exit status (see `_status`)."""
    try:
        image = options.kernel.read_bytes()
    except OSError as error:
        raise TargetError(f"cannot read {options.kernel}: {error.strerror}") from error
    report = Stopwatch()
    with start(_hardware(options), report, options.tap) as machine:
        report("copying the kernel")
        kernel = machine.upload(image)
        disks = [machine.attach_disk(Path(path), not read_only) for path, read_only in map(_disk, options.block)]
        vbds = tuple(Vbd(disk.node, f"xvd{chr(97 + number)}", not _disk(options.block[number])[1]) for number, disk in enumerate(disks))
        for forward in options.forward:
            host, _, guest = forward.partition(":")
            machine.forward(int(guest), int(host))
        vifs = (Vif(),) if options.network or options.forward else ()
        configuration = Configuration(
            "guest", kernel, options.type, options.memory, options.cmdline, vifs, vbds, extra=tuple(options.extra)
        )
        # It is not destroyed: it goes with the machine.
        domain = Domain(machine, configuration)
        domain.create()
        status = _watch(machine, domain, options, report)
    report("")
    return status


def _watch(machine: Machine, domain: Domain, options: argparse.Namespace, report: Stopwatch) -> int:
    def show(data: bytes) -> None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    report("running (from `xl create` on)")
    try:
        ending = domain.wait(options.timeout or float("inf"), show)
    except HostTimeout:
        report("timed out; ending the machine")
        return TIMEOUT_STATUS
    finally:
        if options.log:
            print(machine.log(), file=sys.stderr)
    report(f"ended by {ending.reason}; ending the machine")
    status = domain.exit_status
    return status if status is not None else STATUS_OF_REASON.get(ending.reason, PANIC_STATUS)


def _disk(text: str) -> tuple[str, bool]:
    """FILE or FILE:ro: the path, and whether it is read-only."""
    return text.removesuffix(":ro"), text.endswith(":ro")


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
            command.add_argument("--network", action="store_true")
            command.add_argument("--forward", action="append", default=[], metavar="HOST:GUEST", help="a TCP port of 127.0.0.1")
            command.add_argument("--block", action="append", default=[], metavar="FILE[:ro]", help="xvda, xvdb, ...")
            command.add_argument("--extra", action="append", default=[], metavar="LINE", help="a further line for xl")
            command.add_argument("--log", action="store_true", help="show the console of Xen and dom0 at the end")
    return parser


def main() -> int:
    options = _parser().parse_args()
    try:
        with termination_raises():
            result: int = options.function(options)
            return result
    except TargetError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED_STATUS


if __name__ == "__main__":
    sys.exit(main())
