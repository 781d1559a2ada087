"""DWARF as LLVM debug metadata: one subprogram a function, one location a line of it. Variables are in debug_variables.py."""
from __future__ import annotations

import os.path
import re
from collections.abc import Collection

from unic.codegen.debug_names import shown_name
from unic.ir import ir
from unic.ir.variables import RAMP

PRODUCER = "unic"


class DebugInfo:
    """Hands out metadata nodes; `first` is the first free metadata number.

    `full`: with variables, and a compile unit for each source file, as a debugger looks up module variables in the unit of the
    code it has stopped in. Otherwise all line tables are of one unit. `sources`: the paths of the program's own modules.
    """

    def __init__(self, first: int, full: bool = False, sources: Collection[str] = ()) -> None:
        self._next = first
        self._sources = sources
        self._full = full
        self._nodes: list[str] = []
        self._files: dict[str, str] = {}
        # The number of each unit's node, the variables of its module, and the types that it names.
        self._units: dict[str, str] = {}
        self._globals: dict[str, list[str]] = {}
        self._retained: dict[str, list[str]] = {}
        self._subprograms: dict[ir.Function, str] = {}
        self._locations: dict[tuple[ir.Function, int], str] = {}
        self._results: dict[ir.Function, str] = {}
        self._types = self.node("!DISubroutineType(types: !{})")

    def node(self, text: str) -> str:
        """A new node."""
        name = self.number()
        self.define(name, text)
        return name

    def number(self) -> str:
        """The number of a node that is still to be defined: types refer to each other."""
        self._next += 1
        return f"!{self._next - 1}"

    def define(self, number: str, text: str) -> None:
        self._nodes.append(f"{number} = {text}")

    def file(self, path: str) -> str:
        """The node of a source file. What the compiler makes of its own has none."""
        found = self._files.get(path)
        if found is None:
            folder, name = ("", path or PRODUCER) if self._full else os.path.split(path)
            found = self._files[path] = self.node(f'!DIFile(filename: "{quote(name)}", directory: "{quote(folder)}")')
        return found

    def unit(self, path: str) -> str:
        """The compile unit of a source file."""
        # The only one names a file; any will do, each subprogram has its own.
        path = (path or PRODUCER) if self._full else "main.py"
        found = self._units.get(path)
        if found is None:
            found = self._units[path] = self.number()
        return found

    def add_global(self, path: str, expression: str) -> None:
        """Puts a module variable into its file's unit."""
        self.unit(path)
        self._globals.setdefault(path, []).append(expression)

    def retain(self, path: str, type_: str) -> None:
        """Has a type described whether or not a variable has it."""
        self.unit(path)
        self._retained.setdefault(path, []).append(type_)

    def set_result(self, function: ir.Function, type_: str) -> None:
        """Has a function described as one that returns this type; to be said before its node is asked for."""
        self._results[function] = self.node(f"!DISubroutineType(types: !{{{type_}}})")

    def subprogram(self, function: ir.Function) -> str:
        """The node of a function."""
        found = self._subprograms.get(function)
        if found is None:
            file = self.file(function.path)
            if self._full:
                names = f'name: "{quote(shown_name(function, self._sources))}"'
            else:
                names = f'name: "{quote(function.name)}", linkageName: "{quote(function.symbol)}"'
            line = first_line(function)
            flags = "DISPFlagLocalToUnit | DISPFlagDefinition" + ("" if self._full else " | DISPFlagOptimized")
            found = self._subprograms[function] = self.node(
                f"distinct !DISubprogram({names}, scope: {file}, file: {file}, line: {line}, type: {self._results.get(function, self._types)}, "
                f"scopeLine: {line}, spFlags: {flags}, unit: {self.unit(function.path)})")
        return found

    def location(self, function: ir.Function, line: int) -> str:
        """The node of a line; 0 stands for code that belongs to none."""
        found = self._locations.get((function, line))
        if found is None:
            found = self._locations[function, line] = self.node(f"!DILocation(line: {line}, scope: {self.subprogram(function)})")
        return found

    def text(self) -> str:
        """All nodes, and the module flags that turn debug information on."""
        version = self.node('!{i32 7, !"Dwarf Version", i32 4}')
        schema = self.node('!{i32 2, !"Debug Info Version", i32 3}')
        for path, number in self._units.items():
            self.define(number, self._unit_text(path))
        return "\n".join([*self._nodes, f"!llvm.dbg.cu = !{{{', '.join(self._units.values())}}}",
                          f"!llvm.module.flags = !{{{version}, {schema}}}"])

    def _unit_text(self, path: str) -> str:
        parts = [f'language: DW_LANG_Python, file: {self.file(path)}, producer: "{PRODUCER}"', f"isOptimized: {_boolean(not self._full)}",
                 "runtimeVersion: 0", f"emissionKind: {'FullDebug' if self._full else 'LineTablesOnly'}"]
        if path in self._retained:
            parts.append(f"retainedTypes: {self.node('!{' + ', '.join(self._retained[path]) + '}')}")
        if path in self._globals:
            parts.append(f"globals: {self.node('!{' + ', '.join(self._globals[path]) + '}')}")
        return f"distinct !DICompileUnit({', '.join(parts)})"


def first_line(function: ir.Function) -> int:
    """The line of a function, or for what has none, such as the body of a module, that of its first statement; 0 if there is none."""
    lines = (instruction.line for block in function.blocks for instruction in block.instructions)
    return function.line or next((line for line in lines if line), 0)


_BODY = re.compile(r'name: "([^"]*)' + re.escape(RAMP) + r'", linkageName: "[^"]*\.resume"')
# What makes a coroutine, and what would end one half-way: code that stands in no line of the source.
_AROUND_BODY = re.compile(r"^define [^@\n]*@\"[^\"\n]*" + re.escape(RAMP) + r"(?:\.destroy|\.cleanup)?\"\(.*?^}", re.MULTILINE | re.DOTALL)
_LOCATION = re.compile(r",? !dbg ![0-9]+|^ *#dbg_.*\n", re.MULTILINE)


def name_bodies(llvm_text: str) -> str:
    """The module with the names of coroutines on what LLVM has made of their bodies, and on nothing else that it has made of them."""
    return _AROUND_BODY.sub(lambda found: _LOCATION.sub("", found[0]), _BODY.sub(r'name: "\1"', llvm_text))


def _boolean(value: bool) -> str:
    return "true" if value else "false"


def quote(text: str) -> str:
    """`text` inside quotation marks of LLVM's text form."""
    return "".join(c if " " <= c <= "~" and c not in '"\\' else "".join(f"\\{b:02X}" for b in c.encode()) for c in text)
