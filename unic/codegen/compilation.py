"""Drives LLVM: module text in, optimised module, object and assembly out."""
from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import llvmlite.binding as llvm

from unic.codegen.debug import name_bodies
from unic.codegen.machine import target_machine
from unic.codegen.module import module_text
from unic.ir import ir

# What a callee may cost more than its call where code is compiled for size. Measured: the web
# server is smallest with it, 0 and LLVM's default are both larger.
INLINING_THRESHOLD = 5


@dataclass(frozen=True)
class Options:
    """How to compile.

    opt_level: 0 or 2. optimize: "size", "loops" (for speed what is judged hot, the rest for size) or "speed". assembly: texts assembled into the
    module. debug: DWARF line tables. variables: as a debugger is to see the program, whose IR says what its variables are.
    """

    opt_level: int = 2
    optimize: str = "size"
    assembly: tuple[str, ...] = field(default=())
    debug: bool = False
    variables: bool = False


class Compilation:
    """One program in LLVM's hands; the optimised forms are computed when asked for."""

    def __init__(self, llvm_text: str, options: Options) -> None:
        self.llvm_text = llvm_text
        self.options = options

    @cached_property
    def _target_machine(self) -> llvm.TargetMachine:
        return target_machine(self.options.opt_level)

    @cached_property
    def _module(self) -> llvm.ModuleRef:
        machine = self._target_machine
        module = llvm.parse_assembly(self.llvm_text)
        module.verify()
        tuning = llvm.create_pipeline_tuning_options(speed_level=self.options.opt_level)
        # A boot image has no use for code that trades much size for a little speed.
        tuning.loop_unrolling = False
        tuning.loop_vectorization = False
        tuning.slp_vectorization = False
        if self.options.optimize == "size":
            tuning.inlining_threshold = INLINING_THRESHOLD
        builder = llvm.create_pass_builder(machine, tuning)
        builder.getModulePassManager().run(module, builder)
        if self.options.opt_level:
            # The pipeline looks across calls only before it inlines. Measured: less than a second, 0.9 KB of 136.
            late = llvm.create_new_module_pass_manager()
            late.add_ipsccp_pass()
            late.add_dead_arg_elimination_pass()
            late.add_simplify_cfg_pass()
            late.run(module, builder)
        if self.options.variables:
            module = llvm.parse_assembly(name_bodies(str(module)))
        return module

    @cached_property
    def object_bytes(self) -> bytes:
        """The ELF object."""
        return self._target_machine.emit_object(self._module)

    def asm(self) -> str:
        """The assembly of the object."""
        return self._target_machine.emit_assembly(self._module)


def compile(program: ir.Module, options: Options = Options()) -> Compilation:
    """Compiles a lowered program, after its IR passes."""
    return Compilation(module_text(program, options), options)
