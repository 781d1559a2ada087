"""Diagnostics on the console, with paths that can be opened from the current folder."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from unic.diagnostics import CompileError, Span, render
from unic.pipeline import PROJECT


def print_diagnostics(error: CompileError, app: Path) -> None:
    """All of `error`'s reports on standard error, and how many there are. `app` as given to the command."""
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    folder = app if app.is_dir() else app.parent

    def shown(span: Span | None) -> Span | None:
        """`span` with its path as seen from here: stages name files relative to the app or to the libraries."""
        if span is None or os.path.isabs(span.path) and not os.path.exists(span.path):
            return span
        for base in (folder, PROJECT):
            path = base / span.path
            if path.is_file():
                return replace(span, path=_shortest(path))
        return span

    for diagnostic in error.diagnostics:
        labels = [(shown(span) or span, text) for span, text in diagnostic.labels]
        print(render(replace(diagnostic, span=shown(diagnostic.span), labels=labels), source_text, colour), file=sys.stderr)
        print(file=sys.stderr)
    count = len(error.diagnostics)
    print(f"{count} error{'s' if count != 1 else ''}", file=sys.stderr)


def _shortest(path: Path) -> str:
    """`path` from the current folder, or absolute where that would climb out of it."""
    relative = os.path.relpath(path)
    return str(path.resolve()) if relative.startswith("..") else relative


def source_text(path: str) -> str | None:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
