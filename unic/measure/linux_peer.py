"""A machine of Linux with one server, measured as images of ours are: the same QEMU, the same machine, the same requests."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from unic.linux import init
from unic.linux.machine import Machine
from unic.linux.phases import FirmwareTrace
from unic.measure.instructions import Counter
from unic.measure.requests import Client, Request, answers, first_reply
from unic.measure.results import Sizes
from unic.targets.guest import Guest, free_port
from unic.targets.target import RunOptions, TargetError

# MiB, for all but the search for the least.
MEMORY = 256
LEAST, MOST = 32, 288
# The requests that a memory has to be enough for, and those whose instructions are counted, after some that warm up.
REQUESTS, WARM_UP, COUNTED = 1000, 100, 1000
# Seconds until a machine with enough memory is up, on a host that is busy.
PATIENCE = 60.0
# With too little memory it ends, or goes on for ever freeing some.
PATIENCE_WITH_MEMORY = 20.0

PHASES = ("VMM start", "firmware", "kernel", "init and server", "first reply")


@dataclass(frozen=True)
class Boot:
    """One start: milliseconds by phase, in their order; or instructions."""

    phases: dict[str, float]

    @property
    def total(self) -> float:
        return sum(self.phases.values())


class LinuxPeer:
    """`request`: None for a program that does not listen, whose first line counts in place of the first reply."""

    def __init__(self, machine: Machine, request: Request | None) -> None:
        self.machine = machine
        self.request = request

    @property
    def _phases(self) -> tuple[str, ...]:
        return PHASES if self.request is not None else PHASES[:-1]

    def sizes(self) -> Sizes:
        """Compressed, as one would ship them; what boots here is not, as unpacking takes its time."""
        kernel, ramdisk = self.machine.packed.stat().st_size, len(gzip.compress(self.machine.ramdisk.read_bytes()))
        return Sizes(kernel + ramdisk, parts={"kernel": kernel, "initramfs": ramdisk})

    def unpacked(self) -> int:
        """Bytes of both as they boot here."""
        return self.machine.kernel.stat().st_size + self.machine.ramdisk.stat().st_size

    @contextmanager
    def running(self, memory: int = MEMORY, extra: tuple[str, ...] = ()) -> Iterator[tuple[Guest, int]]:
        """The started machine and the port of 127.0.0.1 that reaches the server."""
        port = free_port()
        forward = ((port, self.request.port),) if self.request else ()
        with self.machine.guest(RunOptions(forward=forward, memory=memory, extra=extra)) as guest:
            yield guest, port

    @contextmanager
    def serving(self) -> Iterator[tuple[str, int]]:
        """Where the server, which has answered once, is reached."""
        with self.running() as (guest, port):
            self._wait(guest)
            self._first_reply(guest, port)
            yield "127.0.0.1", port

    def _wait(self, guest: Guest, patience: float = PATIENCE) -> tuple[float, float]:
        """Waits for the first process, and for the server or the program's first line: seconds since the start. Raises TargetError."""
        line = init.LINE.strip()
        started = guest.wait_for(line, patience)
        if self.machine.ready:
            return started, guest.wait_for(self.machine.ready, patience)
        deadline = time.monotonic() + patience
        while b"\n" not in guest.output.partition(line)[2].lstrip():
            ended = not guest.is_running
            if not guest.read_console(0.05) and (ended or time.monotonic() > deadline):
                raise TargetError("the program prints nothing, so that it cannot be told when it is up")
        return started, time.monotonic() - guest.started

    def _first_reply(self, guest: Guest, port: int, patience: float = PATIENCE) -> float:
        """Seconds since the start."""
        assert self.request is not None
        return first_reply("127.0.0.1", port, self.request, patience, is_running=lambda: guest.is_running) - guest.started

    def boot(self) -> Boot:
        """One start, to the first reply or line. Raises TargetError."""
        with FirmwareTrace() as trace, self.running(extra=tuple(trace.options)) as (guest, port):
            started, ready = self._wait(guest)
            replied = self._first_reply(guest, port) if self.request else ready
            times = trace.times()
            if times is None:
                raise TargetError("QEMU was built without traces to its log, so that the phases of a start are not known")
            ends = [*(seconds - guest.started for seconds in times), started, ready, replied]
        return Boot({name: 1000 * (end - begin) for name, begin, end in zip(self._phases, [0.0, *ends], ends)})

    def instructions(self) -> tuple[Boot, int | None]:
        """Guest instructions by phase, and for one request of many on a connection. Raises TargetError."""
        with ExitStack() as stack:
            counter = stack.enter_context(Counter(_around(self.machine.entries), self.machine.entries))
            guest, port = stack.enter_context(self.running(extra=tuple(counter.options)))
            self._wait(guest)
            ready = counter.everything
            per_request = None
            replied = ready
            if self.request is not None:
                self._first_reply(guest, port)
                replied = counter.everything
                with Client("127.0.0.1", port, self.request) as client:
                    for number in range(WARM_UP + COUNTED):
                        if number == WARM_UP:
                            before = counter.everything
                        client.ask()
                    per_request = (counter.everything - before) // COUNTED
            marks: dict[int, int] = {}
            for mark in counter.passed():
                marks.setdefault(mark.address, mark.everything)
        kernel, first = (marks[address] for address in self.machine.entries)
        ends = [0, kernel, first, ready, replied]
        return Boot({name: end - begin for name, begin, end in zip(self._phases, [0, *ends], ends)}), per_request

    def smallest_memory(self) -> int:
        """The least MiB with which REQUESTS requests, or the program's first line, succeed. Raises TargetError for more than MOST."""
        if not self._survives(MOST):
            raise TargetError(f"not even {MOST} MiB are enough")
        too_small, enough = LEAST, MOST
        while enough - too_small > 1:
            middle = (too_small + enough) // 2
            if self._survives(middle):
                enough = middle
            else:
                too_small = middle
        return enough

    def _survives(self, memory: int) -> bool:
        try:
            with self.running(memory) as (guest, port):
                self._wait(guest, PATIENCE_WITH_MEMORY)
                if self.request is not None:
                    self._first_reply(guest, port, PATIENCE_WITH_MEMORY)
                    if not answers("127.0.0.1", port, self.request, REQUESTS):
                        return False
                return guest.is_running
        except (OSError, EOFError, TargetError):
            return False


def _around(addresses: tuple[int, ...]) -> tuple[int, int]:
    return min(addresses), max(addresses) + 1


