"""The order of a link: read, collect, fold, lay out, relocate, write."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from unic.link import elf
from unic.link.elf_writer import write_debug, write_image
from unic.link.fold import fold_identical_code
from unic.link.gc import live_sections
from unic.link.layout import Layout, Segment, assign, linker_symbols
from unic.link.map import write_map
from unic.link.object import ObjectFile, Section, read_object
from unic.link.relocate import relocate, resolve


@dataclass
class Image:
    """What a link gives. `image`: the stripped ELF file that boots. `symbols`: name -> address.

    `functions`: (address, size in bytes, name) of all code and data symbols in the image, by address. `program`: what was linked,
    `segments` and `notes`: what of it is in the image, `folded`: what is there as another one. `make_debug`: makes `debug` with further
    sections, each its name and contents, and further names for symbols, each the symbol and another name.
    """

    image: bytes
    map: str
    entry: int
    symbols: dict[str, int]
    functions: list[tuple[int, int, str]]
    program: ObjectFile = field(repr=False)
    segments: list[Segment] = field(repr=False)
    notes: list[Section] = field(repr=False)
    folded: list[Section] = field(repr=False)
    make_debug: Callable[[list[tuple[str, bytes]], Iterable[tuple[str, str]]], bytes] = field(repr=False)

    @cached_property
    def debug(self) -> bytes:
        """The same program as an ELF file with symbols and DWARF; made when first asked for."""
        return self.make_debug([], [])


def link(object_bytes: bytes, layout: Layout, seed: int = 0) -> Image:
    """Links one x86-64 relocatable object. The same arguments give the same bytes.

    Raises LinkError or UndefinedSymbols.
    """
    program = read_object(object_bytes)
    sections = live_sections(program, layout.entry, layout.keep, linker_symbols(layout))
    remaining = fold_identical_code(program, sections) if layout.fold else sections
    segments = assign(remaining, layout, seed)
    notes = [section for section in remaining if section.kind == elf.SHT_NOTE]
    provided = _provided(segments, layout)
    contents = {s.index: relocate(program, s, provided) for s in remaining if not s.is_nobits}
    entry = resolve(program, program.by_name[layout.entry], provided) or 0
    image = write_image(segments, notes, contents, layout, entry)
    named = _named_symbols(program, provided)
    folded = [section for section in sections if section.folded_into is not None]

    def make_debug(further: list[tuple[str, bytes]], aliases: Iterable[tuple[str, str]]) -> bytes:
        debug = [(s.name, relocate(program, s, provided)) for s in program.sections if s.is_debug]
        return write_debug(segments, contents, debug + further, [*named, *_aliases(named, aliases)], entry)

    return Image(
        image=image,
        map=write_map(segments, notes, folded, len(image)),
        entry=entry,
        symbols={name: address for name, address, _, _, _ in named},
        functions=sorted((address, size, name) for name, address, size, _, _ in named if size),
        program=program,
        segments=segments,
        notes=notes,
        folded=folded,
        make_debug=make_debug,
    )


def _aliases(named: list[tuple[str, int, int, int, int]], aliases: Iterable[tuple[str, str]]) -> Iterator[tuple[str, int, int, int, int]]:
    """Symbols for the further names, each with the one it is another name of. Without a size: the name of an address is the symbol's own."""
    places = {name: (address, kind) for name, address, _, kind, _ in named}
    for symbol, name in aliases:
        if symbol in places:
            address, kind = places[symbol]
            yield name, address, 0, kind, elf.STB_LOCAL


def _provided(segments: list[Segment], layout: Layout) -> dict[str, int]:
    """The linker-defined symbols; those of an empty segment all stand at the end of the image."""
    end = segments[-1].end if segments else layout.base
    result = {name: end for name in linker_symbols(layout)}
    result["image_start"] = segments[0].address if segments else end
    for segment in segments:
        result[f"{segment.rule.name}_start"] = segment.address
        result[f"{segment.rule.name}_end"] = segment.end
        if segment.rule.name == "data":
            result["bss_start"] = segment.zero_address
            result["bss_end"] = segment.end
    return result


def _named_symbols(program: ObjectFile, provided: dict[str, int]) -> list[tuple[str, int, int, int, int]]:
    """(name, address, size, kind, binding) of what is in the image.

    Assembly labels have no size: each reaches to the next label or the end of its section.
    """
    result = []
    labels: dict[int, set[int]] = {}
    defined = []
    for symbol in program.symbols:
        if not symbol.name or symbol.kind in (elf.STT_SECTION, elf.STT_FILE):
            continue
        if symbol.absolute and symbol.binding == elf.STB_GLOBAL:
            result.append((symbol.name, symbol.value, 0, symbol.kind, symbol.binding))
        if symbol.section is not None:
            labels.setdefault(symbol.section.index, {symbol.section.size}).add(symbol.value)
            defined.append((symbol, symbol.section))
    for symbol, section in defined:
        address = resolve(program, symbol, provided)
        if address is not None:
            following = [place for place in labels[section.index] if place > symbol.value]
            size = symbol.size or (min(following) - symbol.value if following else 0)
            result.append((symbol.name, address, size, symbol.kind, symbol.binding))
    for name, address in provided.items():
        result.append((name, address, 0, elf.STT_NOTYPE, elf.STB_GLOBAL))
    return result
