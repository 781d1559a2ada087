"""Identical code folding: functions with the same bytes and the same references become one.

Only code is folded. Read-only data is not: two type descriptors with the same contents
are different types, and the program compares their addresses.
"""

from unic.link import elf
from unic.link.object import ObjectFile, Section


def fold_identical_code(program: ObjectFile, live: list[Section]) -> list[Section]:
    """Sets `folded_into` on the duplicates and returns the sections that remain.

    Repeats until nothing changes, because folding two callees may make their callers
    identical. Mutually recursive duplicates are not found.
    """
    remaining = live
    while True:
        representative: dict[tuple[object, ...], Section] = {}
        kept = []
        for section in remaining:
            if not section.flags & elf.SHF_EXECINSTR or not section.name.startswith(".text."):
                kept.append(section)
                continue
            key = (section.data, section.align, _references(program, section))
            first = representative.setdefault(key, section)
            if first is section:
                kept.append(section)
            else:
                section.folded_into = first
        if len(kept) == len(remaining):
            return kept
        remaining = kept


def _references(program: ObjectFile, section: Section) -> tuple[object, ...]:
    result: list[tuple[object, ...]] = []
    for offset, number, kind, addend in section.references():
        symbol = program.symbols[number]
        target = symbol.section
        if target is section:
            result.append((offset, "self", symbol.value, kind, addend))
            continue
        while target is not None and target.folded_into is not None:
            target = target.folded_into
        result.append((offset, symbol.name if target is None else target.index, symbol.value, kind, addend))
    return tuple(result)
