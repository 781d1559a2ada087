"""Hyperbolic functions and their inverses."""

import math
from typing import Callable


def attempt(name: str, f: Callable[[float], float], x: float) -> None:
    try:
        print(name, x, f(x))
    except (ValueError, OverflowError) as error:
        print(name, x, type(error).__name__, error)


for x in (0.1, 0.25, 0.3, 0.7, 0.9, 1.1, 1.5, 2.0, 3.0, 3.7, 10.0, 12.75, 100.0, -0.2, -0.6, -3.3, -42.0, 1e-5, 1e5,
          0.0, -0.0, 1.0, -1.0, 0.5, -2.0, -2.5, 1e-320, 5e-324, 1e308, -1e308, 710.0, 745.2, -745.2, -1080.0, 1e-10, 171.7, math.inf, -math.inf, math.nan, 22.5, -25.0, 709.9, 0.999999, 1.000001):
    attempt("sinh", lambda v: math.sinh(v), x)
    attempt("cosh", lambda v: math.cosh(v), x)
    attempt("tanh", lambda v: math.tanh(v), x)
    attempt("asinh", lambda v: math.asinh(v), x)
    attempt("acosh", lambda v: math.acosh(v), x)
    attempt("atanh", lambda v: math.atanh(v), x)
