"""A report as one HTML page: plots, then all figures as tables."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from unic.html.page import escape, page
from unic.report.document import AppReport, Report
from unic.report.figures import plots_of
from unic.report.plots import figure
from unic.report.rows import PART_TITLES, Table, rows_of, table_of
from unic.report.text import heading

STYLES = (Path(__file__).with_name("plots.css"), Path(__file__).with_name("report.css"))


def html(report: Report) -> str:
    state = ' class="incomplete"' if not report.is_complete else ' class="dim"'
    parts = ["<h1>What was built, and what it is compared with</h1>", f"<p{state}>{escape(heading(report))}</p>"]
    if len(report.apps) > 1:
        parts.append(f'<nav aria-label="Apps">{" · ".join(f"""<a href="#{quote(app.app)}">{escape(app.app)}</a>""" for app in report.apps)}</nav>')
    for app in report.apps:
        parts.append(f'<section id="{escape(app.app)}"><h2>{escape(app.app)}</h2><div class="plots">')
        parts += [figure(plot) for plot in plots_of(app)]
        parts.append("</div>")
        rows = rows_of(app, report.parts)
        for part in report.parts:
            found = table_of(app, [row for row in rows if row.part == part])
            if found.rows or found.remarks:
                parts.append(f"<h3>{escape(PART_TITLES[part])}</h3>{table(app, found, f'{app.app}: {PART_TITLES[part]}')}")
        parts += [f'<p class="dim">Not compared with a {escape(title)}: {escape(reason)}.</p>' for title, reason in app.without.items()]
        parts.append("</section>")
    return page("unic report", "\n".join(parts), styles=STYLES)


def table(app: AppReport, found: Table, name: str) -> str:
    """`name`: what those hear who do not see it."""
    head = "".join(f'<th scope="col"{" class=peer-column" if subject.is_peer else ""}>{escape(subject.title)}</th>' for subject in app.subjects)
    lines = []
    for row in found.rows:
        cells = "".join(
            f"<td>{escape(cell.text)}{f'<span class=dim>{escape(cell.note)}</span>' if cell.note and cell.value is None else ''}</td>" for cell in row.cells
        )
        unit = f' <span class="dim">({escape(row.unit)})</span>' if row.unit else ""
        detail = ' class="detail"' if ": " in row.label else ""
        lines.append(f'<tr{detail}><th scope="row">{escape(row.label)}{unit}</th>{cells}</tr>')
    body = f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(name)}"><table><thead><tr><th></th>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table></div>' if lines else ""
    remarks = "".join(f"<li>{escape(remark)}</li>" for remark in found.remarks)
    return body + (f'<ul class="remarks">{remarks}</ul>' if remarks else "")
