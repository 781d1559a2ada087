"""Roots, parts and neighbours of floats."""

import math
from typing import Callable


def attempt(name: str, f: Callable[[float], float], x: float) -> None:
    try:
        print(name, x, f(x))
    except (ValueError, OverflowError) as error:
        print(name, x, type(error).__name__, error)


for x in (0.1, 0.25, 0.3, 0.7, 0.9, 1.1, 1.5, 2.0, 3.0, 3.7, 10.0, 12.75, 100.0, -0.2, -0.6, -3.3, -42.0, 1e-5, 1e5,
          0.0, -0.0, 1.0, -1.0, 0.5, -2.0, -2.5, 1e-320, 5e-324, 1e308, -1e308, 710.0, 745.2, -745.2, -1080.0, 1e-10, 171.7, math.inf, -math.inf, math.nan, 27.0, 64.0, -8.0, 1e300):
    attempt("sqrt", lambda v: math.sqrt(v), x)
    attempt("cbrt", lambda v: math.cbrt(v), x)
    attempt("fabs", lambda v: math.fabs(v), x)
    attempt("ulp", lambda v: math.ulp(v), x)

for x in (0.0, -0.0, 2.5, -3.75, 1e300, 5e-324, math.inf, -math.inf, math.nan):
    print(x, math.frexp(x), math.modf(x), math.isnan(x), math.isinf(x), math.isfinite(x), [math.nextafter(x, y) for y in (0.0, -0.0, 1.0, math.inf, -math.inf, math.nan)])
print([math.isqrt(n) for n in (0, 1, 2, 15, 16, 10**18 - 1, 10**18, 2**63 - 1)], math.sqrt(2**62), math.cbrt(27))
