"""Ints where floats are declared (PEP 484, "The numeric tower").

An int that flows into a place declared `float` stays an int in CPython. So a program in which that happens is analysed once
more with `float` in its annotations read as `int | float`, and each number keeps its kind. The price is a test at each use,
which programs without such ints do not pay.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from unic.analysis import typed as t
from unic.diagnostics import CompileError


@dataclass
class Numbers:
    """How one analysis reads `float` in the app.

    ints_as_floats: as `int | float`. floats_met: whether the app has declared or inferred a float at all.
    """

    ints_as_floats: bool
    floats_met: bool = False


def with_promotion(analyse: Callable[[Numbers], t.Program]) -> t.Program:
    """The program as analysed with floats only, else with ints among them, else the errors of both or of the first."""
    numbers = Numbers(ints_as_floats=False)
    try:
        return analyse(numbers)
    except CompileError as strict:
        if not numbers.floats_met:
            raise
        try:
            return analyse(Numbers(ints_as_floats=True))
        except CompileError as wide:
            left = {diagnostic.span for diagnostic in wide.diagnostics}
            raise CompileError([d for d in strict.diagnostics if d.span in left] or strict.diagnostics) from None
