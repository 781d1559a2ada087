"""The way of a program through the stages: source, AST, typed program, IR, LLVM, object, image.

Each stage is computed when it is first asked for, so that any of them can be shown.
"""
from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from unic import cache
from unic.analysis import typed
from unic.analysis.program import load_program
from unic.codegen import Compilation, Options, compile
from unic.ir import ir
from unic.ir.passes import run_passes
from unic.ir.ranges import Counts
from unic.link import Image, link
from unic.lower.program import lower_program
from unic.syntax import parser
from unic.targets import by_name
from unic.targets.target import Target

PROJECT = Path(__file__).resolve().parent.parent
# Recursion follows the nesting of the source, which the parser bounds.
RECURSION_LIMIT = 40_000


@dataclass(frozen=True)
class Source:
    """What to compile.

    main: the program's main module. target: "qemu" or "jail". constants: compile-time values
    by (module, name), module "image" for the image's own. baked: (path, content) of files to
    keep in the image, sorted by path. optimize: see codegen.Options. debug: DWARF line tables for the debug file; the image is the
    same with and without.
    """

    main: Path
    target: str
    constants: dict[tuple[str, str], Any] = field(default_factory=dict)
    baked: tuple[tuple[str, bytes], ...] = ()
    seed: int = 0
    opt_level: int = 2
    optimize: str = "size"
    debug: bool = True


IMAGE_DEFAULTS: dict[str, Any] = {"NETWORK": False, "LOOPBACK": True, "SOCKETS": False, "LISTEN": "", "ADDRESS": "dhcp", "BLOCKS": "", "GATEWAY": "", "HOSTNAME": "unic", "MEMORY_LIMIT": 0, "ASSERTS": True}


@contextmanager
def uncollected() -> Iterator[None]:
    """No collector runs meanwhile: the stages make many small objects that all live to their ends, so that collecting in between only costs."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Pipeline:
    """One compilation."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.target: Target = by_name(source.target)

    def at_level(self, opt_level: int) -> "Pipeline":
        """The same program at another level; the stages before code generation are shared, as the level means nothing to them."""
        other = Pipeline(replace(self.source, opt_level=opt_level))
        other.__dict__["lowered"] = self.lowered
        return other

    @cached_property
    def typed_program(self) -> typed.Program:
        """Raises CompileError."""
        sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION_LIMIT))
        constants = {("image", name): value for name, value in IMAGE_DEFAULTS.items()}
        constants.update(self.source.constants)
        constants["image", "TARGET"] = self.source.target
        # Whether the library takes the longer code where that is the faster.
        constants["image", "FAST"] = self.source.optimize != "size"
        with uncollected():
            return load_program(self.source.main, [PROJECT / "stdlib"], PROJECT, constants, lambda path: parser.load(str(path)), parser.parse,
                                list(self.source.baked))

    @cached_property
    def lowered(self) -> tuple[ir.Module, Counts]:
        """The IR after its passes, and how many checks these removed."""
        program = self.typed_program
        with uncollected():
            module = lower_program(program)
            return module, run_passes(module)

    @cached_property
    def compilation(self) -> Compilation:
        source = self.source
        module = self.lowered[0]
        assembly = self.target.assembly()
        if self.target.generated is not None:
            assembly += self.target.generated(module)
        options = Options(opt_level=source.opt_level, optimize=source.optimize, assembly=(assembly,), debug=source.debug)
        with uncollected():
            return compile(module, options)

    @cached_property
    def object_bytes(self) -> bytes:
        """The object file; LLVM is not asked again for a module it has compiled before."""
        text = self.compilation.llvm_text
        key = cache.key("object", cache.version_of("codegen"), str(self.source.opt_level), self.source.optimize, text)
        found = cache.read("objects", key)
        if found is None:
            found = self.compilation.object_bytes
            cache.write("objects", key, found)
        return found

    @cached_property
    def image(self) -> Image:
        return link(self.object_bytes, self.target.layout, self.source.seed)
