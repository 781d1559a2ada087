"""Which plots a report has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from unic.measure.results import Subject
from unic.report.document import AppReport
from unic.report.plots import COLOURS, Bar, Piece, Plot
from unic.report.rows import count, number, size, total_instructions, total_time

# These run on the processor as it is; all others in emulation.
NATIVE = ("jail", "cpython")
NATIVE_NOTE = "Marked ° is not emulated: it runs on the processor as it is."


def label(subject: Subject) -> str:
    return f"{subject.title}{'°' if subject.key in NATIVE else ''}"


def _colour(subject: Subject) -> str:
    return "peer" if subject.is_peer else "own"


def _bars(subjects: Sequence[Subject], get: Callable[[Subject], float | None], shown: Callable[[float], str]) -> tuple[Bar, ...]:
    bars = []
    for subject in subjects:
        value = get(subject)
        if value is not None:
            bars.append(Bar(label(subject), shown(value), (Piece(value, _colour(subject), shown(value)),)))
    return tuple(bars)


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
    return Plot("Image size", tuple(bars), True)


def starts(subjects: Sequence[Subject], title: str) -> Plot:
    """Phases in milliseconds, one above the other. Phases of the same name have the same colour."""
    names = list(dict.fromkeys(phase.name for subject in subjects for phase in subject.phases if phase.milliseconds))
    bars = []
    for subject in subjects:
        phases = [(phase, phase.milliseconds.median) for phase in subject.phases if phase.milliseconds]
        pieces = tuple(Piece(value, f"p{names.index(phase.name) % COLOURS}", phase.name) for phase, value in phases)
        if pieces:
            bars.append(Bar(label(subject), f"{number(shown_time(subject))} ms", pieces))
    return Plot(title, tuple(bars), note=NATIVE_NOTE if any(subject.key in NATIVE for subject in subjects) else "")


def shown_time(subject: Subject) -> float:
    """The figure of the tables, from which the sum of the phases' medians differs a little."""
    return subject.first_reply.median if subject.first_reply else total_time(subject) or 0.0


def plots_of(app: AppReport) -> list[Plot]:
    """Those that have something to show."""
    subjects = app.subjects
    serves = any(subject.first_reply for subject in subjects)
    end = "to the first reply" if serves else "to the program's line or end"
    found = [
        sizes(subjects),
        starts(subjects, f"Start {end}, by phase"),
        starts([subject for subject in subjects if not subject.is_peer], "The same, unic's images alone"),
        Plot(f"Instructions {end}, from the entry on", _bars(subjects, total_instructions, count), True),
        Plot("Smallest memory that serves" if serves else "Smallest memory", _bars(subjects, lambda subject: subject.memory, lambda value: f"{number(value)} MiB"), True,
             "Of the CPython process the most that was resident; of the jail the heap." if any(subject.key in NATIVE for subject in subjects) else ""),
        Plot("Requests a second, connections kept", _bars(subjects, lambda subject: subject.requests_per_second.median if subject.requests_per_second else None, number),
             note=NATIVE_NOTE if any(subject.key in NATIVE for subject in subjects) else ""),
        Plot("Instructions for a request", _bars(subjects, lambda subject: subject.instructions_per_request, count)),
        Plot("What it can ask of the world outside", _bars(subjects, lambda subject: subject.surface.count if subject.surface else None, number), True),
    ]
    return [plot for plot in found if plot.bars]
