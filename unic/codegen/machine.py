"""The processor that code is made for, LLVM set up for it, and assembly as LLVM takes it."""
from __future__ import annotations

import llvmlite.binding as llvm

TRIPLE = "x86_64-unknown-none-elf"
CPU = "x86-64"

_initialized = False


def target_machine(opt_level: int = 2) -> llvm.TargetMachine:
    """Makes objects of code that is linked at fixed addresses below 2 GiB."""
    initialize()
    return llvm.Target.from_triple(TRIPLE).create_target_machine(cpu=CPU, opt=opt_level, reloc="static", codemodel="small")


def initialize() -> None:
    """Sets up LLVM, once in a process."""
    global _initialized
    if not _initialized:
        # Sequences that occur more than once become functions; an option of the process, so that
        # the functions that are not to be cut up say `nooutline`.
        llvm.set_option("unic", "-enable-machine-outliner=always")
        llvm.initialize_native_target()
        llvm.initialize_native_asmprinter()
        # Without it `module asm` aborts the process.
        llvm.initialize_native_asmparser()
        _initialized = True


def module_assembly(text: str) -> str:
    """An assembly source as `module asm` lines."""
    return "\n".join(f'module asm "{_escape(line)}"' for line in text.split("\n"))


def _escape(line: str) -> str:
    return "".join(c if " " <= c <= "~" and c not in '"\\' else "".join(f"\\{b:02X}" for b in c.encode()) for c in line)


def assemble(assembly: str, llvm_text: str = "") -> bytes:
    """The ELF object of an assembly source and LLVM functions, the latter as they are."""
    initialize()
    module = llvm.parse_assembly(f'target triple = "{TRIPLE}"\n{module_assembly(assembly)}\n{llvm_text}')
    module.verify()
    return target_machine().emit_object(module)


def listing(assembly: str) -> str:
    """An assembly source as LLVM reads it: conditions decided, repetitions written out, numbers in place of their names."""
    initialize()
    module = llvm.parse_assembly(f'target triple = "{TRIPLE}"\n{module_assembly(assembly)}')
    return target_machine().emit_assembly(module)
