"""The way of a program through the stages: source, AST, typed program, IR, LLVM, object, image.

Each stage is computed when it is first asked for, so that any of them can be shown.
"""
from __future__ import annotations

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from unic import cache, progress
from unic.analysis import typed
from unic.analysis.program import load_program
from unic.codegen import Compilation, Options, compile
from unic.codegen.debug_names import further_names
from unic.ir import ir
from unic.ir.kept import keep_unreached
from unic.ir.passes import run_passes
from unic.ir.ranges import Counts
from unic.link import Image, link
from unic.lower.program import lower_program
from unic.syntax import ast, parser
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
    same with and without. variables: with the program's variables, too; meant for `opt_level` 0, which keeps all of them in memory.
    keeps_everything: without dead-code elimination (unic/analysis/keeping.py). folds_settings: False for the user's settings to be
    variables (unic/analysis/settings.py). Both are there to show what they are worth.
    """

    main: Path
    target: str
    constants: dict[tuple[str, str], Any] = field(default_factory=dict)
    baked: tuple[tuple[str, bytes], ...] = ()
    seed: int = 0
    opt_level: int = 2
    optimize: str = "size"
    debug: bool = True
    keeps_everything: bool = False
    folds_settings: bool = True
    variables: bool = False


IMAGE_DEFAULTS: dict[str, Any] = {"NETWORK": False, "LOOPBACK": True, "SOCKETS": False, "LISTEN": "", "ADDRESS": "dhcp", "BLOCKS": "", "GATEWAY": "", "HOSTNAME": "unic", "MEMORY_LIMIT": 0, "ASSERTS": True, "PHASES": False, "REDIRECTS_ERRORS": False}


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
    """One compilation.

    seconds: what each stage that was run took, by its name, in their order: "parsing", "checking", "lowering", "code generation", "LLVM", "linking".
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.target: Target = by_name(source.target)
        self.seconds: dict[str, float] = {}

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        """Around what the stage itself does, when what it needs of earlier ones is there."""
        began = time.perf_counter()
        with progress.step(name), uncollected():
            yield
        self.seconds[name] = time.perf_counter() - began

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
        self.seconds["parsing"] = 0.0
        with self._stage("checking"):
            program = load_program(self.source.main, [PROJECT / "stdlib"], PROJECT, constants, self._parse, parser.parse, list(self.source.baked),
                                   self.source.keeps_everything, self.source.folds_settings)
        # Modules are parsed as the check comes to them.
        self.seconds["checking"] -= self.seconds["parsing"]
        return program

    def _parse(self, path: Path) -> tuple[str, ast.Module]:
        began = time.perf_counter()
        parsed = parser.load(str(path))
        self.seconds["parsing"] += time.perf_counter() - began
        return parsed

    @cached_property
    def lowered(self) -> tuple[ir.Module, Counts]:
        """The IR after its passes, and how many checks these removed."""
        program = self.typed_program
        with self._stage("lowering"):
            module = lower_program(program, self.source.variables)
            if self.source.keeps_everything:
                keep_unreached(module)
            return module, run_passes(module)

    @property
    def assembly(self) -> str:
        """The source of what is assembly in the image, with the conditions that this has."""
        text = self.target.assembly()
        if self.source.constants.get(("image", "PHASES")):
            text = f".set PHASES, 1\n{text}"
        if self.target.generated is not None:
            text += self.target.generated(self.lowered[0])
        return text

    @cached_property
    def compilation(self) -> Compilation:
        source = self.source
        module = self.lowered[0]
        options = Options(opt_level=source.opt_level, optimize=source.optimize, assembly=(self.assembly,), debug=source.debug,
                          variables=source.variables)
        with self._stage("code generation"):
            return compile(module, options)

    @cached_property
    def object_bytes(self) -> bytes:
        """The object file; LLVM is not asked again for a module it has compiled before."""
        text = self.compilation.llvm_text
        key = cache.key("object", cache.version_of("codegen"), str(self.source.opt_level), self.source.optimize, text)
        found = cache.read("objects", key)
        if found is None:
            compilation = self.compilation
            with self._stage("LLVM"):
                found = compilation.object_bytes
            cache.write("objects", key, found)
        return found

    @cached_property
    def image(self) -> Image:
        found = self.object_bytes
        # Folded functions would show under one of their names only.
        layout = replace(self.target.layout, fold=False) if self.source.variables else self.target.layout
        if self.source.keeps_everything:
            layout = replace(layout, keep=(".",))
        with self._stage("linking"):
            return link(found, layout, self.source.seed)

    @property
    def further_names(self) -> list[tuple[str, str]]:
        """For a debugger that is to see variables: the symbols of the program's functions and other names that these can be found by."""
        return list(further_names(self.lowered[0])) if self.source.variables else []
