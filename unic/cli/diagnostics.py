"""Diagnostics on the console, with paths that can be opened from the current folder."""

from __future__ import annotations

import io
import os
import sys
import tokenize
from dataclasses import replace
from pathlib import Path

from unic.diagnostics import CompileError, Diagnostic, Span, render
from unic.pipeline import PROJECT


def print_diagnostics(error: CompileError, app: Path) -> None:
    """All of `error`'s reports on standard error, and how many there are. `app` as given to the command."""
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    for diagnostic in error.diagnostics:
        print(shown_text(diagnostic, app, colour), file=sys.stderr)
        print(file=sys.stderr)
    count = len(error.diagnostics)
    print(f"{count} error{'s' if count != 1 else ''}", file=sys.stderr)


def shown_text(diagnostic: Diagnostic, app: Path, colour: bool = False) -> str:
    """A report with paths as seen from here."""
    labels = [(shown(span, app) or span, text) for span, text in diagnostic.labels]
    return render(replace(diagnostic, span=shown(diagnostic.span, app), labels=labels), source_text, colour)


def shown(span: Span | None, app: Path) -> Span | None:
    """`span` with its path as seen from here: stages name files relative to the app or to the libraries."""
    if span is None or os.path.isabs(span.path) and not os.path.exists(span.path):
        return span
    for base in (app if app.is_dir() else app.parent, PROJECT):
        path = base / span.path
        if path.is_file():
            return replace(span, path=_shortest(path))
    return span


def _shortest(path: Path) -> str:
    """`path` from the current folder, or absolute where that would climb out of it."""
    relative = os.path.relpath(path)
    return str(path.resolve()) if relative.startswith("..") else relative


def source_text(path: str) -> str | None:
    """What the file has, in the encoding that its first lines name, as Python reads it; None if it cannot be read."""
    try:
        content = Path(path).read_bytes()
    except OSError:
        return None
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    except (SyntaxError, UnicodeDecodeError):
        encoding = "utf-8-sig"
    return content.decode(encoding, errors="replace")
