"""The build record: what a build knows about its image, kept beside it in the .debug file.

A section of its own that is not loaded: the header, then JSON compressed by zlib. The nodes of its graph are functions,
constants, variables and pieces of assembly; indexes into `nodes` say who calls or uses whom.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from unic.inspect.errors import RecordError

SECTION = ".unic.record"
VERSION = 1
# Magic, version, size of the JSON text.
HEADER = struct.Struct("<8sII")
MAGIC = b"unicrec\0"
# More than any record has: a damaged size is not to take all memory.
LARGEST = 1 << 28


class Node(NamedTuple):
    """One thing that may be in the image.

    kind: one of KINDS. symbol: its name for the linker. package: "app", "stdlib", "runtime" or "". module, class_name, name: its place in
    the source; of a constant, `name` is its text or value. path, line: where the source has it, "" and 0 if nowhere.
    """

    symbol: str
    kind: str
    package: str = ""
    module: str = ""
    class_name: str = ""
    name: str = ""
    path: str = ""
    line: int = 0


KINDS = {
    "function": "a function, with all that LLVM splits it into",
    "dispatch": "chooses a method by the class of its first argument",
    "entry": "what assembly calls a function by",
    "assembly": "a label in assembly",
    "outlined": "code that LLVM found in several functions and keeps once",
    "descriptor": "what objects of a class begin with a pointer to: size, pointers, name",
    "text": "a str constant",
    "bytes": "a bytes constant",
    "file": "a file of the app's, baked in",
    "constant": "another constant object",
    "function value": "the object of a function that is used as a value",
    "variable": "a module variable or class attribute",
    "traceback": "a table with the lines, names and source that tracebacks show",
    "pool": "numbers and tables that LLVM keeps outside the code",
}


class Edge(NamedTuple):
    """`source` calls (how "call"), names ("refer") or, as the linker sees it, points to ("link") `target`, or is in one section of
    assembly with it ("section"). line: in the source's file, or 0."""

    source: int
    target: int
    line: int
    how: str


class Piece(NamedTuple):
    """Where a node, or a part of it, is: `address`, -1 for a note, which is in the file only; size in bytes; kind as in PIECE_KINDS."""

    node: int
    address: int
    size: int
    kind: str


PIECE_KINDS = ("code", "constants", "data", "zeroed", "note")


class Folded(NamedTuple):
    """A function that is in the image as another one with the same bytes."""

    node: int
    into: int
    size: int


class Checks(NamedTuple):
    """What range analysis removed from a function, and left."""

    node: int
    overflow_removed: int
    overflow_kept: int
    bounds_removed: int
    bounds_kept: int


class Branch(NamedTuple):
    """A part of the source that configuration leaves out: lines `first` to `last` of `path`, as the test at `line` is `outcome`."""

    path: str
    line: int
    outcome: bool
    because: list[list[Any]]
    first: int
    last: int
    names: list[str]


class Segment(NamedTuple):
    """A segment by the name that the layout gives it; guard_pages lie unmapped in front of it."""

    name: str
    address: int
    guard_pages: int


class Region(NamedTuple):
    """Memory beside the image that the boot code maps: from `start` to `end` (-1: all there is), as "rw-"."""

    name: str
    start: int
    end: int
    permissions: str


class Setting(NamedTuple):
    """A setting or constant of the configuration, and where its value is from."""

    name: str
    value: Any
    origin: str


def value_text(value: Any) -> str:
    """A setting's value as Python writes it; "-" for none. JSON has no bytes: they are `{"bytes": hexadecimal}`."""
    if isinstance(value, dict):
        text = value.get("bytes")
        if isinstance(text, str) and re.fullmatch("([0-9a-f]{2})*", text):
            return repr(bytes.fromhex(text))
    return "-" if value is None else repr(value)


@dataclass
class Record:
    """See the module. `image`: the SHA-256 of the stripped file, hexadecimal. conversions: where values of a class become `object`s.

    dispatch: (stub, callee, classes). unreached: names of functions by module. paths: of modules. imports: by module, what its names
    stand for. mentions: what unreached functions of the app name. devices: as DEVICES says, network and address None where there are none.
    """

    image: str
    size: int
    app: str
    target: str
    compiler: str
    seed: int
    entry: str
    settings: list[Setting] = field(default_factory=list)
    constants: list[Setting] = field(default_factory=list)
    devices: dict[str, Any] = field(default_factory=dict)
    segments: list[Segment] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    folded: list[Folded] = field(default_factory=list)
    checks: list[Checks] = field(default_factory=list)
    dispatch: list[list[Any]] = field(default_factory=list)
    conversions: dict[str, list[Any]] = field(default_factory=dict)
    branches: list[Branch] = field(default_factory=list)
    unreached: dict[str, list[str]] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    imports: dict[str, dict[str, str]] = field(default_factory=dict)
    mentions: dict[str, list[str]] = field(default_factory=dict)


DEVICES: dict[str, Any] = {"console": str, "network": str, "address": str, "blocks": dict[str, str], "listens": list[str]}
_TYPES = get_type_hints(Record)
_ROWS: dict[str, Any] = {"settings": Setting, "constants": Setting, "segments": Segment, "regions": Region, "nodes": Node, "edges": Edge, "pieces": Piece,
                         "folded": Folded, "checks": Checks, "branches": Branch}


def encode(record: Record) -> bytes:
    """The section's content."""
    values = {entry.name: getattr(record, entry.name) for entry in fields(record)}
    # Tables by columns: fewer brackets, and alike values side by side.
    values |= {name: list(zip(*values[name])) for name in _ROWS}
    text = json.dumps(values, separators=(",", ":"), check_circular=False).encode()
    # Level 1 takes a third of the time of the default, for a tenth more bytes.
    return HEADER.pack(MAGIC, VERSION, len(text)) + zlib.compress(text, 1)


def decode(content: bytes) -> Record:
    """The reverse. Raises RecordError for anything but what `encode` gives."""
    if len(content) < HEADER.size:
        raise RecordError("is cut short")
    magic, version, size = HEADER.unpack_from(content)
    if magic != MAGIC or size > LARGEST:
        raise RecordError("is damaged")
    if version != VERSION:
        raise RecordError(f"is of version {version}; this unic reads version {VERSION}")
    try:
        inflater = zlib.decompressobj()
        text = inflater.decompress(content[HEADER.size :], size + 1)
        if len(text) != size or not inflater.eof:
            raise RecordError("is damaged")
        return _record(json.loads(text))
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise RecordError("is damaged") from error


def _record(values: Any) -> Record:
    record = Record(**values)
    for entry in fields(Record):
        row = _ROWS.get(entry.name)
        columns = getattr(record, entry.name)
        if row is not None:
            setattr(record, entry.name, _rows(row, columns))
        elif not _fits(columns, _TYPES[entry.name]):
            raise TypeError
    _check(record)
    return record


def _rows(row: Any, columns: list[list[Any]]) -> list[Any]:
    """The rows of a table that is given by columns. Raises TypeError, and ValueError for columns of different lengths."""
    kinds = list(get_type_hints(row).values())
    if not columns:
        return []
    for kind, column in zip(kinds, columns, strict=True):
        if not (set(map(type, column)) <= {kind} if kind in (int, str, bool) else all(_fits(value, kind) for value in column)):
            raise TypeError
    return [row(*values) for values in zip(*columns, strict=True)]


def _fits(value: Any, kind: Any) -> bool:
    """Whether `value`, read from JSON, is of the annotation `kind`."""
    if kind is Any:
        return True
    inner = get_args(kind)
    if get_origin(kind) is list:
        return type(value) is list and all(_fits(item, inner[0]) for item in value)
    if get_origin(kind) is dict:
        return type(value) is dict and all(_fits(item, inner[1]) for item in value.values())
    return type(value) is kind


def _check(record: Record) -> None:
    """Raises ValueError, TypeError or KeyError where something points nowhere, or is not of the form that its field's type cannot say."""
    count = len(record.nodes)
    indexes = [index for edge in record.edges for index in edge[:2]] + [piece.node for piece in record.pieces]
    indexes += [index for fold in record.folded for index in fold[:2]] + [checks.node for checks in record.checks]
    for stub, callee, classes in record.dispatch:
        indexes += [stub, callee]
        _must(classes, list[str])
    if any(type(index) is not int or not 0 <= index < count for index in indexes):
        raise ValueError
    if any(piece.size < 0 or piece.kind not in PIECE_KINDS for piece in record.pieces) or any(node.kind not in KINDS for node in record.nodes):
        raise ValueError
    if any(segment.guard_pages < 0 for segment in record.segments):
        raise ValueError
    for path, line in record.conversions.values():
        _must(path, str)
        _must(line, int)
    for branch in record.branches:
        _must([name for name, _ in branch.because], list[str])
    for name, value in record.devices.items():
        if value is not None or name not in ("network", "address"):
            _must(value, DEVICES[name])


def _must(value: Any, kind: Any) -> None:
    if not _fits(value, kind):
        raise TypeError
