"""The least that QEMU can boot: a PVH kernel that prints one byte on COM1 and ends QEMU."""

from __future__ import annotations

import llvmlite.binding as llvm

from unic.link import Layout, SegmentRule, link
from unic.link.elf import PF_R, PF_X
from unic.targets.kvm import module_assembly

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
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    llvm.initialize_native_asmparser()
    triple = "x86_64-unknown-none-elf"
    module = llvm.parse_assembly(f'target triple = "{triple}"\n' + module_assembly(ASSEMBLY))
    machine = llvm.Target.from_triple(triple).create_target_machine(reloc="static", codemodel="small")
    return link(machine.emit_object(module), LAYOUT).image
