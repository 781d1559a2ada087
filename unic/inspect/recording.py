"""Makes the record of a build from what its stages know."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from unic.analysis.findings import Findings
from unic.analysis.types import ClassType
from unic.codegen import sites
from unic.inspect import record as r
from unic.inspect.names import APP, RUNTIME, class_and_name, package_of
from unic.ir import ir
from unic.ir.after import GLOBAL
from unic.ir.references import references
from unic.link import elf
from unic.link.layout import PAGE, Segment, align_up
from unic.link.linker import Image
from unic.link.object import ObjectFile, Section, Symbol
from unic.pipeline import PROJECT, Pipeline, uncollected
from unic.ports import listened_at
from unic.project import App
from unic.targets.target import Target

# Behind the symbol of a function, in the names of what LLVM makes of it.
MADE_BY_LLVM = re.compile(r"\.(resume|destroy|cleanup|cold(\.\d+)?|level\d+|specialized\.\d+|argelim|retelim|\d+)$")
LABEL = re.compile(r"^([A-Za-z_][\w.]*):", re.MULTILINE)
TRACEBACK_TABLES = (sites.SITES, sites.PLACES, sites.SOURCES, sites.TEXTS)
# Memory beside the image and the heap: name, symbols of the first address and of the end.
REGIONS = (
    ("page tables, of ring 0 alone", "TABLES_START", "TABLES_END"),
    ("emergency stack", "EMERGENCY_STACK_START", "EMERGENCY_STACK_END"),
    ("stack", "stack_start", "STACK_END"),
)
# The module of variables that no source has.
COMPILER = "(of the compiler)"
# Opens what the manifest names, if the program can reach it.
BLOCK_DEVICES = "runtime/block_devices.py"
# As much of a text constant as tells it from others.
MOST_TEXT = 60


def recorded(app: App, pipeline: Pipeline) -> bytes:
    """The content of the record's section for the image that `pipeline` has built of `app`."""
    image = pipeline.image
    with uncollected():
        return r.encode(record_of(app, pipeline, image))


def record_of(app: App, pipeline: Pipeline, image: Image) -> r.Record:
    """What there is to say about `image`."""
    findings = pipeline.typed_program.findings
    assert findings is not None
    record = r.Record(
        image=hashlib.sha256(image.image).hexdigest(), size=len(image.image), app=app.name, target=app.source.target, compiler=compiler_version(),
        seed=app.source.seed, entry=pipeline.target.layout.entry,
    )  # fmt: skip
    record.settings = [r.Setting(name, value, app.origins.get(name, "default")) for name, value in app.settings.items()]
    replaced = {name.partition(".")[2].lower(): origin for name, origin in app.origins.items() if name.startswith("config.")}
    for name, value, path, line in findings.constants:
        record.constants.append(r.Setting(name, _plain(value), replaced.get(name.partition(".")[2].lower(), f"{path}:{line}")))
    opens_blocks = any(function.path == BLOCK_DEVICES for function in pipeline.lowered[0].functions)
    record.devices = devices(app, opens_blocks)
    record.segments = [r.Segment(segment.rule.name, segment.address, segment.rule.guard_pages) for segment in image.segments]
    record.regions = list(_regions(image.program, image.segments))
    graph = _Graph(record, pipeline, findings)
    graph.add_program()
    placement = _Placement(graph, image, pipeline.target)
    placement.add()
    # Now that the labels of the assembly have nodes, which the program calls.
    graph.add_edges()
    placement.add_links()
    record.branches = [r.Branch(d.path, d.line, d.outcome, [[name, _plain(value)] for name, value in d.because], d.first, d.last, list(d.names)) for d in findings.decisions]
    record.unreached = findings.unreached
    record.paths, record.imports, record.mentions = findings.paths, findings.imports, findings.mentions
    record.conversions = {name: list(place) for name, place in findings.converted.items()}
    return record


def _plain(value: Any) -> Any:
    """A constant as JSON can have it: bytes as `{"bytes": hexadecimal}`."""
    return {"bytes": value.hex()} if isinstance(value, bytes) else value


def compiler_version() -> str:
    try:
        return version("unic")
    except PackageNotFoundError:
        return "unknown"


def devices(app: App, opens_blocks: bool) -> dict[str, Any]:
    """network: None, "sockets" (the host's) or "interface"; blocks: access by name, of a program that asks for any; listens: "PORT" or "PORT/udp", as far as they are constants."""
    constants = app.source.constants
    network = "sockets" if constants["image", "SOCKETS"] else "interface" if constants["image", "NETWORK"] else None
    listens = []
    if app.network:
        configured = {name: value for (module, name), value in constants.items() if module != "image"}
        listens = [entry.partition("=")[0] for entry in listened_at(app.modules, configured).split(",") if entry]
    return {
        "console": "input and output" if app.reads_input else "output",
        "network": network,
        "address": constants["image", "ADDRESS"] if network == "interface" else None,
        "blocks": {name: "read and write" if is_written else "read" for name, is_written in app.blocks.items() if opens_blocks},
        "listens": listens,
    }


def _regions(program: ObjectFile, segments: list[Segment]) -> Iterator[r.Region]:
    """What boot code with page tables of its own maps, by the constants that it is assembled with (runtime/x86/constants.s)."""
    absolute = {symbol.name: symbol.value for symbol in program.symbols if symbol.absolute}
    for name, start, end in REGIONS:
        if start in absolute and end in absolute:
            yield r.Region(name, absolute[start], absolute[end], "rw-")
    if REGIONS[0][1] in absolute:
        yield r.Region("heap", align_up(segments[-1].end, PAGE), -1, "rw-")


class _Graph:
    """The nodes of a record by their symbols, and the edges that the IR has."""

    def __init__(self, record: r.Record, pipeline: Pipeline, findings: Findings) -> None:
        self.record = record
        self.numbers: dict[str, int] = {}
        self._module, self._counts = pipeline.lowered
        self._program = pipeline.typed_program
        self._findings = findings
        self._baked = {ir.byte_string(content).text: path for path, content in pipeline.source.baked if content}
        # As `numbers`, by the name that the IR's constants use.
        self._named: dict[str, int] = {}
        self._modules = {path: name for name, path in findings.paths.items()}

    def add(self, node: r.Node) -> int:
        number = self.numbers[node.symbol] = len(self.record.nodes)
        self.record.nodes.append(node)
        return number

    def add_program(self) -> None:
        functions = [function for function in self._module.functions if not function.external]
        for function in functions:
            self.add(self._function(function))
            if function.export is not None and function.export not in self.numbers:
                self.add(r.Node(function.export, "entry", RUNTIME, self._modules.get(function.path, ""), "", function.export, function.path, function.line))
        described = {f"descriptor.{cls.qualname}{_arguments(cls)}": cls for cls in self._program.classes if cls.decl is not None}
        for data in self._module.data:
            self.add(self._data(data, described))

    def add_edges(self) -> None:
        functions = [function for function in self._module.functions if not function.external]
        edges = self.record.edges
        self._named = {ir.symbol_text(symbol): number for symbol, number in self.numbers.items()}
        for function in functions:
            source = self.numbers[function.symbol]
            edges += [r.Edge(source, *edge) for edge in dict.fromkeys(self._edges(function))]
            if function.export is not None:
                edges.append(r.Edge(self.numbers[function.export], source, function.line, "call"))
        for data in self._module.data:
            source = self.numbers[data.symbol]
            targets = dict.fromkeys(self._named[name] for item in data.items if not item.type.endswith("x i8]") and "@" in item.text
                                    for name in GLOBAL.findall(item.text))
            edges += [r.Edge(source, target, 0, "refer") for target in targets]
        for function, counts in self._counts.functions.items():
            found = (counts.overflow_removed, counts.overflow_kept, counts.guards_removed, counts.guards_kept)
            if any(found):
                self.record.checks.append(r.Checks(self.numbers[function.symbol], *found))
        for stub, callees in self._findings.dispatch.items():
            if stub in self.numbers:
                self.record.dispatch += [[self.numbers[stub], self.numbers[callee], types] for callee, types in callees.items() if callee in self.numbers]

    def _edges(self, function: ir.Function) -> Iterator[tuple[int, int, str]]:
        numbers, named = self.numbers, self._named
        for line, what, is_call in references(function):
            if is_call:
                if not what.external:  # type: ignore[union-attr]
                    yield numbers[what.symbol], line, "call"  # type: ignore[union-attr]
            elif what in named:
                yield named[what], line, "refer"

    def _function(self, function: ir.Function) -> r.Node:
        symbol, path = function.symbol, function.path
        module = self._modules.get(path, "")
        package = package_of(path) if path else RUNTIME
        if symbol.startswith("dispatch."):
            receiver = symbol.removeprefix("dispatch.").removesuffix(f".{function.name}")
            return r.Node(symbol, "dispatch", package, module, receiver, function.name, path, function.line)
        if not path:
            # What the compiler itself writes: the start of the program, the choice of a baked file.
            module, _, name = symbol.rpartition(".")
            return r.Node(symbol, "function", APP if module in ("__main__", "image") else RUNTIME, module, "", name)
        class_name, name = class_and_name(module, symbol.removeprefix(f"{module}."), self._findings.classes)
        return r.Node(symbol, "function", package, module, class_name, name, path, function.line)

    def _data(self, data: ir.Data, described: dict[str, Any]) -> r.Node:
        symbol = data.symbol
        head = symbol.partition(".")[0]
        if head == "descriptor":
            cls = described.get(symbol.partition("#")[0])
            if cls is None:
                return r.Node(symbol, "descriptor", name=symbol.removeprefix("descriptor."))
            module = cls.decl.module
            return r.Node(symbol, "descriptor", package_of(module.shown_path), module.name, f"{cls.decl.qualname}{_arguments(cls)}", "type descriptor",
                          module.shown_path, cls.decl.node.lineno)
        if not data.read_only:
            module, name = self._variable(symbol)
            path = self._findings.paths.get(module, "")
            return r.Node(symbol, "variable", package_of(path) if path else RUNTIME, module, "", name, path)
        if data.items[-1].text in self._baked:
            return r.Node(symbol, "file", APP, "files", "", self._baked[data.items[-1].text])
        kind = {"literal": "text", "bytes": "bytes"}.get(head, "function value" if symbol.endswith("$value") else "constant")
        return r.Node(symbol, kind, name=_shown(data) if kind in ("text", "bytes") else symbol)

    def _variable(self, symbol: str) -> tuple[str, str]:
        """The module that a variable is in, and its name there."""
        module = symbol
        while module and module not in self._findings.paths:
            module = module.rpartition(".")[0]
        return (module, symbol.removeprefix(f"{module}.")) if module else (COMPILER, symbol)


def _arguments(cls: ClassType) -> str:
    return f"[{', '.join(map(str, cls.args))}]" if cls.args else ""


def _shown(data: ir.Data) -> str:
    """The beginning of a str or bytes constant, as Python writes it."""
    text = data.items[-1].text
    raw = re.sub(rb"\\([0-9A-F]{2})", lambda found: bytes([int(found[1], 16)]), text[2:-1].encode("latin-1")) if text.startswith('c"') else b""
    if data.symbol.startswith("bytes."):
        return repr(raw[:MOST_TEXT]) + ("..." if len(raw) > MOST_TEXT else "")
    wide = data.items[2].number == 4
    string = raw.decode("utf-32-le", "replace") if wide else raw.decode("latin-1")
    return repr(string[:MOST_TEXT]) + ("..." if len(string) > MOST_TEXT else "")


class _Placement:
    """Adds to a graph what the linker has put into the image: pieces, and who points to whom."""

    def __init__(self, graph: _Graph, image: Image, target: Target) -> None:
        self._graph = graph
        self._image = image
        self._labels = labels(target)
        # By section: the starts of its pieces in rising order, and the nodes they belong to.
        self._starts: dict[int, list[int]] = {}
        self._nodes: dict[int, list[int]] = {}
        self._live: list[Section] = []

    def add(self) -> None:
        image, record = self._image, self._graph.record
        symbols = symbols_by_section(image.program)
        placed = [section for segment in image.segments for section in segment.sections]
        live = [*placed, *image.notes, *image.folded]
        for section in live:
            self._divide(section, symbols.get(section.index, []))
        for section in placed:
            assert section.address is not None
            for start, size, node in self._pieces(section):
                record.pieces.append(r.Piece(node, section.address + start, size, _kind(section)))
        record.pieces += [r.Piece(self._nodes[note.index][0], -1, note.size, "note") for note in image.notes]
        for section in image.folded:
            into = section
            while into.folded_into is not None:
                into = into.folded_into
            record.folded += [r.Folded(node, other, size) for (_, size, node), (_, _, other) in zip(self._pieces(section), self._pieces(into))]
        self._live = live

    def add_links(self) -> None:
        """The linker's references that no edge is known for."""
        record, live = self._graph.record, self._live
        links: dict[tuple[int, int], None] = {}
        for section in live:
            self._links(section, links)
        known = {edge[:2] for edge in record.edges}
        for section in live:
            nodes = self._nodes[section.index]
            if len(nodes) > 1 and record.nodes[nodes[0]].kind == "assembly":
                for node in nodes[1:]:
                    record.edges += [r.Edge(nodes[0], node, 0, "section"), r.Edge(node, nodes[0], 0, "section")]
        record.edges += [r.Edge(source, target, 0, "link") for source, target in links if (source, target) not in known]

    def _divide(self, section: Section, symbols: list[Symbol]) -> None:
        starts = [0]
        nodes = [self._node(symbols[0].name if symbols else section.name, section)]
        for symbol in symbols:
            if symbol.value > starts[-1]:
                starts.append(symbol.value)
                nodes.append(self._node(symbol.name, section))
        self._starts[section.index], self._nodes[section.index] = starts, nodes

    def _pieces(self, section: Section) -> Iterator[tuple[int, int, int]]:
        """(offset, size, node) of what a section consists of."""
        starts = self._starts[section.index]
        for start, end, node in zip(starts, [*starts[1:], section.size], self._nodes[section.index]):
            yield start, end - start, node

    def _node(self, name: str, section: Section) -> int:
        numbers = self._graph.numbers
        symbol = name
        while symbol not in numbers:
            found = MADE_BY_LLVM.search(symbol)
            if found is None:
                return self._graph.add(self._made(name, section))
            symbol = symbol[: found.start()]
        return numbers[symbol]

    def _made(self, name: str, section: Section) -> r.Node:
        """What no stage before LLVM knows."""
        if name in TRACEBACK_TABLES:
            return r.Node(name, "traceback", name=name)
        if name.startswith("OUTLINED_FUNCTION"):
            return r.Node(name, "outlined", name=name)
        place = self._labels.get(name)
        if place is None and section.kind == elf.SHT_NOTE:
            place = next((places for label, places in self._labels.items() if label == section.name), None)
        if place is not None:
            module = place[0].removesuffix(".s").replace("/", ".")
            return r.Node(name, "assembly", RUNTIME, module, "", name, *place)
        if section.flags & elf.SHF_EXECINSTR or name.startswith("filter") or section.kind == elf.SHT_NOTE:
            return r.Node(name, "assembly", RUNTIME, "runtime.generated", "", name)
        return r.Node(name, "pool", name=name)

    def _links(self, section: Section, links: dict[tuple[int, int], None]) -> None:
        starts, nodes = self._starts[section.index], self._nodes[section.index]
        program = self._image.program
        for offset, info, addend in elf.RELA.iter_unpack(section.relocations):
            symbol = program.symbols[info >> 32]
            if symbol.is_undefined:
                symbol = program.by_name.get(symbol.name, symbol)
            home = symbol.section
            if home is None or home.index not in self._starts:
                continue
            place = symbol.value
            if symbol.kind == elf.STT_SECTION:
                # Relative to the end of a 4-byte field, mostly.
                place += max(0, addend + 4 if info & 0xFFFFFFFF in (2, 4) else addend)
            target = self._nodes[home.index][bisect_right(self._starts[home.index], place) - 1]
            source = nodes[bisect_right(starts, offset) - 1]
            if source != target:
                links[source, target] = None


def symbols_by_section(program: ObjectFile) -> dict[int, list[Symbol]]:
    """The named symbols of each section by their values; of several at one place the one with a size first."""
    found: dict[int, list[Symbol]] = {}
    for symbol in program.symbols:
        if symbol.section is not None and symbol.name and symbol.kind not in (elf.STT_SECTION, elf.STT_FILE):
            found.setdefault(symbol.section.index, []).append(symbol)
    for symbols in found.values():
        if len(symbols) > 1:
            symbols.sort(key=lambda symbol: (symbol.value, -symbol.size, symbol.name))
    return found


def labels(target: Target) -> dict[str, tuple[str, int]]:
    """Path and line of each label, and each note's section, in the assembly of `target`."""
    found: dict[str, tuple[str, int]] = {}
    for source in target.sources:
        text = source.read_text(encoding="utf-8")
        path = _shown_path(source)
        for label in LABEL.finditer(text):
            found.setdefault(label[1], (path, text.count("\n", 0, label.start()) + 1))
        for note in re.finditer(r"^\s*\.section\s+(\.note[\w.]*)", text, re.MULTILINE):
            found.setdefault(note[1], (path, text.count("\n", 0, note.start()) + 1))
    return found


def _shown_path(source: Path) -> str:
    return source.relative_to(PROJECT).as_posix() if source.is_relative_to(PROJECT) else source.name


def _kind(section: Section) -> str:
    if section.is_nobits:
        return "zeroed"
    if section.flags & elf.SHF_EXECINSTR:
        return "code"
    return "data" if section.flags & elf.SHF_WRITE else "constants"
