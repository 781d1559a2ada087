"""A report as Markdown, for a pull request, and as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from unic.report.document import Report
from unic.report.rows import PART_TITLES, Row, rows_of, table_of

CSV_HEAD = ("app", "subject", "part", "row", "unit", "value", "text", "note")


def heading(report: Report) -> str:
    """One sentence: when, where, how often."""
    made = report.made
    whole = "" if report.is_complete else " It was interrupted: what is missing was not measured."
    return f"Measured {made.time} on {made.processor}, {made.processors} processors, QEMU {made.qemu}, {made.runs} timed starts of each.{whole}"


def cells_of(text: str) -> str:
    """`text` for Markdown, on one line: what would begin a cell, an element, emphasis or an escape is meant as it is."""
    return re.sub(r"[\\|<*]", r"\\\g<0>", text).replace("\n", " ")


def table(titles: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """Lines of a Markdown table."""
    lines = ["| | " + " | ".join(cells_of(title) for title in titles) + " |", "|---" + "|---:" * len(titles) + "|"]
    for row in rows:
        unit = f", {row.unit}" if row.unit else ""
        lines.append(f"| {cells_of(row.label)}{unit} | " + " | ".join(cells_of(cell.text) for cell in row.cells) + " |")
    return lines


def markdown(report: Report) -> str:
    lines = ["# Report", "", cells_of(heading(report)), ""]
    for app in report.apps:
        lines += [f"## {cells_of(app.app)}", ""]
        titles = [subject.title for subject in app.subjects]
        rows = rows_of(app, report.parts)
        for part in report.parts:
            found = table_of(app, [row for row in rows if row.part == part])
            if not found.rows and not found.remarks:
                continue
            lines += [f"### {PART_TITLES[part]}", ""]
            lines += [*table(titles, found.rows), ""] if found.rows else []
            lines += [*(f"- {cells_of(remark)}" for remark in found.remarks), ""] if found.remarks else []
        for title, reason in app.without.items():
            lines += [f"Not compared with a {cells_of(title)}: {cells_of(reason)}.", ""]
    return "\n".join(lines).rstrip() + "\n"


def comma_separated(report: Report) -> str:
    """A line for each cell; the value is empty where there is none."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_HEAD)
    for app in report.apps:
        for row in rows_of(app, report.parts):
            for subject, cell in zip(app.subjects, row.cells):
                value = "" if cell.value is None else f"{cell.value:.10g}"
                writer.writerow((app.app, subject.key, row.part, row.label, row.unit, value, cell.text, cell.note))
    return text.getvalue()
