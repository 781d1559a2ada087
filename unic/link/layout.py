"""Where sections go: rules for segments, and the assignment of addresses.

Inside a segment the order of the sections comes from the seed (address-space
randomisation at build time): the same seed gives the same order, another seed another.
"""

from dataclasses import dataclass, field
from hashlib import blake2b

from unic.link import elf
from unic.link.errors import LinkError
from unic.link.object import Section

PAGE = 4096


@dataclass(frozen=True)
class SegmentRule:
    """A segment: its name, its ELF permissions (PF_*), and the section-name prefixes it claims.

    A section that no prefix claims goes to the first rule with its own permissions.
    `guard_pages`: pages left unmapped in front of the segment.
    The linker defines NAME_start and NAME_end (end of the zero-initialised part) for each.
    """

    name: str
    permissions: int
    prefixes: tuple[str, ...] = ()
    guard_pages: int = 0


@dataclass(frozen=True)
class Layout:
    """How a target wants its image.

    Behind the read-only data lie writable ones, without a guard: the runtime reads texts by words, the last of which may end there.

    `base`: lowest address. `page_congruent`: file offsets must equal addresses modulo the
    page size (the Linux ELF loader maps file pages; PVH loaders copy and do not care).
    `slide_pages`: the base moves up by a number of pages below this, chosen by the seed.
    """

    entry: str
    base: int
    segments: tuple[SegmentRule, ...]
    page_congruent: bool = False
    slide_pages: int = 1
    keep: tuple[str, ...] = ()
    fold: bool = False

    def __post_init__(self) -> None:
        for rule in self.segments:
            if rule.permissions & elf.PF_W and rule.permissions & elf.PF_X:
                raise LinkError(f"segment {rule.name} would be both writable and executable")


@dataclass(eq=False)
class Segment:
    """A laid-out segment: [address, address + file_size) is in the file, the rest to memory_size is zero."""

    rule: SegmentRule
    sections: list[Section] = field(default_factory=list)
    address: int = 0
    offset: int = 0
    file_size: int = 0
    memory_size: int = 0
    zero_address: int = 0

    @property
    def end(self) -> int:
        return self.address + self.memory_size


def align_up(value: int, alignment: int) -> int:
    return (value + alignment - 1) // alignment * alignment


def headers_size(segments: int, notes: bool, layout: Layout) -> int:
    """Bytes of the ELF header and the program headers: the segments, PT_NOTE if there is a note, and PT_GNU_STACK where
    Linux loads the file, which would make the stack executable without it; a VMM makes no stack."""
    return elf.EHDR.size + elf.PHDR.size * (segments + notes + layout.page_congruent)


def linker_symbols(layout: Layout) -> list[str]:
    """The names `layout` lets the linker define."""
    names = ["image_start", "image_end", "bss_start", "bss_end"]
    for rule in layout.segments:
        names += [f"{rule.name}_start", f"{rule.name}_end"]
    return names


def assign(sections: list[Section], layout: Layout, seed: int) -> list[Segment]:
    """Puts each section into its segment and gives it an address. Notes get none: they stay in the file only."""
    segments = [Segment(rule) for rule in layout.segments]
    for section in sections:
        if section.kind != elf.SHT_NOTE:
            _choose(segments, section).sections.append(section)
    segments = [segment for segment in segments if segment.sections]
    offset = headers_size(len(segments), any(section.kind == elf.SHT_NOTE for section in sections), layout)
    address = layout.base + PAGE * (_key(seed, "base") % layout.slide_pages)
    for segment in segments:
        address = align_up(address, PAGE) + PAGE * segment.rule.guard_pages
        if layout.page_congruent and any(not section.is_nobits for section in segment.sections):
            # Linux before 6.6 maps a segment without file bytes only from the next page on.
            address += offset % PAGE
        segment.address, segment.offset = address, offset
        _place(segment, seed)
        offset += segment.file_size
        address = segment.end
        if address > 0x7FFFFFFF:
            raise LinkError(f"image ends at {address:#x}, beyond the 2 GiB of the small code model")
    return segments


def _choose(segments: list[Segment], section: Section) -> Segment:
    for segment in segments:
        if segment.rule.prefixes and section.name.startswith(segment.rule.prefixes):
            return segment
    wanted = elf.PF_R
    if section.flags & elf.SHF_WRITE:
        wanted |= elf.PF_W
    if section.flags & elf.SHF_EXECINSTR:
        wanted |= elf.PF_X
    for segment in segments:
        if not segment.rule.prefixes and segment.rule.permissions == wanted:
            return segment
    raise LinkError(f"no segment of the layout takes section {section.name} (permissions {wanted})")


def _key(seed: int, name: str) -> int:
    digest = blake2b(name.encode(), digest_size=8, key=seed.to_bytes(8, "little", signed=True))
    return int.from_bytes(digest.digest(), "little")


def _place(segment: Segment, seed: int) -> None:
    """Orders and addresses the sections of one segment: contents first, zero-initialised last.

    The order is by falling alignment, so that no padding is lost between the groups, and
    by the seed inside a group.
    """
    keyed = [(s.is_nobits, -min(s.align, 16), _key(seed, s.name), s.index, s) for s in segment.sections]
    segment.sections = [item[-1] for item in sorted(keyed, key=lambda item: item[:-1])]
    address = segment.address
    file_end = address
    segment.zero_address = 0
    for section in segment.sections:
        if section.is_nobits and not segment.zero_address:
            segment.zero_address = align_up(address, 8)
        address = align_up(address, section.align)
        section.address = address
        address += section.size
        if not section.is_nobits:
            file_end = address
    if not segment.zero_address:
        segment.zero_address = address
    segment.file_size = file_end - segment.address
    segment.memory_size = address - segment.address
