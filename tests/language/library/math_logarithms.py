"""Logarithms to several bases."""

import math
from typing import Callable


def attempt(name: str, f: Callable[[float], float], x: float) -> None:
    try:
        print(name, x, f(x))
    except (ValueError, OverflowError) as error:
        print(name, x, type(error).__name__, error)


for x in (0.1, 0.25, 0.3, 0.7, 0.9, 1.1, 1.5, 2.0, 3.0, 3.7, 10.0, 12.75, 100.0, -0.2, -0.6, -3.3, -42.0, 1e-5, 1e5,
          0.0, -0.0, 1.0, -1.0, 0.5, -2.0, -2.5, 1e-320, 5e-324, 1e308, -1e308, 710.0, 745.2, -745.2, -1080.0, 1e-10, 171.7, math.inf, -math.inf, math.nan, 8.0, 1000.0, 2.0 ** -1074, 0.999, 1.001, 1e-30):
    attempt("log", lambda v: math.log(v), x)
    attempt("log2", lambda v: math.log2(v), x)
    attempt("log10", lambda v: math.log10(v), x)
    attempt("log1p", lambda v: math.log1p(v), x)

for n in (1, 2, 10, 1024, 10**15, 2**62, 0, -5):
    try:
        print(n, math.log(n), math.log2(n), math.log10(n), math.log(n, 2), math.log(n, 10.5))
    except ValueError as error:
        print(n, error)
for base in (1, 0, -2, math.inf):
    try:
        print(math.log(10, base))
    except (ValueError, ZeroDivisionError) as error2:
        print(base, type(error2).__name__, error2)
