"""Runs one kernel as a domain in a machine of its own, its console on our standard output: what `unic run` needs."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from unic import progress
from unic.targets.console_input import Feeder
from unic.targets.process import termination_raises
from unic.targets.target import INTERRUPTED_STATUS, PANIC_STATUS, TIMEOUT_STATUS, TargetError
from unic.targets.xen_host.channel import ChannelClosed, HostTimeout
from unic.targets.xen_host.configuration import Configuration, Vbd, Vif
from unic.targets.xen_host.domain import Domain
from unic.targets.xen_host.emulator import Hardware
from unic.targets.xen_host.machine import Machine, start

# What follows from the reason alone when the guest has left no status.
STATUS_OF_REASON = {"poweroff": 0}


@dataclass(frozen=True)
class Block:
    """A raw file of the host, for the guest the block device `name`."""

    file: Path
    writable: bool = True
    name: str = "xvda"


@dataclass(frozen=True)
class DomainOptions:
    """How to run a domain.

    `memory`: megabytes. `network`: with an interface even when nothing is forwarded. `forward`: (port of 127.0.0.1,
    port of the guest) pairs, 0 for any free one. `tap`: a tap device in place of user networking. `blocks`: its disks.
    `reads_input`: our standard input is the console's.
    `extra`: further lines of xl.cfg. `timeout`: seconds from `xl create` on. `shows_log`: the console of Xen and
    dom0 goes to standard error at the end.
    """

    type: Literal["pvh", "pv"] = "pvh"
    memory: int = 32
    command_line: str = ""
    network: bool = False
    forward: tuple[tuple[int, int], ...] = ()
    tap: str = ""
    blocks: tuple[Block, ...] = ()
    reads_input: bool = False
    extra: tuple[str, ...] = ()
    timeout: float | None = None
    shows_log: bool = False
    hardware: Hardware = field(default_factory=Hardware)


class Stopwatch:
    """Writes each step to standard error when the next one begins, with the seconds that it took."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._text = ""

    def __call__(self, text: str) -> None:
        now = time.monotonic()
        if self._text:
            print(f"xen-host: {self._text}: {now - self._began:.2f} s", file=sys.stderr, flush=True)
        self._text, self._began = text, now


def run(image: bytes, options: DomainOptions, report: Callable[[str], None]) -> int:
    """The guest's exit status. Raises TargetError.

    A timeout gives 124, Ctrl-C 130; an end without a status 0 after a poweroff, else the panic status.
    `report` gets the name of each step when it begins, and "" at the end.
    """
    try:
        with termination_raises(), start(options.hardware, report, options.tap) as machine:
            report("copying the kernel")
            configuration = _configuration(machine, image, options)
            # It is not destroyed: it goes with the machine.
            domain = Domain(machine, configuration)
            report("running, from `xl create` on")
            domain.create()
            try:
                status = _watch(domain, options, report)
            except ChannelClosed as error:
                raise TargetError(f"the machine ended while the domain ran: {machine.emulator.complaint() or error}") from error
            finally:
                if options.shows_log:
                    print(machine.log(), file=sys.stderr)
    except KeyboardInterrupt:
        return INTERRUPTED_STATUS
    report("")
    return status


def _configuration(machine: Machine, image: bytes, options: DomainOptions) -> Configuration:
    kernel = machine.upload(image)
    vbds = []
    for block in options.blocks:
        disk = machine.attach_disk(block.file, block.writable)
        vbds.append(Vbd(disk.node, block.name, block.writable))
    for host_port, guest_port in options.forward:
        chosen = machine.forward(guest_port, host_port)
        if not host_port:
            print(f"xen-host: 127.0.0.1:{chosen} leads to port {guest_port}", file=sys.stderr, flush=True)
    vifs = (Vif(),) if options.network or options.forward or options.tap else ()
    return Configuration(
        "guest", kernel, options.type, options.memory, options.command_line, vifs, tuple(vbds), extra=options.extra
    )


def _watch(domain: Domain, options: DomainOptions, report: Callable[[str], None]) -> int:
    try:
        with progress.silence(), Feeder(domain.input_line()) if options.reads_input else nullcontext():
            ending = domain.wait(options.timeout or float("inf"), _show)
    except HostTimeout:
        report("ending the machine after the timeout")
        return TIMEOUT_STATUS
    report(f"ended by {ending.reason}; ending the machine")
    status = domain.exit_status
    return status if status is not None else STATUS_OF_REASON.get(ending.reason, PANIC_STATUS)


def _show(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
