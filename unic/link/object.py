"""Reads an ELF64 x86-64 relocatable object into sections and symbols.

Records are unpacked with `struct` and not through pyelftools: an image has some thousand
sections (one a function), and building an object for each record takes most of a second.
"""

from dataclasses import dataclass, field

from unic.link import elf
from unic.link.errors import LinkError


@dataclass(slots=True, eq=False)
class Section:
    """One input section. `address` is set by the layout; `None` = not in the image."""

    index: int
    name: str
    kind: int
    flags: int
    align: int
    size: int
    data: bytes
    relocations: bytes = b""
    address: int | None = None
    folded_into: "Section | None" = None

    @property
    def in_memory(self) -> bool:
        return bool(self.flags & elf.SHF_ALLOC)

    @property
    def is_debug(self) -> bool:
        return not self.in_memory and self.name.startswith(".debug_")

    @property
    def is_nobits(self) -> bool:
        return self.kind == elf.SHT_NOBITS

    def references(self) -> list[tuple[int, int, int, int]]:
        """The relocations as (offset, symbol index, type, addend)."""
        return [
            (offset, info >> 32, info & 0xFFFFFFFF, addend)
            for offset, info, addend in elf.RELA.iter_unpack(self.relocations)
        ]


@dataclass(slots=True, eq=False)
class Symbol:
    """One symbol-table entry. `section` is None for undefined and absolute symbols."""

    name: str
    section: Section | None
    value: int
    size: int
    kind: int
    binding: int
    absolute: bool = False

    @property
    def is_undefined(self) -> bool:
        return self.section is None and not self.absolute


@dataclass(slots=True)
class ObjectFile:
    sections: list[Section]
    symbols: list[Symbol]
    by_name: dict[str, Symbol] = field(default_factory=dict)


def _string(table: bytes, offset: int) -> str:
    return table[offset : table.index(b"\0", offset)].decode()


def read_object(data: bytes) -> ObjectFile:
    """Parses `data`. Raises LinkError when it is not an x86-64 relocatable object."""
    if len(data) < elf.EHDR.size or not data.startswith(elf.IDENT[:6]):
        raise LinkError("not an ELF64 little-endian object")
    header = elf.EHDR.unpack_from(data)
    kind, machine, table_offset, count, names_index = header[1], header[2], header[6], header[12], header[13]
    if kind != elf.ET_REL or machine != elf.EM_X86_64:
        raise LinkError(f"not an x86-64 relocatable object (type {kind}, machine {machine})")
    if count == 0 and table_offset:
        # More than 0xff00 sections: the true count stands in section 0 (ELF gABI, sh_size).
        count = elf.SHDR.unpack_from(data, table_offset)[5]
    headers = [elf.SHDR.unpack_from(data, table_offset + i * elf.SHDR.size) for i in range(count)]
    if names_index == elf.SHN_XINDEX:
        names_index = headers[0][6]
    name_table = _contents(data, headers[names_index])
    sections = []
    for index, head in enumerate(headers):
        name, kind, flags, _, _, size, _, _, align, _ = head
        contents = b"" if kind == elf.SHT_NOBITS else _contents(data, head)
        sections.append(Section(index, _string(name_table, name), kind, flags, max(align, 1), size, contents))
    symbols: list[Symbol] = []
    for index, head in enumerate(headers):
        if head[1] == elf.SHT_RELA:
            sections[head[7]].relocations = sections[index].data
        elif head[1] == elf.SHT_REL:
            raise LinkError(f"section {sections[index].name}: x86-64 objects carry RELA relocations, not REL")
        elif head[1] == elf.SHT_SYMTAB:
            symbols = _symbols(sections, index, head[6])
    result = ObjectFile(sections, symbols)
    for symbol in symbols:
        if not symbol.name or symbol.kind in (elf.STT_SECTION, elf.STT_FILE):
            continue
        known = result.by_name.get(symbol.name)
        if known is None or known.binding == elf.STB_LOCAL:
            result.by_name[symbol.name] = symbol
    return result


def _contents(data: bytes, head: tuple[int, ...]) -> bytes:
    offset, size = head[4], head[5]
    if offset + size > len(data):
        raise LinkError("truncated object file")
    return data[offset : offset + size]


def _symbols(sections: list[Section], index: int, strings: int) -> list[Symbol]:
    names = sections[strings].data
    wide: bytes = b""
    for section in sections:
        if section.kind == elf.SHT_SYMTAB_SHNDX:
            wide = section.data
    result = []
    for number, (name, info, _, place, value, size) in enumerate(elf.SYM.iter_unpack(sections[index].data)):
        if place == elf.SHN_XINDEX:
            place = int.from_bytes(wide[4 * number : 4 * number + 4], "little")
        elif place == elf.SHN_COMMON:
            raise LinkError(f"common symbol {_string(names, name)}: give it a section")
        absolute = place == elf.SHN_ABS
        home = None if place in (elf.SHN_UNDEF, elf.SHN_ABS) else sections[place]
        kind = info & 15
        text = home.name if kind == elf.STT_SECTION and home else _string(names, name)
        result.append(Symbol(text, home, value, size, kind, info >> 4, absolute))
    return result
