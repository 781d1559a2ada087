"""Attributes every byte of an image to a part: once each, so that the parts add up to the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from unic.inspect.elf_image import ElfImage
from unic.inspect.errors import InspectError
from unic.inspect.record import Node, Record

# Packages beside those of the source.
SHARED, TRACEBACKS, FILE = "shared", "tracebacks", "file"
KINDS = ("code", "constants", "data", "zeroed", "headers", "padding")
SHARED_CONSTANTS, SHARED_CODE = "(constants in common)", "(code in common)"
# What has no place of its own in the source, and so belongs to whoever uses it.
_USED = ("text", "bytes", "constant", "function value", "pool", "outlined")


@dataclass(frozen=True)
class Place:
    """Where a part belongs: package, module, class and function or variable; "" for a level that it has not."""

    package: str
    module: str = ""
    class_name: str = ""
    name: str = ""


@dataclass(frozen=True)
class Part:
    """Bytes of one kind that belong together. offset: in the file, None for zeroed memory. address: None for what is in the file only.

    node: its number in the record, None for headers and padding. what: more about it: the constant's value, the linker's symbol.
    """

    place: Place
    kind: str
    offset: int | None
    address: int | None
    size: int
    node: int | None = None
    what: str = ""
    shared_with: tuple[str, ...] = field(default=())


def parts_of(image: ElfImage, record: Record | None) -> list[Part]:
    """All parts, by their places in the file, then those of zeroed memory. Raises InspectError if they do not cover the file exactly."""
    parts = [Part(Place(FILE, "headers", "", name), "headers", offset, None, size) for name, offset, size in image.headers if size]
    if record is not None:
        parts += _recorded(image, record)
    else:
        parts += _segments(image)
    parts = _padded(image, parts)
    check_sum(parts, len(image.content), str(image.path))
    return parts


def check_sum(parts: Iterable[Part], size: int, name: str) -> None:
    """Raises InspectError unless `parts` cover a file of `size` bytes, each byte once."""
    end = 0
    for part in sorted((part for part in parts if part.offset is not None), key=lambda part: part.offset or 0):
        if part.offset != end:
            raise InspectError(f"{name}: its parts do not add up: {'a gap' if (part.offset or 0) > end else 'an overlap'} at byte {min(end, part.offset or 0):,}")
        end += part.size
    if end != size:
        raise InspectError(f"{name}: its parts do not add up: {end:,} bytes of {size:,}")


def _recorded(image: ElfImage, record: Record) -> list[Part]:
    attribution = Attribution(record)
    shared: dict[int, list[str]] = {}
    for folded in record.folded:
        shared.setdefault(folded.into, []).append(record.nodes[folded.node].symbol)
    parts: list[Part] = []
    notes = iter(sorted(image.notes))
    note_at: int | None = None
    for piece in record.pieces:
        if not piece.size:
            continue
        node = record.nodes[piece.node]
        place = attribution.place(piece.node)
        if piece.kind == "note":
            if note_at is None:
                note_at = next(notes, (len(image.content), 0))[0]
            parts.append(Part(place, "headers", note_at, None, piece.size, piece.node, "note for the loader"))
            note_at += piece.size + -piece.size % 4
            continue
        offset = None if piece.kind == "zeroed" else file_offset(image, piece.address)
        what = node.name if node.kind in ("text", "bytes") else node.symbol
        parts.append(Part(place, piece.kind, offset, piece.address, piece.size, piece.node, what, tuple(shared.get(piece.node, ()))))
    return parts


def file_offset(image: ElfImage, address: int) -> int:
    """Where in the file the byte of an address is. Raises InspectError."""
    for segment in image.segments:
        if segment.address <= address < segment.address + segment.file_size:
            return segment.offset + address - segment.address
    raise InspectError(f"{image.path}: its record has something at {address:#x}, where the file has nothing: build it again")


def _segments(image: ElfImage) -> list[Part]:
    """Without a record: a part a segment."""
    parts: list[Part] = []
    for segment in sorted(image.segments, key=lambda segment: segment.offset):
        kind = "code" if "x" in segment.permissions else "data" if "w" in segment.permissions else "constants"
        name = f"{segment.permissions} at {segment.address:#x}"
        start = max([segment.offset, *(part.offset + part.size for part in parts if part.offset is not None)])
        # The headers may be in a segment, too.
        start = max([start, *(offset + size for _, offset, size in image.headers if offset < segment.offset + segment.file_size and size)])
        end = segment.offset + segment.file_size
        if end > start:
            parts.append(Part(Place(FILE, "segments", "", name), kind, start, segment.address + start - segment.offset, end - start))
        if segment.memory_size > segment.file_size:
            zeroed = segment.memory_size - segment.file_size
            parts.append(Part(Place(FILE, "segments", "", name), "zeroed", None, segment.address + segment.file_size, zeroed))
    covered = [(part.offset, part.offset + part.size) for part in parts if part.offset is not None]
    for offset, size in image.notes:
        if size and not any(start < offset + size and offset < end for start, end in covered):
            parts.append(Part(Place(FILE, "headers", "", "notes"), "headers", offset, None, size))
    return parts


def _padded(image: ElfImage, parts: list[Part]) -> list[Part]:
    """`parts` in the order of the file with what lies between them, then the zeroed ones with what lies between those."""
    found: list[Part] = []
    end = 0
    in_file = sorted((part for part in parts if part.offset is not None), key=lambda part: part.offset or 0)
    for part in in_file:
        offset = part.offset or 0
        if offset > end:
            found.append(_padding(image, end, offset - end))
        found.append(part)
        end = max(end, offset + part.size)
    if end < len(image.content):
        found.append(_padding(image, end, len(image.content) - end))
    zeroed = sorted((part for part in parts if part.offset is None), key=lambda part: part.address or 0)
    for segment in image.segments:
        at = segment.address + segment.file_size
        stop = segment.address + segment.memory_size
        for part in (part for part in zeroed if part.address is not None and at <= part.address < stop):
            address = part.address or 0
            if address > at:
                found.append(Part(Place(FILE, "padding", "", "zeroed memory"), "zeroed", None, at, address - at))
            found.append(part)
            at = address + part.size
        if at < stop:
            found.append(Part(Place(FILE, "padding", "", "zeroed memory"), "zeroed", None, at, stop - at))
    return found


def _padding(image: ElfImage, offset: int, size: int) -> Part:
    for segment in image.segments:
        if segment.offset <= offset < segment.offset + segment.file_size:
            return Part(Place(FILE, "padding", "", f"in {segment.permissions}"), "padding", offset, segment.address + offset - segment.offset, size)
    return Part(Place(FILE, "padding", "", "between segments"), "padding", offset, None, size)


class Attribution:
    """The places of nodes: their own, or that of what uses them."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._places: dict[int, Place] = {}
        present = {piece.node for piece in record.pieces} | {folded.node for folded in record.folded}
        self._users: dict[int, list[int]] = {}
        for edge in record.edges:
            if edge.source in present:
                self._users.setdefault(edge.target, []).append(edge.source)

    def place(self, number: int) -> Place:
        known = self._places.get(number)
        if known is None:
            node = self._record.nodes[number]
            # Constants that refer to each other in a circle have no user but each other.
            self._places[number] = Place(SHARED, _common(node))
            known = self._places[number] = self._find(number, node)
        return known

    def _find(self, number: int, node: Node) -> Place:
        if node.kind == "traceback":
            return Place(TRACEBACKS, "tables", "", node.name)
        if node.package and node.kind not in _USED:
            name = f"{node.name} (dispatch)" if node.kind == "dispatch" else node.name
            return Place(node.package, node.module, node.class_name, name)
        users = {self.place(user) for user in self._users.get(number, ())}
        return _meeting(users, _common(node))


def _common(node: Node) -> str:
    return SHARED_CODE if node.kind == "outlined" else SHARED_CONSTANTS


def _meeting(places: set[Place], common: str) -> Place:
    """The one place of `places`, or what they are all below, with `common` in place of what they differ in."""
    if len(places) == 1:
        return next(iter(places))
    packages = {place.package for place in places}
    if len(packages) != 1:
        return Place(SHARED, common)
    modules = {place.module for place in places}
    package = packages.pop()
    if len(modules) != 1:
        return Place(package, common)
    classes = {place.class_name for place in places}
    return Place(package, modules.pop(), classes.pop() if len(classes) == 1 else "", common)
