"""Applies relocations (AMD64 psABI 1.0 §4.4.1): S symbol address, A addend, P place."""

from collections.abc import Mapping

from unic.link import elf
from unic.link.errors import LinkError
from unic.link.object import ObjectFile, Section, Symbol

def _unsigned(bits: int) -> tuple[int, int]:
    return 0, (1 << bits) - 1


def _signed(bits: int) -> tuple[int, int]:
    return -(1 << bits - 1), (1 << bits - 1) - 1


_ANY64 = (-(1 << 63), (1 << 64) - 1)

# type -> (name, bytes, relative to the place, smallest value, largest value)
KINDS: dict[int, tuple[str, int, bool, int, int]] = {
    1: ("R_X86_64_64", 8, False, *_ANY64),
    2: ("R_X86_64_PC32", 4, True, *_signed(32)),
    4: ("R_X86_64_PLT32", 4, True, *_signed(32)),
    10: ("R_X86_64_32", 4, False, *_unsigned(32)),
    11: ("R_X86_64_32S", 4, False, *_signed(32)),
    12: ("R_X86_64_16", 2, False, *_unsigned(16)),
    13: ("R_X86_64_PC16", 2, True, *_signed(16)),
    14: ("R_X86_64_8", 1, False, *_unsigned(8)),
    15: ("R_X86_64_PC8", 1, True, *_signed(8)),
    24: ("R_X86_64_PC64", 8, True, *_ANY64),
}
RANGE_LISTS = (".debug_ranges", ".debug_loc")
GOTPCRELX, REX_GOTPCRELX = 41, 42
PC32 = 2
UNSUPPORTED = {
    9: "R_X86_64_GOTPCREL", GOTPCRELX: "R_X86_64_GOTPCRELX", REX_GOTPCRELX: "R_X86_64_REX_GOTPCRELX",
    22: "R_X86_64_GOTTPOFF", 23: "R_X86_64_TPOFF32", 26: "R_X86_64_GOTPC32",
}  # fmt: skip


def resolve(program: ObjectFile, symbol: Symbol, provided: Mapping[str, int]) -> int | None:
    """The address of `symbol`, in a debug section its offset; None when its section is not in the image."""
    if symbol.is_undefined and symbol.name:
        if symbol.name in provided:
            return provided[symbol.name]
        symbol = program.by_name.get(symbol.name, symbol)
    if symbol.section is None:
        return symbol.value
    section = symbol.section
    while section.folded_into is not None:
        section = section.folded_into
    if section.address is None:
        return symbol.value if section.is_debug else None
    return section.address + symbol.value


def relocate(program: ObjectFile, section: Section, provided: Mapping[str, int]) -> bytes:
    """The contents of `section` with every relocation applied.

    References from debug sections to dropped code become 0, the tombstone debuggers expect, and 1 in lists of
    ranges, which a pair of zeros ends.
    Raises LinkError naming section and symbol when a value does not fit its field.
    """
    if not section.relocations:
        return section.data
    contents = bytearray(section.data)
    base = section.address or 0
    symbols = program.symbols
    resolved: dict[int, int | None] = {}
    for offset, info, addend in elf.RELA.iter_unpack(section.relocations):
        number, kind = info >> 32, info & 0xFFFFFFFF
        if kind in (GOTPCRELX, REX_GOTPCRELX) and _relax(contents, offset):
            kind = PC32
        if kind not in KINDS:
            name = UNSUPPORTED.get(kind, f"type {kind}")
            raise LinkError(
                f"{section.name}+{offset:#x}: relocation {name} against {symbols[number].name}: "
                "only static, non-PIC relocations of the small code model are linked"
            )
        if number not in resolved:
            resolved[number] = resolve(program, symbols[number], provided)
        target = resolved[number]
        if target is None:
            if section.in_memory:
                raise LinkError(f"{section.name}+{offset:#x}: {symbols[number].name} is not in the image")
            target, addend = int(section.name in RANGE_LISTS), 0
        _, width, relative, low, high = KINDS[kind]
        value = target + addend
        if relative:
            value -= base + offset
        if not low <= value <= high:
            raise LinkError(
                f"{section.name}+{offset:#x}: {KINDS[kind][0]} against {symbols[number].name} "
                f"does not fit: {value:#x} is outside [{low:#x}, {high:#x}]"
            )
        contents[offset : offset + width] = (value & (1 << 8 * width) - 1).to_bytes(width, "little")
    return bytes(contents)


def _relax(contents: bytearray, offset: int) -> bool:
    """Rewrites an instruction that reads an address from the GOT into one that has it (psABI §B.2).

    There is no GOT: LLVM asks for it where a symbol might be defined elsewhere. False for an
    instruction without such a form. `offset` is that of the displacement.
    """
    if contents[offset - 2] == 0x8B:  # mov symbol@GOTPCREL(%rip), %reg -> lea symbol(%rip), %reg
        contents[offset - 2] = 0x8D
    elif contents[offset - 2 : offset] == b"\xff\x15":  # call *symbol@GOTPCREL(%rip) -> addr32 call symbol
        contents[offset - 2 : offset] = b"\x67\xe8"
    else:
        return False
    return True
