"""An image as a guest of the hosted Xen, PVH or PV (docs/xen-host.md): phases, smallest memory, requests.

Everything runs in one emulated machine, Xen and dom0 as well. The guest's own instructions are those at its image's addresses, where nobody
else's code is. What it passes is seen by the plugin that counts them, at the same places as under QEMU; "VMM start" is from the request for
`xl create` to the guest's first instruction.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from typing import Literal

from unic.link import Image
from unic.measure.icount import memory_of
from unic.measure.instructions import Counter, Mark, at_rest
from unic.measure.memory import REQUESTS, smallest
from unic.measure.phases import ENDED, FIRMWARE, LISTENING, REPLY, STARTED
from unic.measure.requests import Request, answers, first_reply
from unic.measure.serving import Server
from unic.targets import xl
from unic.targets.target import TargetError
from unic.targets.xen_host.channel import ChannelClosed
from unic.targets.xen_host.configuration import Configuration, Vif
from unic.targets.xen_host.domain import Domain
from unic.targets.xen_host.machine import Machine, start

Mode = Literal["pvh", "pv"]
MODES: tuple[Mode, ...] = ("pvh", "pv")
# A trapped TSC would be most of what is measured.
EXTRA = ('tsc_mode="native"',)
MARKS = range(STARTED, ENDED + 1)
# Bytes from a phase's place to the next (runtime/x86/phases.s).
PLACE = 2
# Seconds.
TIMEOUT = 60.0
START_TIMEOUT = 20.0
# xl does not build a domain of one megabyte.
SMALLEST = 2


@dataclass
class Run:
    """One start: seconds since the request for it, and the guest's instructions, by mark."""

    times: dict[int, float]
    instructions: dict[int, int]


def runs(built: Image, request: Request | None, network: bool, count: int) -> dict[Mode, list[Run]]:
    """`count` starts of an image with marks in each mode, by turns in one machine, after one that is not counted. Raises TargetError."""
    entries: dict[Mode, int] = {"pvh": built.entry, "pv": built.symbols["pv_entry"]}
    places = {built.symbols["phase_places"] + PLACE * phase: phase for phase in MARKS}
    with Counter(memory_of(built.image), (*entries.values(), *places)) as counter, start(extra=counter.options) as machine:
        kernel = machine.upload(built.image)
        port = machine.forward(request.port) if request is not None else 0
        found: dict[Mode, list[Run]] = {mode: [] for mode in MODES}
        for number in range(1 + count):
            for mode, entry in entries.items():
                configuration = _configuration(kernel, network, mode)
                run = _run(machine, configuration, counter, {entry: FIRMWARE, **places}, request, port)
                if number > 0:
                    found[mode].append(run)
        return found


def _run(machine: Machine, configuration: Configuration, counter: Counter, places: dict[int, int], request: Request | None, port: int) -> Run:
    """`places`: the phase that ends at each mark, by its address."""
    known, before = len(counter.passed()), counter.in_range
    created = time.monotonic()
    with Domain(machine, configuration) as domain:
        wanted = ENDED if request is None else LISTENING
        passed: list[Mark] = []
        while not any(places.get(mark.address) == wanted for mark in passed):
            passed = counter.passed()[known:]
            domain.read(0.01)
            if time.monotonic() - created > TIMEOUT or not domain.is_running:
                shown = bytes(domain.console).decode(errors="replace").strip() or "nothing"
                raise TargetError(f"the guest did not come to {'its end' if request is None else 'listen'}; its console shows: {shown}")
        run = Run({}, {})
        for mark in passed:
            phase = places[mark.address]
            run.times.setdefault(phase, mark.time - created)
            run.instructions.setdefault(phase, mark.in_range - before)
        if request is not None:
            run.times[REPLY] = first_reply("127.0.0.1", port, request, TIMEOUT, is_running=lambda: domain.is_running) - created
            run.instructions[REPLY] = at_rest(lambda: counter.in_range) - before
        return run


def _configuration(kernel: str, network: bool, mode: Mode, memory: int = xl.DEFAULT_MEMORY) -> Configuration:
    return Configuration("measured", kernel, mode, memory, vifs=(Vif(),) if network else (), extra=EXTRA)


def smallest_memory(image: bytes, request: Request | None, network: bool, mode: Mode) -> int:
    """The least `memory` of xl's configuration, in MB, with which the guest answers REQUESTS requests, or ends with status 0. Raises TargetError."""
    with start() as machine:
        kernel = machine.upload(image)
        port = machine.forward(request.port) if request is not None else 0
        return smallest(lambda memory: _survives(machine, _configuration(kernel, network, mode, memory), request, port), SMALLEST)


def _survives(machine: Machine, configuration: Configuration, request: Request | None, port: int) -> bool:
    try:
        with Domain(machine, configuration) as domain:
            if request is None:
                return domain.wait(START_TIMEOUT).reason == "poweroff" and domain.exit_status == 0
            first_reply("127.0.0.1", port, request, START_TIMEOUT, is_running=lambda: domain.is_running)
            answered = answers("127.0.0.1", port, request, REQUESTS)
            domain.read()
            return answered and domain.ending is None
    except ChannelClosed:
        raise
    except (OSError, EOFError, TargetError):
        return False


@contextmanager
def host(content: bytes, request: Request, counts: bool = False) -> Iterator[Callable[[Mode], AbstractContextManager[Server]]]:
    """A machine in which the image is started as a guest that has replied once, behind QEMU's user networking and dom0's bridge; one at a time.

    Raises TargetError.
    """
    with ExitStack() as stack:
        extra: list[str] = []
        counted: Callable[[], int] = lambda: 0
        if counts:
            counter = stack.enter_context(Counter(memory_of(content)))
            extra, counted = counter.options, lambda: counter.in_range
        machine = stack.enter_context(start(extra=extra))
        port, kernel = machine.forward(request.port), machine.upload(content)

        @contextmanager
        def serving(mode: Mode) -> Iterator[Server]:
            with Domain(machine, _configuration(kernel, True, mode)) as domain:
                first_reply("127.0.0.1", port, request, TIMEOUT, is_running=lambda: domain.is_running)
                yield Server(("127.0.0.1", port), "user networking and dom0's bridge", "xen", request, counted)

        yield serving
