"""`make report`: the report of apps/hello and apps/webserver, and what of it stands in the README and in docs/, between marks.

    <!-- report -->          the main plot and table
    <!-- report:PART -->     a part of the measurements as tables, of all apps; <!-- report:PART:APP --> of one

Each ends with the same name behind a slash.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from unic.cli.main import main as unic
from unic.report import figures, plots
from unic.report.document import AppReport, Report, from_json
from unic.report.plots import Plot
from unic.report.rows import ABSENT, count, number, rows_of, size, table_of, total_instructions
from unic.report.text import cells_of, heading, table

ROOT = Path(__file__).resolve().parents[1]
APPS = ("apps/hello", "apps/webserver")
MAIN_APP = "webserver"
OUTPUT = ROOT / "build" / "report"
PLOT = ROOT / "docs" / "report.svg"
PAGES = ("README.md", "docs/*.md")
MARKED = re.compile(r"(<!-- report((?::[a-z]+)*) -->\n).*?(<!-- /report\2 -->)", re.DOTALL)
STYLE = Path(plots.__file__).with_name("plots.css")


def main_plot(app: AppReport) -> str:
    """The SVG file: size, start, memory, requests."""
    wanted: list[Plot] = [plot for plot in figures.plots_of(app) if plot.title.startswith(("Image size", "Start ", "Smallest memory", "Requests"))]
    return plots.sheet(wanted, 2, STYLE.read_text())


def main_table(app: AppReport) -> list[str]:
    """Lines: a row for each subject."""
    def shown(value: float | None, text: Callable[[float], str]) -> str:
        return ABSENT if value is None else text(value)

    lines = [
        "| | to ship | start to first reply | instructions of that | memory | requests a second | instructions for one | can ask for |",
        "|---|---:|---:|---:|---:|---:|---:|---|",
    ]
    for subject in app.subjects:
        cells = [
            shown(subject.sizes.configured if subject.sizes else None, size),
            shown(subject.first_reply.median if subject.first_reply else None, lambda value: f"{number(value)} ms"),
            shown(total_instructions(subject), count),
            shown(subject.memory, lambda value: f"{number(value)} MiB"),
            shown(subject.requests_per_second.median if subject.requests_per_second else None, number),
            shown(subject.instructions_per_request, count),
            f"{subject.surface.count} {subject.surface.kind}" if subject.surface else ABSENT,
        ]
        lines.append(f"| {cells_of(figures.label(subject))} | " + " | ".join(cells) + " |")
    return lines


def content(report: Report, names: list[str], page: Path) -> str:
    """What stands between the marks with these names. Raises KeyError for names that there are not."""
    apps = {app.app: app for app in report.apps}
    if not names:
        app = apps[MAIN_APP]
        link = f"![{MAIN_APP}: size, start, memory and requests]({'docs/' if page.parent == ROOT else ''}{PLOT.name})"
        return "\n".join([link, "", *main_table(app), "", f"{figures.NATIVE_NOTE} {heading(report)}", ""])
    lines: list[str] = []
    for app in [apps[names[1]]] if len(names) > 1 else report.apps:
        # Details are in the report itself.
        rows = [row for row in rows_of(app, report.parts) if row.part == names[0] and ": " not in row.label]
        if not rows:
            raise KeyError(names[0])
        if shown := table_of(app, rows).rows:
            lines += [f"**{app.app}**", "", *table([figures.label(subject) for subject in app.subjects], shown), ""]
    return "\n".join(lines)


def fill(report: Report) -> None:
    """Writes the plot, and all that is between marks."""
    PLOT.write_text(main_plot(next(app for app in report.apps if app.app == MAIN_APP)))
    for pattern in PAGES:
        for page in sorted(ROOT.glob(pattern)):
            before = page.read_text()
            after = MARKED.sub(lambda found: found[1] + content(report, [name for name in found[2].split(":") if name], page) + found[3], before)
            if after != before:
                page.write_text(after)
                print(page.relative_to(ROOT))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fill", action="store_true", help="measure nothing: fill in build/report/report.json")
    options, passed_on = parser.parse_known_args()
    status = 0
    if not options.fill:
        status = unic(["report", *(str(ROOT / app) for app in APPS), "-o", str(OUTPUT), *passed_on])
    if status == 0:
        fill(from_json((OUTPUT / "report.json").read_text()))
    return status


if __name__ == "__main__":
    sys.exit(main())
