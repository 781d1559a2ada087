"""Exponentials and what is too large for them."""

import math
from typing import Callable


def attempt(name: str, f: Callable[[float], float], x: float) -> None:
    try:
        print(name, x, f(x))
    except (ValueError, OverflowError) as error:
        print(name, x, type(error).__name__, error)


for x in (0.1, 0.25, 0.3, 0.7, 0.9, 1.1, 1.5, 2.0, 3.0, 3.7, 10.0, 12.75, 100.0, -0.2, -0.6, -3.3, -42.0, 1e-5, 1e5,
          0.0, -0.0, 1.0, -1.0, 0.5, -2.0, -2.5, 1e-320, 5e-324, 1e308, -1e308, 710.0, 745.2, -745.2, -1080.0, 1e-10, 171.7, math.inf, -math.inf, math.nan, 709.78, 709.79, -708.5, -740.0, 1023.9, 1024.0, -1074.0, -1075.0, 1e-17, 0.35, -40.0):
    attempt("exp", lambda v: math.exp(v), x)
    attempt("exp2", lambda v: math.exp2(v), x)
    attempt("expm1", lambda v: math.expm1(v), x)
