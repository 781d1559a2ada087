"""Fills the examples of docs/compiler.md with what the stages of the compiler make of the program on that page.

    python -m tools.compiler_tour

A line `<!-- made by: STAGE ARGUMENT -->` says what the block below it shows:

    ast LINE        the syntax tree of the statement in that line of the program
    types NAME      a function of the typed program
    ir NAME         a function of the IR, after its passes
    passes NAME     what they changed in it: lines before (-) and after (+)
    llvm NAME       a function as LLVM is given it
    asm NAME        a function's assembly
    map TEXT        the lines of the map that begin with TEXT or have it at their end
    figures         how many functions were reached, checks removed, and bytes linked

Numbers that come from everything else in the image (addresses, sizes, which literal) differ with every change of the library:
a page on which only these are old is current.
"""

from __future__ import annotations

import difflib
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from unic.analysis import print as typed_print
from unic.ir import ir
from unic.ir.print import print_function
from unic.lower.program import lower_program
from unic.pipeline import Pipeline
from unic.project import load
from unic.syntax import ast, parser

PAGE = Path(__file__).resolve().parent.parent / "docs" / "compiler.md"
PROGRAM = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^<!-- made by: (?P<stage>\w+) ?(?P<argument>.*?) -->\n```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


class TourError(Exception):
    """The page asks for what is not there."""


class Tour:
    """One program's way through the stages. Its image has no line tables: they are half of LLVM's text."""

    def __init__(self, program: Path) -> None:
        app = load(program, "qemu")
        self._pipeline = Pipeline(replace(app.source, debug=False))
        self._source = program.read_text(encoding="utf-8")
        self.stages: dict[str, Callable[[str], str]] = {
            "ast": self.ast, "types": self.types, "passes": self.passes, "ir": self.ir, "llvm": self.llvm, "asm": self.asm,
            "map": self.map, "figures": self.figures,
        }

    def ast(self, line: str) -> str:
        for node in ast.walk(parser.parse(self._source, "prices.py")):
            if isinstance(node, ast.stmt) and node.lineno == int(line):
                return ast.dump(node, indent=2)
        raise TourError(f"no statement begins in line {line}")

    def types(self, name: str) -> str:
        for function in self._pipeline.typed_program.functions:
            if function.symbol == name:
                return typed_print.print_function(function)
        raise TourError(f"no function {name} is reached")

    @cached_property
    def _before_passes(self) -> ir.Module:
        return lower_program(self._pipeline.typed_program)

    def passes(self, name: str) -> str:
        before, after = _function(self._before_passes, name), self.ir(name)
        changed = [line.rstrip() for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line.startswith(("- ", "+ "))]
        return "\n".join(changed)

    def ir(self, name: str) -> str:
        return _function(self._pipeline.lowered[0], name)

    def llvm(self, name: str) -> str:
        return _found(rf"^define [^\n]*@{re.escape(name)}\(.*?^}}$", self._pipeline.compilation.llvm_text, name)

    def asm(self, name: str) -> str:
        """Without directives, which say nothing to the processor."""
        text = _found(rf"^{re.escape(name)}:.*?^\.Lfunc_end", self._pipeline.compilation.asm(), name)
        lines = [line.split("#")[0].rstrip() for line in text.split("\n")]
        kept = "\n".join(line.expandtabs(8) for line in lines if line and not re.match(r"\s+\.|\.Lfunc_end", line))
        return re.sub(r"\.LBB\d+_", ".L", kept)

    def map(self, wanted: str) -> str:
        lines = [line for line in self._pipeline.image.map.split("\n") if line.startswith(wanted) or line.endswith(wanted)]
        if not lines:
            raise TourError(f"nothing in the map has {wanted}")
        return "\n".join(lines)

    def figures(self, _: str) -> str:
        counts = self._pipeline.lowered[1]
        return (f"functions reached: {len(self._pipeline.typed_program.functions):,}\n"
                f"checks removed: {counts.removed:,}\nchecks kept: {counts.kept:,}\nimage: {len(self._pipeline.image.image):,} bytes")


def without_numbers(page: str) -> str:
    """The page without what a change anywhere in the library may change."""
    return re.sub(r"0x[0-9a-f]+|\bliteral\.\d+|\b\d{3,}\b|\b\d+,\d+\b|(?<= )\d+(?= \.)", "N", page)


def _function(module: ir.Module, name: str) -> str:
    for function in module.functions:
        if function.symbol == name:
            return print_function(function)
    raise TourError(f"the IR has no function {name}")


def _found(pattern: str, text: str, name: str) -> str:
    found = re.search(pattern, text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise TourError(f"{name} is not there: it may be in line in its callers")
    return found[0]


def filled(page: str) -> str:
    """The page with its examples made anew. Raises TourError, CompileError."""
    program = PROGRAM.search(page)
    if program is None:
        raise TourError("the page has no program")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prices.py"
        path.write_text(program[1], encoding="utf-8")
        tour = Tour(path)

        def example(block: re.Match[str]) -> str:
            text = tour.stages[block["stage"]](block["argument"])
            return f"<!-- made by: {block['stage']} {block['argument']}".rstrip() + f" -->\n```{block['language']}\n{text.strip()}\n```"

        return BLOCK.sub(example, page)


def main() -> int:
    page = PAGE.read_text(encoding="utf-8")
    try:
        PAGE.write_text(filled(page), encoding="utf-8")
    except TourError as error:
        print(f"error: {PAGE}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
