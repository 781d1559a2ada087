"""Writes the two ELF executables of a link: the stripped image and its twin for debuggers."""

from unic.link import elf
from unic.link.layout import PAGE, Layout, Segment, align_up, headers_size
from unic.link.object import Section


def segment_bytes(segment: Segment, contents: dict[int, bytes]) -> bytes:
    """The file part of a segment, gaps between sections zero (`contents`: section index -> bytes)."""
    result = bytearray(segment.file_size)
    for section in segment.sections:
        if not section.is_nobits and section.address is not None:
            start = section.address - segment.address
            result[start : start + section.size] = contents[section.index]
    return bytes(result)


def _header(entry: int, program_headers: int, section_offset: int, sections: int, names: int) -> bytes:
    return elf.EHDR.pack(
        elf.IDENT, elf.ET_EXEC, elf.EM_X86_64, 1, entry, elf.EHDR.size, section_offset, 0,
        elf.EHDR.size, elf.PHDR.size, program_headers, elf.SHDR.size if sections else 0, sections, names,
    )  # fmt: skip


def write_image(
    segments: list[Segment], notes: list[Section], contents: dict[int, bytes], layout: Layout, entry: int
) -> bytes:
    """The bootable file: program headers and segment contents, nothing else.

    Trailing zeros of a segment are left to the loader, which clears memory beyond the file part.
    """
    body = bytearray()
    start = headers_size(len(segments), bool(notes), layout)
    headers = []
    for segment in segments:
        body += bytes(segment.offset - start - len(body))
        data = segment_bytes(segment, contents)
        body += data
        alignment = PAGE if layout.page_congruent else 1
        headers.append(
            elf.PHDR.pack(
                elf.PT_LOAD, segment.rule.permissions, segment.offset if data else segment.address % alignment,
                segment.address, segment.address, len(data), segment.memory_size, alignment,
            )
        )  # fmt: skip
    if notes:
        headers.append(_append_notes(body, start, notes, contents))
    if layout.page_congruent:
        headers.append(elf.PHDR.pack(elf.PT_GNU_STACK, elf.PF_R | elf.PF_W, 0, 0, 0, 0, 0, 16))
    return _header(entry, len(headers), 0, 0, 0) + b"".join(headers) + bytes(body)


def _append_notes(body: bytearray, start: int, notes: list[Section], contents: dict[int, bytes]) -> bytes:
    """Appends the notes to the file body that begins at `start`; returns their program header."""
    body += bytes(-(start + len(body)) % 4)
    offset = start + len(body)
    for note in notes:
        body += contents[note.index] + bytes(-note.size % 4)
    size = start + len(body) - offset
    return elf.PHDR.pack(elf.PT_NOTE, elf.PF_R, offset, 0, 0, size, size, 4)


class _Strings:
    def __init__(self) -> None:
        self.data = bytearray(b"\0")
        self.known: dict[str, int] = {"": 0}

    def add(self, text: str) -> int:
        if text not in self.known:
            self.known[text] = len(self.data)
            self.data += text.encode() + b"\0"
        return self.known[text]


def write_debug(
    segments: list[Segment],
    contents: dict[int, bytes],
    debug: list[tuple[str, bytes]],
    symbols: list[tuple[str, int, int, int, int]],
    entry: int,
) -> bytes:
    """An executable with section headers, symbol table and DWARF, for gdb, objdump and size tools.

    `debug`: name and relocated contents of each debug section. `symbols`: (name, address, size,
    STT_* kind, STB_* binding), local ones first or not: they are sorted here as ELF demands.
    """
    names = _Strings()
    records: list[tuple[int, ...]] = [(0,) * 10]
    body = bytearray()
    start = elf.EHDR.size + elf.PHDR.size * len(segments)
    headers = []
    spans: list[tuple[int, int, int]] = []

    def add(name: str, kind: int, flags: int, address: int, data: bytes, size: int, link: int = 0,
            info: int = 0, align: int = 1, entry_size: int = 0) -> int:  # fmt: skip
        offset = align_up(start + len(body), align)
        body.extend(bytes(offset - start - len(body)))
        body.extend(data)
        records.append((names.add(name), kind, flags, address, offset, size, link, info, align, entry_size))
        return offset

    for segment in segments:
        data = segment_bytes(segment, contents)
        flags = elf.SHF_ALLOC
        flags |= elf.SHF_WRITE if segment.rule.permissions & elf.PF_W else 0
        flags |= elf.SHF_EXECINSTR if segment.rule.permissions & elf.PF_X else 0
        offset = start + len(body)
        first = len(records)
        if data:
            offset = add(f".{segment.rule.name}", elf.SHT_PROGBITS, flags, segment.address, data, len(data))
        zeros = segment.memory_size - len(data)
        if zeros:
            name = ".bss" if segment.rule.name == "data" else f".{segment.rule.name}.bss"
            add(name, elf.SHT_NOBITS, flags, segment.address + len(data), b"", zeros)
        spans.append((segment.address, segment.end, first))
        headers.append(
            elf.PHDR.pack(elf.PT_LOAD, segment.rule.permissions, offset, segment.address, segment.address,
                          len(data), segment.memory_size, 1)
        )  # fmt: skip
    for name, data in debug:
        add(name, elf.SHT_PROGBITS, 0, 0, data, len(data))

    strings = _Strings()
    ordered = sorted(symbols, key=lambda symbol: (symbol[4] != elf.STB_LOCAL, symbol[1], symbol[0]))
    table = bytearray(elf.SYM.size)
    for name, address, size, kind, binding in ordered:
        place = elf.SHN_ABS
        for low, high, index in spans:
            if low <= address <= high:
                place = index
                break
        table += elf.SYM.pack(strings.add(name), binding << 4 | kind, 0, place, address, size)
    local = 1 + sum(symbol[4] == elf.STB_LOCAL for symbol in ordered)
    link = len(records) + 1
    add(".symtab", elf.SHT_SYMTAB, 0, 0, bytes(table), len(table), link, local, 8, elf.SYM.size)
    add(".strtab", elf.SHT_STRTAB, 0, 0, bytes(strings.data), len(strings.data))
    names.add(".shstrtab")
    add(".shstrtab", elf.SHT_STRTAB, 0, 0, bytes(names.data), len(names.data))
    body.extend(bytes(-(start + len(body)) % 8))
    head = _header(entry, len(headers), start + len(body), len(records), len(records) - 1)
    return head + b"".join(headers) + bytes(body) + b"".join(elf.SHDR.pack(*record) for record in records)
