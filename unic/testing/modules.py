"""The modules of an app that tests are read from: what their names stand for, and the text of what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from unic.diagnostics import Span
from unic.project import refusal
from unic.syntax import ast, parser

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


@dataclass(eq=False)
class Module:
    """A parsed module. `file`: relative to the app's folder. `name`: dotted, as the program imports it."""

    path: Path
    file: Path
    source: str
    tree: ast.Module = field(repr=False)
    # Types for parameters that have none, by the place (line, column) behind their names.
    annotations: dict[tuple[int, int], str] = field(default_factory=dict, repr=False)
    # Text in place of other, by the places (line from 0, column) where this begins and ends.
    replaced: dict[tuple[tuple[int, int], tuple[int, int]], str] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        return ".".join(self.file.with_suffix("").parts)

    @cached_property
    def lines(self) -> list[str]:
        return self.source.split("\n")

    @cached_property
    def definitions(self) -> dict[str, Definition]:
        """Functions and classes of the module itself. As in Python, the last of one name counts."""
        return {node.name: node for node in self.tree.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))}

    @cached_property
    def values(self) -> dict[str, ast.expr]:
        """What is assigned to variables of the module."""
        found: dict[str, ast.expr] = {}
        for node in self.tree.body:
            if isinstance(node, ast.Assign):
                found.update({target.id: node.value for target in node.targets if isinstance(target, ast.Name)})
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
                found[node.target.id] = node.value
        return found

    @cached_property
    def imported(self) -> dict[str, str]:
        """What the imported names stand for: "pytest", "pytest.raises"."""
        found: dict[str, str] = {}
        for node in self.tree.body:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.asname or alias.name.partition(".")[0]
                    found[name] = alias.name if alias.asname else name
            elif isinstance(node, ast.ImportFrom):
                found.update({alias.asname or alias.name: f"{self._base(node)}.{alias.name}" for alias in node.names})
        return found

    @cached_property
    def named_modules(self) -> set[str]:
        """Full names that are imported anywhere in it, and may be those of modules."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                found.update([base, *(f"{base}.{alias.name}" for alias in node.names)])
        return found - {""}

    def _base(self, node: ast.ImportFrom) -> str:
        """The full name of what is imported from."""
        package = [*self.file.parts[: len(self.file.parts) - node.level]] if node.level else []
        return ".".join([*package, *([node.module] if node.module else [])])

    def dotted(self, node: Any) -> str:
        """The full name that a name or attribute stands for, "" for any other expression."""
        if isinstance(node, ast.Attribute):
            base = self.dotted(node.value)
            return f"{base}.{node.attr}" if base else ""
        return self.imported.get(node.id, node.id) if isinstance(node, ast.Name) else ""

    def longest_module(self, parts: list[str]) -> str:
        """The dotted name that these parts begin with and that is one of a module of the app; else the first of them."""
        folder = self.path.parents[len(self.file.parts) - 1]
        for count in range(len(parts), 0, -1):
            if (folder.joinpath(*parts[:count]).with_suffix(".py")).is_file():
                return ".".join(parts[:count])
        return parts[0]

    def text(self, node: Any) -> str:
        """The source of an expression, in parentheses when it has several lines."""
        if node.lineno == node.end_lineno:
            return self.lines[node.lineno - 1][node.col_offset : node.end_col_offset]
        first, last = self.lines[node.lineno - 1][node.col_offset :], self.lines[node.end_lineno - 1][: node.end_col_offset]
        return "(" + "\n".join([first, *self.lines[node.lineno : node.end_lineno - 1], last]) + ")"

    def refused(self, node: Any, message: str, hint: str) -> Exception:
        return refusal(message, Span(str(self.path), node.lineno, node.col_offset, node.lineno, node.col_offset + 1), hint)


class Modules:
    """Those of the app in `folder`, each read once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.read: dict[Path, Module] = {}

    def load(self, file: Path) -> Module:
        """Raises CompileError, OSError."""
        if file not in self.read:
            path = self.folder / file
            source, tree = parser.load(str(path))
            source = source.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
            self.read[file] = Module(path, file, source, tree)
        return self.read[file]

    def named(self, name: str) -> Module | None:
        """The app's module of this dotted name. A package is none."""
        file = Path(*name.split(".")).with_suffix(".py") if name else None
        return self.load(file) if file is not None and (self.folder / file).is_file() else None

    def definition(self, module: Module, name: str, importing: tuple[str, ...] = ()) -> tuple[Module, Definition] | None:
        """The function or class that `name` stands for in `module`, if the app defines it. `importing`: full names on the way to it."""
        if name in module.definitions:
            return module, module.definitions[name]
        full = module.imported.get(name, "")
        return self._of_full_name(full, importing) if full not in importing else None

    def class_of(self, module: Module, node: Any) -> tuple[Module, ast.ClassDef] | None:
        """The class of the app that an expression names."""
        found = self.definition(module, node.id) if isinstance(node, ast.Name) else self._of_full_name(module.dotted(node))
        return (found[0], found[1]) if found is not None and isinstance(found[1], ast.ClassDef) else None

    def _of_full_name(self, full: str, importing: tuple[str, ...] = ()) -> tuple[Module, Definition] | None:
        package, _, name = full.rpartition(".")
        home = self.named(package)
        return self.definition(home, name, (*importing, full)) if home is not None else None
