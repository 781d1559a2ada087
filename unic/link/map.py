"""The link map: every byte of the image by segment, section and address, as text."""

from unic.link import elf
from unic.link.layout import Segment
from unic.link.object import Section


def permissions(flags: int) -> str:
    return "".join(letter if flags & bit else "-" for letter, bit in (("r", 4), ("w", 2), ("x", 1)))


def write_map(segments: list[Segment], notes: list[Section], folded: list[Section], image_size: int) -> str:
    """One line a segment and, indented, one a section: address, size in bytes, name.

    Zero-initialised sections have a `0` in the last column: they take memory but no file bytes.
    """
    lines = [f"file {image_size}"]
    for segment in segments:
        rule = segment.rule
        lines.append(
            f"segment {rule.name} {permissions(rule.permissions)} address {segment.address:#x} "
            f"file {segment.file_size} memory {segment.memory_size}"
        )
        for section in segment.sections:
            tail = " 0" if section.kind == elf.SHT_NOBITS else ""
            lines.append(f"  {section.address:#010x} {section.size:7} {section.name}{tail}")
    for note in notes:
        lines.append(f"note {note.size} {note.name}")
    for section in folded:
        target = section.folded_into
        while target is not None and target.folded_into is not None:
            target = target.folded_into
        lines.append(f"folded {section.size} {section.name} into {target.name if target else '?'}")
    return "\n".join(lines) + "\n"
