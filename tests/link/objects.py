"""Objects for the linker's tests, assembled by LLVM from assembly text."""

import llvmlite.binding as llvm

from unic.link import Layout, SegmentRule
from unic.link.elf import PF_R, PF_W, PF_X
from unic.targets.kvm import module_assembly

TRIPLE = "x86_64-unknown-none-elf"

llvm.initialize_native_target()
llvm.initialize_native_asmprinter()
llvm.initialize_native_asmparser()

LAYOUT = Layout(
    entry="start",
    base=0x100000,
    segments=(
        SegmentRule("text", PF_R | PF_X),
        SegmentRule("rodata", PF_R),
        SegmentRule("data", PF_R | PF_W),
    ),
)


def assemble(text: str, ir: str = "") -> bytes:
    module = llvm.parse_assembly(f'target triple = "{TRIPLE}"\n{module_assembly(text)}\n{ir}')
    machine = llvm.Target.from_triple(TRIPLE).create_target_machine(reloc="static", codemodel="small")
    return machine.emit_object(module)
