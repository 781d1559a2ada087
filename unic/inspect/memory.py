"""The memory map that an image has when it runs: what is mapped with which permissions, and what is left out on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from unic.inspect.inspection import Inspection
from unic.link.layout import PAGE, align_up


@dataclass(frozen=True)
class Mapping:
    """From `start` to before `end` (-1: as far as there is memory). permissions: "r-x"; "---" for what is not mapped."""

    name: str
    start: int
    end: int
    permissions: str


def memory_map(inspection: Inspection) -> list[Mapping]:
    """By rising addresses, whole pages. Without a record only the segments are known."""
    record = inspection.record
    names = {} if record is None else {segment.address: segment for segment in record.segments}
    found = []
    for segment in inspection.image.segments:
        known = names.get(segment.address)
        start = segment.address // PAGE * PAGE
        found.append(Mapping(known.name.replace("_", " ") if known else "segment", start, align_up(segment.address + segment.memory_size, PAGE), segment.permissions))
        if known and known.guard_pages:
            found.append(Mapping("guard pages", start - known.guard_pages * PAGE, start, "---"))
    if record is not None:
        found += [Mapping(region.name, region.start, region.end, region.permissions) for region in record.regions]
        if record.regions:
            found += _guards(sorted(found, key=lambda mapping: mapping.start))
    return sorted(found, key=lambda mapping: (mapping.start, mapping.end))


def _guards(mappings: list[Mapping]) -> Iterator[Mapping]:
    """The page at 0, and the gaps below memory that grows down: a step beyond either faults."""
    end = 0
    for mapping in mappings:
        if mapping.start > end and (end == 0 or mapping.name == "stack"):
            yield Mapping("guard of address 0" if end == 0 else "guard below the stack", end, mapping.start, "---")
        end = max(end, mapping.end)
