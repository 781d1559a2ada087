"""The report as data, and as JSON (docs/report.md): what was measured, where, and all subjects of each app."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
import types
from dataclasses import MISSING, asdict, dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from unic.measure.results import Subject
from unic.targets.qemu import QEMU

FORMAT = "unic-report"
VERSION = 1
CPU_INFO = Path("/proc/cpuinfo")


class DocumentError(Exception):
    """The text is no report; the message says why."""


@dataclass(frozen=True)
class Made:
    """When and where. `time`: UTC, ISO 8601. `runs`: timed starts of each subject."""

    time: str
    processor: str
    processors: int
    qemu: str
    runs: int


@dataclass
class AppReport:
    """The subjects of one app, unic's own first. `without`: what it cannot be compared with, by title, and why not."""

    app: str
    subjects: list[Subject] = field(default_factory=list)
    without: dict[str, str] = field(default_factory=dict)


@dataclass
class Report:
    """`parts`: what was measured (unic.measure.app.WHAT). `is_complete`: False when it was interrupted."""

    made: Made
    parts: tuple[str, ...]
    apps: list[AppReport] = field(default_factory=list)
    is_complete: bool = True


def made_here(runs: int) -> Made:
    try:
        models = re.findall(r"^model name\s*:\s*(.*)$", CPU_INFO.read_text(), re.MULTILINE)
    except OSError:
        models = []
    try:
        shown = subprocess.run([QEMU, "--version"], capture_output=True, text=True).stdout
        version = re.search(r"version (\S+)", shown)
    except FileNotFoundError:
        version = None
    return Made(
        time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), models[0] if models else "unknown", os.cpu_count() or 1, version[1] if version else "none", runs
    )


def to_json(report: Report) -> str:
    return json.dumps({"format": FORMAT, "version": VERSION, **asdict(report)}, indent=1) + "\n"


def from_json(text: str) -> Report:
    """Raises DocumentError for what is no report of this version."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise DocumentError(f"it is no JSON: {error}") from error
    except RecursionError as error:
        raise DocumentError("it is nested too deep for a report") from error
    if not isinstance(found, dict) or found.pop("format", None) != FORMAT:
        raise DocumentError(f'it is not a report of unic: "format" is to be "{FORMAT}"')
    version = found.pop("version", None)
    if version != VERSION:
        raise DocumentError(f"it is of version {version!r}, and this unic knows version {VERSION}: make it anew")
    result = _value(Report, found, "the report")
    assert isinstance(result, Report)
    return result


def _value(kind: Any, found: Any, place: str) -> Any:
    """`found` as a value of the annotated type `kind`. Raises DocumentError."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if found is None:
            return None
        return _value(next(part for part in parts if part is not type(None)), found, place)
    if isinstance(kind, type) and is_dataclass(kind):
        if not isinstance(found, dict):
            raise DocumentError(f"{place} is no object")
        hints = get_type_hints(kind)
        unknown = found.keys() - hints.keys()
        missing = {item.name for item in fields(kind) if item.default is MISSING and item.default_factory is MISSING} - found.keys()
        if unknown or missing:
            raise DocumentError(f"{place} {'has an unknown' if unknown else 'lacks its'} {', '.join(sorted(unknown or missing))}")
        return kind(**{name: _value(hints[name], value, f"{place}, {name}") for name, value in found.items()})
    if origin in (list, tuple):
        if not isinstance(found, list):
            raise DocumentError(f"{place} is no list")
        values = [_value(parts[0], value, f"{place}, {index}") for index, value in enumerate(found)]
        return values if origin is list else tuple(values)
    if origin is dict:
        if not isinstance(found, dict):
            raise DocumentError(f"{place} is no object")
        return {name: _value(parts[1], value, f"{place}, {name}") for name, value in found.items()}
    if kind is float and type(found) is int:
        return float(found)
    if type(found) is not kind:
        raise DocumentError(f"{place} is {found!r}, which is no {kind.__name__}")
    return found
