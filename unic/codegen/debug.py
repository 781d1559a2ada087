"""DWARF line tables, as LLVM debug metadata: one subprogram a function, one location a line of it."""
from __future__ import annotations

import os.path

from unic.ir import ir

PRODUCER = "unic"


class DebugInfo:
    """Hands out metadata nodes; `first` is the first free metadata number."""

    def __init__(self, first: int) -> None:
        self._next = first
        self._nodes: list[str] = []
        self._files: dict[str, str] = {}
        self._subprograms: dict[ir.Function, str] = {}
        self._locations: dict[tuple[ir.Function, int], str] = {}
        self._types = self._node("!DISubroutineType(types: !{})")
        # The compile unit names a file; any will do, each subprogram has its own.
        self._unit = self._node(f'distinct !DICompileUnit(language: DW_LANG_Python, file: {self._file("main.py")}, '
                                f'producer: "{PRODUCER}", isOptimized: true, runtimeVersion: 0, emissionKind: LineTablesOnly)')

    def _node(self, text: str) -> str:
        name = f"!{self._next}"
        self._next += 1
        self._nodes.append(f"{name} = {text}")
        return name

    def _file(self, path: str) -> str:
        found = self._files.get(path)
        if found is None:
            folder, name = os.path.split(path)
            found = self._files[path] = self._node(f'!DIFile(filename: "{_quote(name)}", directory: "{_quote(folder)}")')
        return found

    def subprogram(self, function: ir.Function) -> str:
        """The node of a function."""
        found = self._subprograms.get(function)
        if found is None:
            file = self._file(function.path)
            found = self._subprograms[function] = self._node(
                f'distinct !DISubprogram(name: "{_quote(function.name)}", linkageName: "{_quote(function.symbol)}", '
                f"scope: {file}, file: {file}, line: {function.line}, type: {self._types}, scopeLine: {function.line}, "
                f"spFlags: DISPFlagLocalToUnit | DISPFlagDefinition | DISPFlagOptimized, unit: {self._unit})")
        return found

    def location(self, function: ir.Function, line: int) -> str:
        """The node of a line; 0 stands for code that belongs to none."""
        found = self._locations.get((function, line))
        if found is None:
            found = self._locations[function, line] = self._node(f"!DILocation(line: {line}, scope: {self.subprogram(function)})")
        return found

    def text(self) -> str:
        """All nodes, and the module flags that turn debug information on."""
        version = self._node('!{i32 7, !"Dwarf Version", i32 4}')
        schema = self._node('!{i32 2, !"Debug Info Version", i32 3}')
        return "\n".join([*self._nodes, f"!llvm.dbg.cu = !{{{self._unit}}}", f"!llvm.module.flags = !{{{version}, {schema}}}"])


def _quote(text: str) -> str:
    return "".join(c if " " <= c <= "~" and c not in '"\\' else "".join(f"\\{b:02X}" for b in c.encode()) for c in text)
