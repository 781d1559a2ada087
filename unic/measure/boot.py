"""The start of an image to its first reply, or to its end: phases in milliseconds, and in instructions. Under QEMU and in the jail.

In the jail "VMM start" is the start of the process up to its first instruction, and there is no firmware.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from unic.link import Image
from unic.measure import firmware, phases
from unic.measure.icount import memory_of
from unic.measure.instructions import Counter, at_rest
from unic.measure.phases import ENDED, ENTRY, FIRMWARE, LISTENING, REPLY, MarkReader
from unic.measure.requests import Request, first_reply
from unic.measure.tracer import Tracer
from unic.targets import jail
from unic.targets.guest import Guest, free_port
from unic.targets.target import RunOptions, TargetError

TIMEOUT = 60.0


def run_times(image: Path, options: RunOptions, request: Request | None, rom: Path | None) -> dict[int, float]:
    """One start: seconds from the start of QEMU to each mark. Raises TargetError."""
    with _started(image, options, request, rom) as (guest, reader):
        return {mark: when - guest.started for mark, when in reader.times.items()}


def run_instructions(image: Path, built: Image, options: RunOptions, request: Request | None, rom: Path | None) -> dict[int, int]:
    """One start with the plugin: instructions before each mark. Raises TargetError."""
    entry, mark = built.entry, built.symbols["phase_mark"]
    with Counter(memory_of(built.image), (entry, mark)) as counter:
        counted = replace(options, extra=(*options.extra, *counter.options))
        with _started(image, counted, request, rom) as (_, reader):
            # The numbers on the port tell which mark each passing of `phase_mark` is.
            numbers = [number for number in reader.sequence if number not in (FIRMWARE, ENTRY, REPLY)]
            passed = counter.passed()
            result = {FIRMWARE: 0, ENTRY: next(found.everything for found in passed if found.address == entry)}
            for number, found in zip(numbers, (found for found in passed if found.address == mark)):
                result.setdefault(number, found.everything)
            if request is not None:
                result[REPLY] = at_rest(lambda: counter.everything)
            return result


@contextmanager
def _started(image: Path, options: RunOptions, request: Request | None, rom: Path | None) -> Iterator[tuple[Guest, MarkReader]]:
    """A guest that has given its first reply, or without a request has ended, and its marks. Raises TargetError."""
    with ExitStack() as stack:
        reader = stack.enter_context(MarkReader())
        extra = [*reader.options, *(["-bios", str(rom)] if rom is not None else [])]
        port = 0
        if request is not None and not options.tap:
            port = free_port()
            options = replace(options, forward=((port, request.port),))
        options = replace(options, extra=(*options.extra, *extra))
        guest = stack.enter_context(Guest(image, options))
        wanted = ENDED if request is None else LISTENING
        if not reader.wait(wanted, guest.process, TIMEOUT):
            guest.read_console()
            shown = guest.output.decode(errors="replace").strip() or "nothing"
            raise TargetError(f"{image.name} did not come to {'its end' if request is None else 'listen'}; the console shows: {shown}")
        if request is not None:
            reader.times[REPLY] = first_reply("127.0.0.1", port, request, is_running=lambda: guest.is_running)
        reader.receive()
        yield guest, reader


def jail_run_times(image: Path, built: Image, options: RunOptions, request: Request | None) -> dict[int, float]:
    """One start in the jail: seconds from the start of the process to each mark. Raises TargetError."""
    with _started_in_jail(image, built, options, request, counts=False) as (tracer, replied):
        return {FIRMWARE: tracer.entered, **tracer.times, **replied}


def jail_run_instructions(image: Path, built: Image, options: RunOptions, request: Request | None) -> dict[int, int]:
    """One start in the jail: instructions of the process before each mark. Raises TargetError."""
    with _started_in_jail(image, built, options, request, counts=True) as (tracer, replied):
        passed = {FIRMWARE: 0, **tracer.passed}
        if replied:
            passed[REPLY] = at_rest(lambda: tracer.instructions)
        return passed


@contextmanager
def _started_in_jail(
    image: Path, built: Image, options: RunOptions, request: Request | None, counts: bool
) -> Iterator[tuple[Tracer, dict[int, float]]]:
    """A process that has given its first reply, or without a request has ended, and when the reply came. Raises TargetError."""
    port = free_port()
    if request is not None:
        options = replace(options, forward=((port, request.port),))
    with Tracer(jail.command(image, options), jail.variables(options), built.symbols["phase_mark"], counts) as tracer:
        wanted = ENDED if request is None else LISTENING
        if not tracer.wait(wanted, TIMEOUT):
            raise TargetError(f"{image.name} did not come to {'its end' if request is None else 'listen'} (status {tracer.status})")
        replied = {}
        if request is not None:
            # A process that is counted takes seconds for it.
            replied[REPLY] = first_reply("127.0.0.1", port, request, TIMEOUT, TIMEOUT, lambda: tracer.is_running) - tracer.started
        yield tracer, replied


@contextmanager
def marked_firmware(folder: Path) -> Iterator[Path | None]:
    """A file in `folder` to boot from, None where QEMU's firmware is none that we know: then its start is a part of the VMM's."""
    found = firmware.installed()
    content = firmware.marked(found.read_bytes(), phases.PORT) if found is not None else None
    if content is None:
        yield None
        return
    path = folder / "firmware.rom"
    path.write_bytes(content)
    yield path
