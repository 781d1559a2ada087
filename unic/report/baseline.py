"""What must not grow: the figures of a report that are the same every time, and their comparison with earlier ones.

Bytes of images, and instructions of a start up to where it waits for the world outside.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from unic.measure.results import XEN_PV, Subject
from unic.report.document import Report

FORMAT = "unic-baseline"
VERSION = 1
# From here on a server waits for others, and how long decides how many instructions that takes.
WAITING = ("network configured", "listening", "first reply")
BEFORE_ENTRY = ("VMM start", "firmware")


class BaselineError(Exception):
    """The file is none; the message says why and what to do."""


@dataclass(frozen=True)
class Change:
    """A figure that is not what it was. `before` None: it is new."""

    name: str
    before: int | None
    now: int

    @property
    def percent(self) -> float | None:
        if self.before is None:
            return None
        return 100 * (self.now - self.before) / self.before if self.before else float("inf") * (self.now > 0)

    def text(self) -> str:
        before = "new" if self.before is None else f"{self.before:,}"
        change = "" if self.percent is None else f"{self.percent:+.2f} %"
        return f"{self.name:44} {before:>14} {self.now:>14,} {change:>10}"


def figures(report: Report) -> dict[str, int]:
    """By APP/SUBJECT/FIGURE, of unic's own subjects."""
    result: dict[str, int] = {}
    for app in report.apps:
        for subject in app.subjects:
            if not subject.is_peer and subject.key != XEN_PV:
                result |= {f"{app.app}/{subject.key}/{name}": value for name, value in _figures(subject).items()}
    return result


def _figures(subject: Subject) -> dict[str, int]:
    found: dict[str, int] = {}
    if subject.sizes is not None:
        sizes = {"bytes": subject.sizes.configured, "bytes, configured at run time": subject.sizes.eliminated, "bytes, nothing eliminated": subject.sizes.everything}
        found |= {name: value for name, value in sizes.items() if value is not None}
    counted = 0
    for phase in subject.phases:
        if phase.name in WAITING:
            break
        if phase.name not in BEFORE_ENTRY:
            counted += phase.instructions or 0
    # Those of Xen's guests depend on when back ends answer.
    if counted and subject.key in ("qemu", "jail"):
        found["instructions"] = counted
    return found


def to_json(found: dict[str, int]) -> str:
    return json.dumps({"format": FORMAT, "version": VERSION, "figures": dict(sorted(found.items()))}, indent=1) + "\n"


def from_json(text: str) -> dict[str, int]:
    """Raises BaselineError."""
    remedy = "write it anew with --write-baseline"
    try:
        found: Any = json.loads(text)
    except ValueError as error:
        raise BaselineError(f"it is no JSON ({error}): {remedy}") from error
    except RecursionError as error:
        raise BaselineError(f"it is nested too deep for a baseline of unic report: {remedy}") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BaselineError(f"it is no baseline of unic report: {remedy}")
    if found.get("version") != VERSION:
        raise BaselineError(f"it is of version {found.get('version')!r}, and this unic knows version {VERSION}: {remedy}")
    known = found.get("figures")
    if not isinstance(known, dict) or not all(type(value) is int and value >= 0 for value in known.values()):
        raise BaselineError(f'its "figures" are not whole numbers by name: {remedy}')
    return known


def changes(before: dict[str, int], now: dict[str, int]) -> list[Change]:
    """All that differs, by name. What was not measured now is not compared."""
    return [Change(name, before.get(name), value) for name, value in sorted(now.items()) if before.get(name) != value]


def grown(found: list[Change], tolerance: float) -> list[Change]:
    """Of these those that are larger by more than `tolerance` percent."""
    return [change for change in found if change.percent is not None and change.percent > tolerance]
