"""Exponentials, logarithms and special functions of many arguments, to 14 digits."""

import math
from typing import Callable


class Source:
    """Numbers from a linear congruential generator."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def number(self) -> float:
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return self.state / 2**31


def show(name: str, f: Callable[[float], float], low: float, high: float) -> None:
    source = Source(len(name) * 7919)
    print(name, " ".join(f"{f(low + (high - low) * source.number()):.14g}" for _ in range(150)))


show("exp", lambda x: math.exp(x), -700.0, 700.0)
show("exp2", lambda x: math.exp2(x), -50.0, 50.0)
show("expm1", lambda x: math.expm1(x), -2.0, 2.0)
show("log", lambda x: math.log(x), 0.0, 3.0)
show("log2", lambda x: math.log2(x), 0.0, 1000000.0)
show("log10", lambda x: math.log10(x), 0.0, 1000000000.0)
show("log1p", lambda x: math.log1p(x), -0.9, 4.0)
show("sqrt", lambda x: math.sqrt(x), 0.0, 100.0)
show("cbrt", lambda x: math.cbrt(x), -1000.0, 1000.0)
show("erf", lambda x: math.erf(x), -3.0, 3.0)
show("erfc", lambda x: math.erfc(x), -2.0, 20.0)
show("gamma", lambda x: math.gamma(x), 0.0, 20.0)
show("lgamma", lambda x: math.lgamma(x), 0.0, 100000.0)
