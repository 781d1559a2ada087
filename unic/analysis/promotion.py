"""Ints where floats are declared (PEP 484, "The numeric tower").

An int that flows into a place declared `float` stays an int in CPython. So a program in which that happens is analysed once
more with `float` in its annotations read as `int | float`, and each number keeps its kind. The price is a test at each use,
which programs without such ints do not pay.
"""
from __future__ import annotations

from typing import Callable

from unic.analysis import typed as t
from unic.diagnostics import CompileError, Diagnostic


def with_promotion(analyse: Callable[[bool], t.Program]) -> t.Program:
    """The program as analysed with floats only, else with ints among them, else the errors of both or of the first."""
    try:
        return analyse(False)
    except CompileError as strict:
        if not any(mixes_kinds(diagnostic) for diagnostic in strict.diagnostics):
            raise
        try:
            return analyse(True)
        except CompileError as wide:
            left = {diagnostic.span for diagnostic in wide.diagnostics}
            raise CompileError([d for d in strict.diagnostics if d.span in left] or strict.diagnostics) from None


def mixes_kinds(diagnostic: Diagnostic) -> bool:
    """Whether an error may come from an int where a float is declared."""
    return "float" in diagnostic.message and "int" in diagnostic.message
