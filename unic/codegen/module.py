"""The LLVM module text of a program: declarations, data, functions, attributes."""
from __future__ import annotations

from typing import TYPE_CHECKING

from unic.codegen import machine, sites
from unic.codegen.debug import DebugInfo
from unic.codegen.debug_names import is_shown
from unic.codegen.debug_variables import VariableInfo
from unic.codegen.functions import FunctionText, machine_result
from unic.codegen.hotness import hot_functions, recursive_functions
from unic.codegen.self_inlining import copies
from unic.ir import ir

if TYPE_CHECKING:
    from unic.codegen.compilation import Options

_DATA_LAYOUT = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"

_ZERO_TEXTS = ("0", "null", "false", "zeroinitializer", "0x0000000000000000")

# What instructions refer to: branch weights, the range of counts (functions.py).
_METADATA = f"""\
!0 = !{{!"branch_weights", i32 1, i32 1048575}}
!1 = !{{!"branch_weights", i32 1048575, i32 1}}
!2 = !{{i64 0, i64 {ir.MOST_THINGS + 1}}}"""
_METADATA_NODES = 3

# The library's code that the inner loops of programs call.
_INNER_LOOPS = ("runtime/builtins/", "runtime/memory/")


class ModuleText:
    """Writes a module, and collects what the functions' texts refer to."""

    def __init__(self, program: ir.Module, options: "Options") -> None:
        self.program = program
        self.options = options
        self.sites = sites.SiteTable(program.functions, program.sources)
        self.site_table_used = False
        # Measured: fib(35) takes a third less time than compiled for size.
        self._hot = (recursive_functions(program) if options.optimize == "size" else hot_functions(program)
                     if options.optimize == "loops" else set(program.functions))
        self._debug = DebugInfo(_METADATA_NODES, program.variables is not None, program.sources) if options.debug else None
        # What is said of variables, if that is asked for.
        self.variables = VariableInfo(self._debug, program.variables) if self._debug and program.variables else None
        self.closures_raise = any(function.raises for function in program.functions if function.closure_code)
        self._declarations: dict[str, None] = {}
        self._attributes: dict[str, int] = {}
        self._assembly_functions: dict[str, int] = {}
        self._assembly_symbols: dict[str, None] = {}

    # --- what function texts ask for ---

    def declare(self, declaration: str) -> None:
        """Notes that a function uses an LLVM intrinsic."""
        self._declarations[declaration] = None

    def refer(self, symbol: str, arguments: int | None) -> None:
        """Notes a symbol of assembly code, called with that many arguments, or only referred to (None)."""
        if arguments is None:
            self._assembly_symbols[symbol] = None
        else:
            self._assembly_functions[symbol] = max(arguments, self._assembly_functions.get(symbol, 0))

    def attributes(self, function: ir.Function) -> str:
        """The attribute group of a function, e.g. `#2`."""
        words = ["nounwind", "noredzone"]
        if function.never_returns:
            words += ["cold", "noinline"] if function.raises else ["cold", "noinline", "noreturn"]
        elif function.inline == "always" and not function.coroutine:
            words.append("alwaysinline")
        elif function.inline == "never":
            words.append("noinline")
        if function not in self._hot:
            # Measured: as quick as without on allocation and in what is called now and then, at half the size.
            words += ["minsize", "optsize", '"no-jump-tables"="true"']
        if function in self._hot or not self._may_be_outlined(function):
            words.append('"nooutline"')
        if function.coroutine:
            words.append("presplitcoroutine")
        if self.variables is not None:
            if not is_shown(function):
                words.append("alwaysinline")
            # Debuggers find the end of what sets up a frame by it.
            words.append('"frame-pointer"="all"')
        text = " ".join(words)
        return f"#{self._attributes.setdefault(text, len(self._attributes))}"

    def _may_be_outlined(self, function: ir.Function) -> bool:
        """Whether pieces of it may become functions. Measured: calls of such pieces cost a loop over a dict a third
        of its speed, so neither the program's functions nor what their loops call are cut up, except coroutines."""
        return function.coroutine or function.path not in self.program.sources and not function.path.startswith(_INNER_LOOPS)

    def section(self, prefix: str, symbol: str) -> str:
        """The section of a global: one for each symbol."""
        return f'section "{prefix}.{ir.symbol_text(symbol)[1:].strip(chr(34))}"'

    def location(self, function: ir.Function, line: int) -> str:
        """What marks an instruction as coming from `line`."""
        return "" if self._debug is None or self._is_hidden(function) else f", !dbg {self._debug.location(function, line)}"

    def subprogram(self, function: ir.Function) -> str:
        """What ties a function's head to its debug information."""
        return "" if self._debug is None or self._is_hidden(function) else f" !dbg {self._debug.subprogram(function)}"

    def _is_hidden(self, function: ir.Function) -> bool:
        return self.variables is not None and not is_shown(function)

    # --- the parts of the module ---

    def text(self) -> str:
        functions: list[str] = []
        for function in self.program.functions:
            if not function.external:
                functions += self._function_texts(function)
                if function.export is not None:
                    functions.append(self._export_text(function))
        parts = [f'target datalayout = "{_DATA_LAYOUT}"', f'target triple = "{machine.TRIPLE}"']
        parts += [machine.module_assembly(text) for text in self.options.assembly]
        if self.site_table_used:
            parts.append(self.sites.text())
        parts += [self._data_text(data) for data in self.program.data]
        parts += [self._declaration_text(function) for function in self.program.functions if function.external]
        parts += self._declarations
        parts += self._assembly_declarations()
        parts += functions
        parts += self._kept_text()
        parts += [f"attributes #{number} = {{ {text} }}" for text, number in self._attributes.items()]
        parts.append(_METADATA)
        if self._debug is not None:
            parts.append(self._debug.text())
        return "\n".join(parts) + "\n"

    def _function_texts(self, function: ir.Function) -> list[str]:
        levels = copies(function) if self.options.optimize != "size" and self.options.opt_level and function in self._hot else []
        self._hot.update(levels)
        return [FunctionText(made, self, {function: called}).text() for made, called in zip([function, *levels], [*levels, function])]

    def _data_text(self, data: ir.Data) -> str:
        kind = "constant" if data.read_only else "global"
        zero = all(item.text in _ZERO_TEXTS for item in data.items)
        prefix = ".rodata" if data.read_only else ".bss" if zero else ".data"
        # Texts have odd sizes; their headers, which need no padding inside, may lie at any address.
        align = data.align or (1 if data.read_only and data.items[-1].type.endswith("x i8]") else 8)
        if len(data.items) == 1:
            value = repr(data.items[0])
        else:
            types = ", ".join(item.type for item in data.items)
            values = ", ".join(map(repr, data.items))
            value = f"<{{{types}}}> <{{{values}}}>" if align < 8 else f"{{{types}}} {{{values}}}"
        described = "" if self.variables is None else self.variables.global_(data.symbol)
        return (f"{ir.symbol_text(data.symbol)} = internal {kind} {value}, "
                f"{self.section(prefix, data.symbol)}, align {align}{described}")

    def _declaration_text(self, function: ir.Function) -> str:
        params = ", ".join(param.type for param in function.params)
        noalias = "noalias " if function.allocates and not function.raises else ""
        return f"declare dso_local {noalias}{machine_result(function)} {ir.symbol_text(function.symbol)}({params}) nounwind"

    def _assembly_declarations(self) -> list[str]:
        exported = {function.export for function in self.program.functions}
        out = [f"declare dso_local i64 {ir.symbol_text(name)}({', '.join(['i64'] * count)}) nounwind"
               for name, count in self._assembly_functions.items() if name not in exported]
        out += [f"{ir.symbol_text(name)} = external dso_local global i8"
                for name in self._assembly_symbols if name not in exported and name not in self._assembly_functions]
        return out

    def _kept_text(self) -> list[str]:
        """What LLVM and the linker are to leave in, and to know nothing about."""
        kept = [part.symbol for part in (*self.program.functions, *self.program.data) if part.kept]
        if not kept:
            return []
        listed = ", ".join(f"ptr {ir.symbol_text(symbol)}" for symbol in kept)
        return [f'@llvm.used = appending global [{len(kept)} x ptr] [{listed}], section "llvm.metadata"']

    def _export_text(self, function: ir.Function) -> str:
        """The entry that assembly calls; an exception that got here has nobody to go to."""
        entry = ir.Function(function.export, function.params, function.result)
        entry.path, entry.name, entry.line = function.path, function.export, function.line
        params = ", ".join(f"{param.type} {param.text}" for param in function.params)
        returned = machine_result(function)
        lines = [f"define dso_local {function.result} {ir.symbol_text(entry.symbol)}({params}) "
                 f"nounwind noredzone{' minsize optsize' if self.options.optimize != 'speed' else ''} {self.section('.text', entry.symbol)}{self.subprogram(entry)} {{"]
        call = f"call {returned} {ir.symbol_text(function.symbol)}({params}){self.location(entry, entry.line)}"
        if function.result == ir.VOID:
            lines += [f"  {'%r = ' if function.raises else ''}{call}", "  ret void"]
        elif function.raises:
            lines += [f"  %r = {call}", f"  %v = extractvalue {returned} %r, 0", f"  ret {function.result} %v"]
        else:
            lines += [f"  %r = {call}", f"  ret {function.result} %r"]
        return "\n".join([*lines, "}\n"])


def module_text(program: ir.Module, options: "Options") -> str:
    """The LLVM IR text of `program`."""
    return ModuleText(program, options).text()
