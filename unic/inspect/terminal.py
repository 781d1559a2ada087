"""What is known about an image as text: tables for a terminal, plain where it is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from unic.inspect.absent import Absence
from unic.inspect.compare import Comparison
from unic.inspect.graph import Graph, Step, place_of
from unic.inspect.inspection import DEPTHS, Branch, Inspection, total_checks
from unic.inspect.lookup import shown_name
from unic.inspect.memory import Mapping, memory_map
from unic.inspect.parts import Place
from unic.inspect.record import KINDS, Node, Record, value_text

COLUMNS = ("bytes", "share", "code", "constants", "data", "headers", "zeroed", "checks", "removed")
# In this order, where a terminal is too narrow for columns and names of ENOUGH characters; names have no less than LEAST.
DROPPED = ("headers", "data", "zeroed", "removed", "checks", "constants", "code", "share")
ENOUGH, LEAST = 44, 16
BOLD, DIM, RESET = "\033[1m", "\033[2m", "\033[0m"


@dataclass(frozen=True)
class Style:
    """width: columns of the terminal, 0 for no limit. colours: whether escape sequences are understood."""

    width: int = 0
    colours: bool = False

    def bold(self, text: str) -> str:
        return f"{BOLD}{text}{RESET}" if self.colours else text

    def dim(self, text: str) -> str:
        return f"{DIM}{text}{RESET}" if self.colours else text

    def fit(self, text: str, width: int) -> str:
        """`text` cut to `width` in its middle, as both ends of a qualified name tell most."""
        if not self.width or len(text) <= width:
            return text
        tail = (width - 1) // 2
        return f"{text[: width - 1 - tail]}…{text[len(text) - tail :]}"


def overview(inspection: Inspection, depth: str, style: Style) -> Iterator[str]:
    """The lines of `unic inspect IMAGE`."""
    record, size = inspection.record, len(inspection.image.content)
    about = "" if record is None else f"  {record.app} for {record.target}, seed {record.seed}, unic {record.compiler}"
    yield f"{style.bold(str(inspection.image.path))}  {size:,} bytes{about}"
    yield ""
    yield from size_table(inspection, depth, style)
    yield ""
    yield style.bold("Memory")
    yield from _memory(memory_map(inspection), style)
    if record is None:
        return
    checks = total_checks(record.checks)
    yield ""
    yield style.bold("Checks")
    for name, what in (("overflow", "of overflow"), ("bounds", "of bounds, divisors and shifts")):
        removed, kept = checks[f"{name}_removed"], checks[f"{name}_kept"]
        yield f"  {removed + kept:,} {what}: {kept:,} kept, {removed:,} removed by range analysis"
    yield ""
    yield style.bold("Devices")
    yield from (f"  {line}" for line in device_lines(record))
    yield ""
    yield style.bold("Configuration")
    rows = [*record.settings, *record.constants]
    width = max((len(row.name) for row in rows), default=0)
    values = [value_text(row.value) for row in rows]
    second = min(30, max(map(len, values), default=0))
    yield from (f"  {row.name:{width}}  {value:{second}}  {style.dim(row.origin)}" for row, value in zip(rows, values))
    yield ""
    yield style.bold("Left out")
    yield from left_out(record)


def size_table(inspection: Inspection, depth: str, style: Style) -> Iterator[str]:
    """A line a package, module, class or function down to `depth`, the largest first."""
    rows = list(_rows(inspection.tree, DEPTHS[depth], 0))
    total = inspection.tree
    numbers = list(COLUMNS)
    columns = [_numbers(branch, total.size) for branch, _ in rows] + [_numbers(total, total.size)]
    widths = [max(len(title), *(len(row[place]) for row in columns)) for place, title in enumerate(numbers)]
    names = max(len("total"), *(2 * level + len(branch.name) for branch, level in rows)) if rows else 5
    if style.width:
        # Names first: what would leave too little room for them is left out.
        for title in DROPPED:
            if style.width - sum(widths) - 2 * len(widths) >= min(names, ENOUGH):
                break
            place = numbers.index(title)
            del numbers[place], widths[place]
            columns = [[*row[:place], *row[place + 1 :]] for row in columns]
        names = max(min(names, style.width - sum(widths) - 2 * len(widths)), LEAST)
    yield style.dim(" " * names + "".join(f"  {title:>{width}}" for title, width in zip(numbers, widths)))
    for (branch, level), row in zip([*rows, (total, 0)], columns):
        name = "total" if branch is total else "  " * level + branch.name
        name = style.fit(name, names).ljust(names)
        yield (style.bold(name) if level == 0 else name) + "".join(f"  {text:>{width}}" for text, width in zip(row, widths))
        if branch.shared_with and (branch.place.name or depth == "function" and not branch.children):
            also = f"{'  ' * level}  is also {', '.join(branch.shared_with[:3])}{' and more' if len(branch.shared_with) > 3 else ''}"
            yield style.dim(style.fit(also, style.width))


def _rows(branch: Branch, depth: int, level: int) -> Iterator[tuple[Branch, int]]:
    for child in branch.sorted():
        place = child.place
        deep = 4 if place.name else 3 if place.class_name else 2 if place.module else 1
        # What is inlined everywhere has checks, but no bytes: it is not listed.
        if deep <= depth and any(child.sizes.values()):
            yield child, level
            yield from _rows(child, depth, level + 1)


def _numbers(branch: Branch, total: int) -> list[str]:
    sizes = branch.sizes
    kept, removed = branch.overflow[0] + branch.bounds[0], branch.overflow[1] + branch.bounds[1]
    row = (sizes["code"], sizes["constants"], sizes["data"], sizes["headers"] + sizes["padding"], sizes["zeroed"], kept, removed)
    return [f"{branch.size:,}", f"{100 * branch.size / total:.1f} %" if total else "", *(f"{number:,}" if number else "" for number in row)]


def _memory(mappings: list[Mapping], style: Style) -> Iterator[str]:
    for mapping in mappings:
        end = f"{mapping.end - 1:#012x}" if mapping.end >= 0 else "all there is"
        size = f"{mapping.end - mapping.start:,} bytes" if mapping.end >= 0 else ""
        line = f"  {mapping.start:#012x}-{end:12}  {mapping.permissions}  {mapping.name:34}  {size}".rstrip()
        yield style.dim(line) if mapping.permissions == "---" else line


def device_lines(record: Record) -> Iterator[str]:
    devices = record.devices
    yield f"console: {devices.get('console', 'output')}"
    network = devices.get("network")
    if network == "sockets":
        yield "network: the host's own sockets"
    elif network:
        yield f"network: an interface, address {devices.get('address')}"
    else:
        yield "network: none"
    blocks = devices.get("blocks") or {}
    yield from (f"block device {name}: {access}" for name, access in blocks.items())
    listens = devices.get("listens") or []
    if listens:
        yield f"listens on: {', '.join(listens)}"


def left_out(record: Record) -> Iterator[str]:
    """What configuration removed, and how much of the imported modules nothing reaches."""
    for branch in record.branches:
        because = ", ".join(f"{name} is {value_text(value)}" for name, value in branch.because)
        lines = f"line {branch.first}" if branch.first == branch.last else f"lines {branch.first} to {branch.last}"
        yield f"  {branch.path}:{branch.line}: {lines}, as {because}"
    functions = sum(map(len, record.unreached.values()))
    yield f"  {functions:,} functions of {len(record.unreached)} imported modules, which nothing reaches"


def chain_lines(graph: Graph, number: int, style: Style, inspection: Inspection) -> Iterator[str]:
    """Why a node is in the image: the steps from the start to it."""
    nodes = graph.record.nodes
    node = nodes[number]
    yield style.bold(shown_name(node))
    yield f"  {about(inspection, number)}"
    steps = graph.chain(number)
    if len(steps) == 1 and steps[0].edge is None and graph.distance(number) is None:
        yield "  nothing in the record leads to it: the linker's layout keeps it"
        return
    for step in steps:
        yield "    " + _step(nodes, step, style)


def _step(nodes: list[Node], step: Step, style: Style) -> str:
    text = shown_name(nodes[step.node])
    if step.edge is None:
        return f"{text}  {style.dim('(the start of the program)' if text.startswith('__main__') else '(where the image is entered)')}"
    source = nodes[step.edge.source]
    where = place_of(source, step.edge.line)
    verb = step.note or how(nodes, step)
    inlined = ", inlined" if step.is_inlined else ""
    place = f" at {where}" if step.edge.line else ""
    return f"{text}  {style.dim(f'({verb}{place}{inlined})')}"


def how(nodes: list[Node], step: Step) -> str:
    """By which kind of edge a step comes to its node, in a word."""
    edge = step.edge
    assert edge is not None
    source, target = nodes[edge.source], nodes[edge.target]
    if edge.how == "call" or target.kind == "assembly" and source.kind in ("function", "dispatch", "assembly"):
        return "called"
    if target.kind in ("function", "dispatch"):
        return "used as a value" if edge.how == "refer" else "referred to"
    return {"outlined": "a piece of it", "pool": "read by it"}.get(target.kind, "used")


def about(inspection: Inspection, number: int) -> str:
    """A node's kind, bytes and checks in a line."""
    record = inspection.record
    assert record is not None
    node = record.nodes[number]
    sizes: dict[str, int] = {}
    for piece in record.pieces:
        if piece.node == number:
            sizes[piece.kind] = sizes.get(piece.kind, 0) + piece.size
    texts = [f"{size:,} bytes of {kind}" if kind != "zeroed" else f"{size:,} bytes of zeroed memory" for kind, size in sizes.items()]
    for folded in record.folded:
        if folded.node == number:
            texts.append(f"{folded.size:,} bytes, shared with {record.nodes[folded.into].symbol}")
    if not texts:
        texts.append("no bytes of its own: inlined into its callers" if node.kind in ("function", "dispatch") else "no bytes of its own")
    for checks in record.checks:
        if checks.node == number:
            kept, removed = checks.overflow_kept + checks.bounds_kept, checks.overflow_removed + checks.bounds_removed
            texts.append(f"{kept} check{'' if kept == 1 else 's'} kept, {removed} removed")
    where = place_of(node, node.line)
    return f"{KINDS[node.kind]}{f' ({where})' if where else ''}: {', '.join(texts)}"


def absence_lines(absences: Iterable[Absence], style: Style) -> Iterator[str]:
    for absence in absences:
        place = f"  {style.dim(f'({absence.place})')}" if absence.place else ""
        yield f"{style.bold(absence.name)}{place}"
        yield f"  is not in the image: {absence.reason}"


def comparison_lines(before: Inspection, after: Inspection, comparison: Comparison, style: Style) -> Iterator[str]:
    """What the second image has more or less than the first."""
    one, other = len(before.image.content), len(after.image.content)
    share = f", {100 * (other - one) / one:+.1f} %" if one else ""
    yield f"{style.bold(str(before.image.path))}  {one:,} bytes"
    yield f"{style.bold(str(after.image.path))}  {other:,} bytes: {other - one:+,}{share}"
    if comparison.settings:
        yield ""
        yield style.bold("Configuration")
        yield from (f"  {row.name}: {value_text(row.before)} -> {value_text(row.after)}" for row in comparison.settings)
    yield ""
    if not comparison.changes:
        yield "the parts have the same sizes"
        return
    rows = [(f"{change.difference:+,}", f"{change.before:,}", f"{change.after:,}", f"{change.zeroed_after - change.zeroed_before:+,}", change.kind, place_name(change.place))
            for change in comparison.changes]
    rows.append((f"{sum(change.difference for change in comparison.changes):+,}", f"{one:,}", f"{other:,}",
                 f"{sum(change.zeroed_after - change.zeroed_before for change in comparison.changes):+,}", "", "total"))
    titles = ("bytes", "before", "after", "zeroed")
    widths = [max(len(title), *(len(row[place]) for row in rows)) for place, title in enumerate(titles)]
    yield style.dim("  ".join(f"{title:>{width}}" for title, width in zip(titles, widths)))
    for row in rows:
        name = style.fit(row[5], max(16, style.width - sum(widths) - 18)) if style.width else row[5]
        yield f"{'  '.join(f'{text:>{width}}' for text, width in zip(row, widths))}  {row[4]:7}  {name}".rstrip()


def place_name(place: Place) -> str:
    return f"{place.package}: {'.'.join(part for part in (place.module, place.class_name, place.name) if part)}" if place.module else place.package
