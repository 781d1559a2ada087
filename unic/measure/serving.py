"""An app that serves while something measures: over a tap device where one can be made, else by QEMU's user networking; in the jail on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from unic.measure import tap
from unic.measure.icount import memory_of
from unic.measure.images import written
from unic.measure.instructions import Counter, at_rest
from unic.measure.requests import Request, answers, first_reply
from unic.measure.tracer import Tracer
from unic.pipeline import Pipeline
from unic.project import load
from unic.targets import jail
from unic.targets.guest import Guest, free_port
from unic.targets.target import RunOptions, TargetError

# Requests before the count begins, and those that are counted. A process is counted an instruction at a time.
WARM_UP = {"qemu": 10, "xen": 10, "jail": 2}
COUNTED = {"qemu": 200, "xen": 50, "jail": 10}
# Seconds for the start; a process that is counted takes that long.
START_TIMEOUT = 60.0


@dataclass
class Server:
    """Where it listens, and how it came to its network; `counted`: instructions so far."""

    address: tuple[str, int]
    network: str
    target: str
    request: Request
    counted: Callable[[], int]

    def instructions_per_request(self) -> int:
        """Instructions for one request on a connection that is kept, idle loops between them included. Raises TargetError."""
        count = COUNTED[self.target]
        try:
            answers(*self.address, self.request, WARM_UP[self.target])
            before = at_rest(self.counted)
            answers(*self.address, self.request, count)
            after = at_rest(self.counted)
        except (OSError, EOFError) as error:
            raise TargetError(f"a request failed: {error}") from error
        return round((after - before) / count)


@contextmanager
def serving(path: Path, target: str, definitions: Sequence[str], request: Request, folder: Path, counts: bool = False) -> Iterator[Server]:
    """The app at `path`, of target qemu or jail, once it has replied. `folder`: for the image. Raises TargetError."""
    with ExitStack() as stack:
        device, network = "", "loopback"
        if target == "qemu":
            try:
                device, network = stack.enter_context(tap.tap_device()), "tap"
            except TargetError as error:
                network = f"user networking ({error})"
        app = load(path, target, (*definitions, *(tap.DEFINITIONS if device else ())))
        built = Pipeline(app.source).image
        image = written(built, folder, f"{app.name}.serving.elf")
        address = (tap.GUEST, request.port) if device else ("127.0.0.1", free_port())
        forward = () if device else ((address[1], request.port),)
        extra: list[str] = []
        counted: Callable[[], int] = lambda: 0
        if counts and target == "qemu":
            counter = stack.enter_context(Counter(memory_of(built.image)))
            extra, counted = counter.options, lambda: counter.everything
        options = RunOptions(forward=forward, tap=device, network=app.network, extra=tuple(extra))
        if counts and target == "jail":
            tracer = stack.enter_context(Tracer(jail.command(image, options), jail.variables(options), counts=True))
            is_running: Callable[[], bool] = lambda: tracer.is_running
            counted = lambda: tracer.instructions
        else:
            guest = stack.enter_context(Guest(image, options, target))
            is_running = lambda: guest.is_running
        first_reply(*address, request, START_TIMEOUT, START_TIMEOUT if counts and target == "jail" else 1.0, is_running)
        yield Server(address, network, target, request, counted)
