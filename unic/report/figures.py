"""Which plots a report has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from unic.measure.results import Subject
from unic.report.document import AppReport
from unic.report.plots import COLOURS, Bar, Piece, Plot
from unic.report.rows import count, count_tick, does_serve, least_memory, number, size, size_tick, total_instructions, total_time

# These run on the processor as it is; all others in emulation.
NATIVE = ("jail", "cpython")
MARK = "°"
NATIVE_NOTE = f"Marked {MARK} is not emulated: it runs on the processor as it is."
# Of whose memory what is shown is not the least that is enough.
OTHER_MEMORY = {"cpython": "of the CPython process the most that was resident", "jail": "of the jail the heap"}


def label(subject: Subject) -> str:
    return f"{subject.title}{MARK if subject.key in NATIVE else ''}"


def _colour(subject: Subject) -> str:
    return "peer" if subject.is_peer else "own"


def _note(bars: Sequence[Bar]) -> str:
    return NATIVE_NOTE if any(bar.label.endswith(MARK) for bar in bars) else ""


def _bars(subjects: Sequence[Subject], get: Callable[[Subject], float | None], shown: Callable[[float], str]) -> tuple[Bar, ...]:
    bars = []
    for subject in subjects:
        value = get(subject)
        if value is not None:
            bars.append(Bar(label(subject), shown(value), (Piece(value, _colour(subject), shown(value)),)))
    return tuple(bars)


def _surfaces(subjects: Sequence[Subject]) -> Iterator[Bar]:
    """Each with what is counted, which differs."""
    for subject in subjects:
        if subject.surface is not None:
            text = f"{number(subject.surface.count)} {subject.surface.kind}"
            yield Bar(label(subject), text, (Piece(subject.surface.count, _colour(subject), text),))


def sizes(subjects: Sequence[Subject]) -> Plot:
    """For images of ours what elimination and configuration take away, too."""
    bars = []
    for subject in subjects:
        found = subject.sizes
        if found is None:
            continue
        for name, value, colour in (
            ("nothing eliminated", found.everything, "own-least"), ("configured at run time", found.eliminated, "own-less"),
        ):  # fmt: skip
            if value is not None:
                bars.append(Bar(f"{subject.title}, {name}", size(value), (Piece(value, colour, size(value)),)))
        bars.append(Bar(subject.title, size(found.configured), (Piece(found.configured, _colour(subject), size(found.configured)),)))
    return Plot("Image size", tuple(bars), True, tick=size_tick)


def starts(subjects: Sequence[Subject], title: str) -> Plot:
    """Phases in milliseconds, one above the other. Phases of the same name have the same colour."""
    names = list(dict.fromkeys(phase.name for subject in subjects for phase in subject.phases if phase.milliseconds))
    bars = []
    for subject in subjects:
        phases = [(phase, phase.milliseconds.median) for phase in subject.phases if phase.milliseconds]
        pieces = tuple(Piece(value, f"p{names.index(phase.name) % COLOURS}", phase.name) for phase, value in phases)
        if pieces:
            bars.append(Bar(label(subject), f"{number(shown_time(subject))} ms", pieces))
    return Plot(title, tuple(bars), note=_note(bars))


def shown_time(subject: Subject) -> float:
    """The figure of the tables, from which the sum of the phases' medians differs a little."""
    return subject.first_reply.median if subject.first_reply else total_time(subject) or 0.0


def plots_of(app: AppReport) -> list[Plot]:
    """Those that have something to show."""
    subjects = app.subjects
    own = [subject for subject in subjects if not subject.is_peer]
    serves = does_serve(subjects)
    end = "to the first reply" if serves else "to the program's line or end"
    others = "; ".join(OTHER_MEMORY[subject.key] for subject in subjects if subject.memory is not None and subject.key in OTHER_MEMORY)
    kept = _bars(subjects, lambda subject: subject.requests_per_second.median if subject.requests_per_second else None, number)
    found = [
        sizes(subjects),
        starts(subjects, f"Start {end}, by phase"),
        starts(own if len(own) < len(subjects) else [], "The same, unic's images alone"),
        Plot(f"Instructions {end}, from the entry on", _bars(subjects, total_instructions, count), True, tick=count_tick),
        Plot(least_memory(subjects).capitalize(), _bars(subjects, lambda subject: subject.memory, lambda value: f"{number(value)} MiB"), True,
             f"{others[0].upper()}{others[1:]}." if others else "", tick=lambda value: f"{value:g} MiB"),
        Plot("Requests a second, connections kept", kept, note=_note(kept)),
        Plot("Instructions for a request", _bars(subjects, lambda subject: subject.instructions_per_request, count)),
        Plot("What it can ask of the world outside", tuple(_surfaces(subjects)), True),
    ]
    return [plot for plot in found if plot.bars]
