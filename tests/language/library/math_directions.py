"""atan2, copysign and nextafter of all kinds of arguments."""

import math
from typing import Callable

VALUES = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -3.0, 2.5, -2.5, 1e-310, 1e200, -1e308, math.inf, -math.inf, math.nan]


def attempt(name: str, f: Callable[[float, float], float], x: float, y: float) -> None:
    try:
        print(name, x, y, f(x, y))
    except (ValueError, OverflowError, ZeroDivisionError) as error:
        print(name, x, y, type(error).__name__, error)


for x in VALUES:
    for y in VALUES:
        attempt("atan2", lambda a, b: math.atan2(a, b), x, y)
        attempt("copysign", lambda a, b: math.copysign(a, b), x, y)
        attempt("nextafter", lambda a, b: math.nextafter(a, b), x, y)
