"""`--json`: what commands print for scripts; docs/command-line.md describes the shapes."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any

from unic.diagnostics import CompileError, Span


def add_json_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print the result, or the errors, as JSON")


def print_json(value: Any) -> None:
    print(json.dumps(value, indent=2))


def diagnostics(error: CompileError, shown: Callable[[Span | None], Span | None]) -> list[dict[str, Any]]:
    """Each report as an object; `shown` gives spans with the paths to print."""
    return [
        {
            **_place(shown(diagnostic.span)),
            "message": diagnostic.message,
            "hints": [diagnostic.hint] if diagnostic.hint else [],
            "labels": [{**_place(shown(span)), "text": text} for span, text in diagnostic.labels],
        }
        for diagnostic in error.diagnostics
    ]


def failure(message: str, hint: str = "") -> list[dict[str, Any]]:
    """The list for what has no place in a source."""
    return [{**_place(None), "message": message, "hints": [hint] if hint else [], "labels": []}]


def _place(span: Span | None) -> dict[str, Any]:
    """Lines and columns count from 1; the end is exclusive."""
    if span is None:
        return {"path": None, "line": None, "column": None, "end_line": None, "end_column": None}
    return {"path": span.path, "line": span.line, "column": span.column + 1, "end_line": span.end_line, "end_column": span.end_column + 1}
