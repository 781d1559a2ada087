"""A report as tables: for each part of the measurements rows, and in each a cell for every subject of an app.

All forms show these, so that they say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unic.measure.results import Phase, Spread, Stage, Subject
from unic.report.document import AppReport

ABSENT = "-"


@dataclass(frozen=True)
class Cell:
    """`text` for readers; `value` in the row's unit, None where there is none, and then `note` says why."""

    text: str
    value: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Row:
    """`part`: of the measurements. `unit`: "" for numbers of things."""

    part: str
    label: str
    unit: str
    cells: tuple[Cell, ...]


def rows_of(report: AppReport, parts: Sequence[str]) -> list[Row]:
    """Rows that at least one subject can have, in the order of the parts."""
    result: list[Row] = []
    for part in parts:
        result += PARTS[part](report.subjects)
    return result


@dataclass(frozen=True)
class Table:
    """Rows in which somebody has a value, and remarks: why others have none, and what has to be known of values, each once."""

    rows: tuple[Row, ...]
    remarks: tuple[str, ...]


def table_of(report: AppReport, rows: Sequence[Row]) -> Table:
    about: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        for subject, cell in zip(report.subjects, row.cells):
            if cell.note:
                about.setdefault(cell.note, {}).setdefault(subject.title, []).append(row.label)
    remarks = []
    for note, subjects in about.items():
        everywhere = dict.fromkeys(label for labels in subjects.values() for label in labels)
        remarks.append(f"{', '.join(everywhere)} ({', '.join(subjects)}): {note}")
    return Table(tuple(row for row in rows if any(cell.value is not None for cell in row.cells)), tuple(remarks))


# Numbers as text


def number(value: float) -> str:
    """Three digits that count, or all of a larger whole."""
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def size(value: float) -> str:
    """Bytes by powers of 1,000, as disks and the published figures have them."""
    for unit, factor in (("MB", 1e6), ("KB", 1e3)):
        if value >= factor:
            return f"{value / factor:.{1 if value < 100 * factor else 0}f} {unit}"
    return f"{value:.0f} B"


def count(value: float) -> str:
    """Many things by powers of 1,000."""
    for unit, factor in ((" G", 1e9), (" M", 1e6), (" k", 1e3)):
        if value >= factor:
            return f"{value / factor:.{2 if value < 10 * factor else 1 if value < 100 * factor else 0}f}{unit}"
    return f"{value:.0f}"


def size_tick(value: float) -> str:
    """A power of ten of bytes."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("KB", 1e3)):
        if value >= factor:
            return f"{value / factor:g} {unit}"
    return f"{value:g} B"


def count_tick(value: float) -> str:
    """A power of ten of things."""
    for unit, factor in ((" G", 1e9), (" M", 1e6), (" k", 1e3)):
        if value >= factor:
            return f"{value / factor:g}{unit}"
    return f"{value:g}"


def spread(value: Spread) -> str:
    return f"{number(value.median)} ({number(value.minimum)}–{number(value.maximum)})"


# Parts


# Values that fail together with another.
WHOLE = {"everything": "sizes", "eliminated": "sizes", "connections_per_second": "requests_per_second"}


def _cell(subject: Subject, field: str, text: str | None, value: float | None = None) -> Cell:
    if text is None:
        return Cell(ABSENT, None, subject.reasons.get(field, subject.reasons.get(WHOLE.get(field, field), "not measured in this report")))
    return Cell(text, value, subject.notes.get(field, ""))


def _row(part: str, label: str, unit: str, subjects: Sequence[Subject], field: str, get: Callable[[Subject], float | Spread | None]) -> list[Row]:
    cells = []
    for subject in subjects:
        found = get(subject)
        if isinstance(found, Spread):
            cells.append(_cell(subject, field, spread(found), found.median))
        else:
            cells.append(_cell(subject, field, None if found is None else number(found), found))
    # A row that nobody has or could have had says nothing.
    told = any(cell.value is not None or field in subject.reasons for cell, subject in zip(cells, subjects))
    return [Row(part, label, unit, tuple(cells))] if told else []


def _sizes(subjects: Sequence[Subject]) -> list[Row]:
    part = "sizes"
    result = _row(part, "without dead-code elimination", "bytes", subjects, "everything", lambda subject: subject.sizes.everything if subject.sizes else None)
    result += _row(part, "configuration read at run time", "bytes", subjects, "eliminated", lambda subject: subject.sizes.eliminated if subject.sizes else None)
    result += _row(part, "as it is built", "bytes", subjects, "sizes", lambda subject: subject.sizes.configured if subject.sizes else None)
    names = dict.fromkeys(name for subject in subjects if subject.sizes for name in subject.sizes.parts)
    for name in names:
        cells = [
            _cell(subject, "parts", None if found is None else number(found), found)
            for subject in subjects
            for found in [subject.sizes.parts.get(name) if subject.sizes else None]
        ]
        result.append(Row(part, f"of these: {name}", "bytes", tuple(Cell(cell.text, cell.value, "") for cell in cells)))
    return result


def _build(subjects: Sequence[Subject]) -> list[Row]:
    def stages(label: str, get: Callable[[Stage], float | None]) -> list[Row]:
        def total(subject: Subject) -> float | None:
            times = [get(stage) for stage in subject.stages]
            return sum(time for time in times if time is not None) if any(time is not None for time in times) else None

        result = _row("build", label, "ms", subjects, "stages", total)
        for name in dict.fromkeys(stage.name for subject in subjects for stage in subject.stages):
            found = [next((get(stage) for stage in subject.stages if stage.name == name), None) for subject in subjects]
            if any(found):
                cells = tuple(Cell(ABSENT if time is None else number(time), time) for time in found)
                result.append(Row("build", f"of these: {name}", "ms", cells))
        return result

    return stages("build from nothing", lambda stage: stage.milliseconds) + stages("build with caches", lambda stage: stage.cached)


# Of the phases, whatever comes before it.
LAST = "first reply"


def _boot(subjects: Sequence[Subject]) -> list[Row]:
    if does_serve(subjects):
        result = _row("boot", "start to first reply", "ms", subjects, "first_reply", lambda subject: subject.first_reply)
    else:
        result = _row("boot", "start to the end or the first line", "ms", subjects, "phases", total_time)
    names = sorted(dict.fromkeys(phase.name for subject in subjects for phase in subject.phases), key=LAST.__eq__)

    def phase(subject: Subject, name: str) -> Phase | None:
        return next((found for found in subject.phases if found.name == name), None)

    for name in names:
        spreads = [found.milliseconds if (found := phase(subject, name)) else None for subject in subjects]
        if any(spreads):
            result.append(Row("boot", f"phase: {name}", "ms", tuple(Cell(spread(found), found.median) if found else Cell(ABSENT) for found in spreads)))
    result += _row("boot", "instructions from the entry to there", "", subjects, "instructions", total_instructions)
    for name in names:
        counts = [found.instructions if (found := phase(subject, name)) else None for subject in subjects]
        if any(counts):
            result.append(Row("boot", f"instructions: {name}", "", tuple(Cell(ABSENT) if found is None else Cell(number(found), found) for found in counts)))
    return result


def total_time(subject: Subject) -> float | None:
    """Milliseconds: the sum of the phases' medians."""
    times = [phase.milliseconds.median for phase in subject.phases if phase.milliseconds]
    return sum(times) if times else None


def total_instructions(subject: Subject) -> int | None:
    """Those of the guest from its entry on: the firmware's are the same for all."""
    counts = [phase.instructions for phase in subject.phases if phase.instructions is not None and phase.name not in ("VMM start", "firmware")]
    return sum(counts) if counts else None


def does_serve(subjects: Sequence[Subject]) -> bool:
    """Whether the app has answered requests while it was measured."""
    return any(subject.first_reply or subject.requests_per_second for subject in subjects)


def least_memory(subjects: Sequence[Subject]) -> str:
    return "smallest memory that serves" if does_serve(subjects) else "smallest memory"


def _memory(subjects: Sequence[Subject]) -> list[Row]:
    return _row("memory", least_memory(subjects), "MiB", subjects, "memory", lambda subject: subject.memory)


def _requests(subjects: Sequence[Subject]) -> list[Row]:
    part = "requests"
    result = _row(part, "requests a second, connections kept", "", subjects, "requests_per_second", lambda subject: subject.requests_per_second)
    result += _row(part, "requests a second, each on a new connection", "", subjects, "connections_per_second", lambda subject: subject.connections_per_second)
    return result + _row(part, "instructions for a request", "", subjects, "instructions_per_request", lambda subject: subject.instructions_per_request)


def _surface(subjects: Sequence[Subject]) -> list[Row]:
    cells = tuple(
        _cell(subject, "surface", f"{found.count} {found.kind}" if found else None, found.count if found else None)
        for subject in subjects
        for found in [subject.surface]
    )
    return [Row("surface", "what it can ask for", "", cells)]


PARTS: dict[str, Callable[[Sequence[Subject]], list[Row]]] = {
    "sizes": _sizes, "build": _build, "boot": _boot, "memory": _memory, "requests": _requests, "surface": _surface,
}  # fmt: skip
PART_TITLES = {
    "sizes": "Image size", "build": "Build time", "boot": "Start", "memory": "Memory", "requests": "Requests", "surface": "What it can ask of the world outside",
}  # fmt: skip
