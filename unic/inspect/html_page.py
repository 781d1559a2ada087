"""An image as one self-contained page: a treemap to search and to zoom into, a table, and why each part is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from unic.html.page import escape, page
from unic.inspect.as_json import level_of
from unic.inspect.graph import Graph, place_of
from unic.inspect.inspection import Branch, Inspection, total_checks
from unic.inspect.lookup import shown_name
from unic.inspect.memory import memory_map
from unic.inspect.parts import KINDS
from unic.inspect.record import Record, value_text
from unic.inspect.terminal import device_lines, how

FOLDER = Path(__file__).parent
LEVELS = ("package", "module", "class", "function")
# As style.css names their colours.
KIND_COLOURS = {"code": "code", "constants": "constants", "data": "data", "zeroed": "zeroed", "headers": "other", "padding": "other"}


def html_page(inspection: Inspection) -> str:
    """The whole document."""
    record, size = inspection.record, len(inspection.image.content)
    name = record.app if record is not None else inspection.image.path.name
    about = f"{size:,} bytes, for {record.target}, seed {record.seed}, unic {record.compiler}" if record is not None else f"{size:,} bytes"
    body = [
        f"<h1>{escape(name)}: what is in the image</h1>",
        f'<p class="dim">{escape(inspection.image.path.name)}: {escape(about)}</p>',
        f'<p class="missing">{escape(inspection.missing)}</p>' if inspection.missing else "",
        _controls(inspection),
        '<nav id="crumbs" aria-label="Where the map is"></nav>',
        '<div id="map" role="group" aria-label="Map of the image: arrow keys move, Enter opens, Escape goes back"></div>',
        '<p class="dim keys">Click a part, or move with the arrow keys and press Enter: groups open, functions say why they are there. Escape goes back, / searches.</p>',
        '<section id="details" aria-live="polite"></section>',
        '<h2 id="table-title">Parts</h2><div class="scroll"><table id="parts"></table></div>',
        "<noscript><p>The map and the table need JavaScript; nothing of it comes from elsewhere.</p></noscript>",
        "<h2>Memory</h2>", _table(("from", "to", "access", "what", "bytes"), _memory(inspection), (4,)),
    ]  # fmt: skip
    if record is not None:
        body += _about(record)
    data = {"tree": _tree(inspection.tree), "nodes": _nodes(inspection), "kinds": KIND_COLOURS, "size": size}
    return page(f"{name}: image", "\n".join(body), data, [FOLDER / "inspect.css"], [FOLDER / "squarify.js", FOLDER / "treemap.js"])


def _controls(inspection: Inspection) -> str:
    sizes = inspection.tree.sizes
    colours = dict.fromkeys(KIND_COLOURS[kind] for kind in KINDS if sizes[kind])
    legend = "".join(_legend(colour, {kind: sizes[kind] for kind in KINDS if KIND_COLOURS[kind] == colour}) for colour in colours)
    measures = "".join(f'<option value="{value}">{label}</option>' for value, label in
                       (("file", "bytes of the file"), ("code", "code"), ("constants", "constants"), ("zeroed", "zeroed memory"), ("kept", "checks kept")))
    return (f'<p class="legend">{legend}</p>'
            '<form id="controls" role="search" onsubmit="return false"><label>Search <input id="search" type="search" autocomplete="off" placeholder="name of a function, class, module"></label>'
            f'<label>Areas show <select id="measure">{measures}</select></label><output id="matches"></output></form>')


def _legend(colour: str, sizes: dict[str, int]) -> str:
    """What a colour stands for, with its bytes."""
    return f'<span class="kind {colour}">{" and ".join(sizes)} <b>{sum(sizes.values()):,}</b> bytes</span>'


def _about(record: Record) -> Iterable[str]:
    checks = total_checks(record.checks)
    yield "<h2>Checks</h2>"
    yield _table(("of", "kept", "removed by range analysis"), ((what, f"{checks[f'{name}_kept']:,}", f"{checks[f'{name}_removed']:,}") for name, what in
                                                               (("overflow", "overflow"), ("bounds", "bounds, divisors, shifts"))), (1, 2))
    yield "<h2>Devices</h2><ul>" + "".join(f"<li>{escape(line)}</li>" for line in device_lines(record)) + "</ul>"
    yield "<h2>Configuration</h2>"
    yield _table(("name", "value", "from"), ((row.name, value_text(row.value), row.origin) for row in (*record.settings, *record.constants)))
    yield "<h2>Left out by configuration</h2>"
    rows = ((f"{branch.path}:{branch.first}" + (f"-{branch.last}" if branch.last > branch.first else ""), ", ".join(f"{name} is {value_text(value)}" for name, value in branch.because), f"{branch.path}:{branch.line}") for branch in record.branches)
    yield _table(("lines", "because", "tested at"), rows)
    functions = sum(map(len, record.unreached.values()))
    yield f"<details><summary>{functions:,} functions of {len(record.unreached)} imported modules, which nothing reaches</summary>"
    yield _table(("module", "functions"), ((module, ", ".join(names)) for module, names in sorted(record.unreached.items())))
    yield "</details>"


def _memory(inspection: Inspection) -> Iterable[tuple[str, ...]]:
    for mapping in memory_map(inspection):
        ends = mapping.end >= 0
        yield (f"{mapping.start:#x}", f"{mapping.end - 1:#x}" if ends else "the end of memory", mapping.permissions, mapping.name,
               f"{mapping.end - mapping.start:,}" if ends else "")


def _table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]], numbers: tuple[int, ...] = ()) -> str:
    def cell(tag: str, place: int, text: str) -> str:
        number = ' class="number"' if place in numbers else ""
        return f"<{tag}{number}>{escape(text)}</{tag}>"

    head = "".join(cell("th", place, title) for place, title in enumerate(titles))
    body = "".join("<tr>" + "".join(cell("td", place, text) for place, text in enumerate(row)) + "</tr>" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _tree(branch: Branch) -> dict[str, Any]:
    """n: name, l: level, s: bytes by kind, k: checks kept and removed, c: children, w: nodes of the record, o: what shares the bytes, v: values of constants."""
    found: dict[str, Any] = {"n": branch.name, "s": {kind: size for kind, size in branch.sizes.items() if size}}
    checks = branch.overflow[0] + branch.bounds[0], branch.overflow[1] + branch.bounds[1]
    if any(checks):
        found["k"] = checks
    if branch.name:
        found["l"] = LEVELS[level_of(branch.place) - 1]
    # A function that is inlined everywhere has no bytes, but checks.
    children = [_tree(child) for child in branch.sorted() if any(child.sizes.values()) or any((*child.overflow, *child.bounds))]
    if children:
        found["c"] = children
        return found
    if branch.nodes:
        found["w"] = branch.nodes
    if branch.shared_with:
        found["o"] = branch.shared_with
    values = [f"{part.what}: {part.size:,} bytes" for part in branch.parts if part.kind != "code" and part.what]
    if values:
        found["v"] = values
    return found


def _nodes(inspection: Inspection) -> list[list[Any]]:
    """By the number of the node: name, where the source has it, distance from the start (-1: unknown), and how the chain comes to it: the
    node before, by what, at which place, whether it is inlined."""
    record = inspection.record
    if record is None:
        return []
    graph = Graph(record, inspection.present)
    found = []
    for number, node in enumerate(record.nodes):
        step = graph.last_step(number)
        distance = graph.distance(number)
        row: list[Any] = [shown_name(node), place_of(node, node.line), -1 if distance is None else distance]
        if step.edge is not None:
            source = record.nodes[step.edge.source]
            row += [step.edge.source, step.note or how(record.nodes, step), place_of(source, step.edge.line) if step.edge.line else "", int(step.is_inlined)]
        found.append(row)
    return found
