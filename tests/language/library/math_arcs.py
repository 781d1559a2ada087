"""Inverse circular functions and their domains."""

import math
from typing import Callable


def attempt(name: str, f: Callable[[float], float], x: float) -> None:
    try:
        print(name, x, f(x))
    except (ValueError, OverflowError) as error:
        print(name, x, type(error).__name__, error)


for x in (0.1, 0.25, 0.3, 0.7, 0.9, 1.1, 1.5, 2.0, 3.0, 3.7, 10.0, 12.75, 100.0, -0.2, -0.6, -3.3, -42.0, 1e-5, 1e5,
          0.0, -0.0, 1.0, -1.0, 0.5, -2.0, -2.5, 1e-320, 5e-324, 1e308, -1e308, 710.0, 745.2, -745.2, -1080.0, 1e-10, 171.7, math.inf, -math.inf, math.nan, 1.0000000000000002, 0.9999999999999999, 1e-9):
    attempt("asin", lambda v: math.asin(v), x)
    attempt("acos", lambda v: math.acos(v), x)
    attempt("atan", lambda v: math.atan(v), x)
    attempt("degrees", lambda v: math.degrees(v), x)
    attempt("radians", lambda v: math.radians(v), x)
