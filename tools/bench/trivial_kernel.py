"""The least that QEMU can boot: a PVH kernel that prints one byte on COM1 and ends QEMU."""

from __future__ import annotations

from unic.codegen.machine import assemble
from unic.link import Layout, SegmentRule, link
from unic.link.elf import PF_R, PF_X

# The note is what makes QEMU enter by PVH (Xen's XEN_ELFNOTE_PHYS32_ENTRY, 18).
ASSEMBLY = """
    .section .note.Xen,"a",@note
    .long 4, 4, 18
    .asciz "Xen"
    .long start
    .section .text.start,"ax",@progbits
    .globl start
    .code32
start:
    mov $0x3f8,%edx
    mov $'x',%al
    out %al,%dx
    mov $0xf4,%edx
    out %al,%dx
1:  hlt
    jmp 1b
    .code64
"""

LAYOUT = Layout(entry="start", base=0x100000, segments=(SegmentRule("text", PF_R | PF_X),))


def trivial_kernel() -> bytes:
    """The image."""
    return link(assemble(ASSEMBLY), LAYOUT).image
