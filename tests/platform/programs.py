"""Builds small programs of hand-written LLVM IR for a target, without the compiler."""

from pathlib import Path

import llvmlite.binding as llvm

from unic.link import Image, link
from unic.targets import Target

llvm.initialize_native_target()
llvm.initialize_native_asmprinter()
llvm.initialize_native_asmparser()


def assemble(ir: str, assembly: str, target: Target) -> bytes:
    """IR text plus `module asm` to an ELF object."""
    quoted = "\n".join(
        'module asm "' + line.replace("\\", "\\5C").replace('"', "\\22").replace("\t", "\\09") + '"'
        for line in assembly.splitlines()
    )
    module = llvm.parse_assembly(f'target triple = "{target.triple}"\n{quoted}\n{ir}')
    module.verify()
    machine = llvm.Target.from_triple(target.triple).create_target_machine(
        cpu=target.cpu, features=target.features, opt=2, reloc="static", codemodel="small"
    )
    return machine.emit_object(module)


def build(ir: str, target: Target, path: Path, assembly: str = "", seed: int = 0) -> Image:
    """Builds and writes the image to `path`."""
    image = link(assemble(ir, target.assembly() + assembly, target), target.layout, seed)
    path.write_bytes(image.image)
    path.chmod(0o755)
    return image
