"""The tables of a page of the documentation."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def tables(text: str) -> dict[str, list[list[str]]]:
    """The rows of each table, cells without the spaces around them, by its first line's cells joined with `|`; tables of one heading
    one after the other."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for line in text.split("\n"):
        if not line.startswith("|"):
            heading = ""
        elif not heading:
            heading = "|".join(cells(line))
            found.setdefault(heading, [])
        elif not re.fullmatch(r"[|: -]+", line):
            found[heading].append(cells(line))
    return found


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def code(cell: str) -> str:
    """What a cell shows as code; the whole cell where nothing is."""
    found = re.match(r"`([^`]*)`", cell)
    return found[1] if found else cell
