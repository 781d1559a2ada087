"""Small static programs for Linux, in assembly: no libc, nothing to load."""

from __future__ import annotations

from unic.codegen.machine import assemble
from unic.link import Layout, SegmentRule, link
from unic.link.elf import PF_R, PF_X

ENTRY = 0x400000
LAYOUT = Layout(entry="start", base=ENTRY, segments=(SegmentRule("text", PF_R | PF_X),), page_congruent=True)


def assembled(assembly: str) -> bytes:
    """The ELF file of a program whose first instruction is at `start`, in the section .text.start, at ENTRY. Raises LinkError."""
    return link(assemble(assembly), LAYOUT).image
