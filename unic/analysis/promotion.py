"""Ints where floats are declared (PEP 484, "The numeric tower").

An int that flows into a place declared `float` stays an int in CPython. So a program in which that happens is analysed once
more with `float` in its annotations read as `int | float`, and each number keeps its kind. The price is a test at each use,
which programs without such ints do not pay.
"""
from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Callable

from unic.analysis import typed as t
from unic.analysis.any_members import ClassName
from unic.analysis.widening import Widenings
from unic.diagnostics import CompileError


@dataclass
class Numbers:
    """How one analysis reads `float` and `int` in the app.

    ints_as_floats: floats as `int | float`. floats_met: whether the app has declared or inferred a float at all.
    widenings: annotations that say less than is meant. in_any: the classes that `Any` has room for beside what JSON has.
    """

    ints_as_floats: bool
    floats_met: bool = False
    widenings: Widenings = field(default_factory=dict)
    in_any: frozenset[ClassName] = frozenset()


def with_promotion(analyse: Callable[[Numbers], t.Program]) -> t.Program:
    """The program as analysed with just what is declared, else with more room in annotations, else the errors of all times or of the first."""
    first: CompileError | None = None
    numbers = Numbers(ints_as_floats=False)
    while True:
        try:
            return analyse(numbers)
        except CompileError as error:
            first = first or error
            known = numbers.widenings
            wider = {place: known.get(place, frozenset()) | kinds for d in error.diagnostics for place, kinds in d.widening.items()}
            in_any = numbers.in_any.union(*(d.in_any for d in error.diagnostics))
            if in_any != numbers.in_any:
                numbers = replace(numbers, in_any=in_any)
            elif any(known.get(place) != kinds for place, kinds in wider.items()):
                numbers = replace(numbers, widenings={**known, **wider})
            elif numbers.floats_met and not numbers.ints_as_floats:
                numbers = replace(numbers, ints_as_floats=True)
            else:
                left = {diagnostic.span for diagnostic in error.diagnostics}
                if numbers.in_any:
                    # What was wrong at first is not what is wrong now.
                    raise
                raise CompileError([d for d in first.diagnostics if d.span in left] or first.diagnostics) from None
