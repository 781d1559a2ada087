"""Section garbage collection: what the entry and the kept sections cannot reach is dropped."""

from collections.abc import Iterable

from unic.link import elf
from unic.link.errors import LinkError, UndefinedSymbols
from unic.link.object import ObjectFile, Section


def live_sections(
    program: ObjectFile, entry: str, keep: tuple[str, ...], defined: Iterable[str]
) -> list[Section]:
    """The memory sections reachable from symbol `entry`, notes, and names that start with one of `keep`.

    `defined`: symbols the linker itself provides. Debug sections do not keep anything alive.
    The result is in the order of the object. Raises UndefinedSymbols.
    """
    root = program.by_name.get(entry)
    if root is None or root.section is None:
        raise LinkError(f"no entry symbol {entry} in the object")
    provided = set(defined)
    pending = [root.section]
    for section in program.sections:
        if section.in_memory and (
            section.kind == elf.SHT_NOTE
            or section.flags & elf.SHF_GNU_RETAIN
            or (keep and section.name.startswith(keep))
        ):
            pending.append(section)
    seen: set[int] = set()
    undefined: dict[str, list[str]] = {}
    while pending:
        section = pending.pop()
        if section.index in seen:
            continue
        seen.add(section.index)
        for _, number, _, _ in section.references():
            symbol = program.symbols[number]
            target = symbol.section
            if target is None:
                if symbol.is_undefined:
                    defined_here = program.by_name.get(symbol.name)
                    if defined_here is not None and defined_here.section is not None:
                        target = defined_here.section
                    elif symbol.name not in provided and symbol.binding != elf.STB_WEAK and number:
                        users = undefined.setdefault(symbol.name, [])
                        if section.name not in users:
                            users.append(section.name)
            if target is not None and target.index not in seen:
                pending.append(target)
    if undefined:
        raise UndefinedSymbols(undefined)
    return [section for section in program.sections if section.index in seen and section.in_memory]
