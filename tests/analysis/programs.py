"""Analyses small programs given as text, for tests of the analysis by its printed form.

All in one process, from the same syntax trees of the library: to read them takes as long as the rest.
"""
from __future__ import annotations

import textwrap
from pathlib import Path

import tests.language.library_loaded  # noqa: F401
from unic.analysis.print import print_function
from unic.analysis.typed import Program
from unic.diagnostics import CompileError, Diagnostic
from unic.pipeline import Pipeline, Source


def analyse(folder: Path, text: str, constants: dict[tuple[str, str], object] | None = None, **modules: str) -> Program:
    """The typed program of `text` as main.py; further modules of the app by name."""
    for name, source in modules.items():
        (folder / f"{name}.py").write_text(textwrap.dedent(source))
    main = folder / "main.py"
    main.write_text(textwrap.dedent(text))
    return Pipeline(Source(main, "jail", constants=constants or {})).typed_program


def printed(program: Program, symbol: str) -> str:
    """The printed form of one function; fails when the program does not hold it."""
    found = [f for f in program.functions if f.symbol == symbol]
    assert found, f"no function {symbol} among {sorted(f.symbol for f in program.functions if f.symbol.startswith(symbol.split('.')[0]))}"
    return print_function(found[0])


def symbols(program: Program, prefix: str) -> list[str]:
    """Symbols of all reached functions that start with `prefix`, sorted."""
    return sorted(f.symbol for f in program.functions if f.symbol.startswith(prefix))


def errors(folder: Path, text: str, **modules: str) -> list[Diagnostic]:
    """The diagnostics of a program that must not compile."""
    try:
        analyse(folder, text, **modules)
    except CompileError as error:
        return error.diagnostics
    raise AssertionError("the program was accepted")
