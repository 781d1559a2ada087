"""Elementary functions of many arguments, to 14 digits."""

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


show("sin", lambda x: math.sin(x), -30.0, 30.0)
show("cos", lambda x: math.cos(x), -1000000.0, 1000000.0)
show("tan", lambda x: math.tan(x), -10.0, 10.0)
show("asin", lambda x: math.asin(x), -1.0, 1.0)
show("acos", lambda x: math.acos(x), -1.0, 1.0)
show("atan", lambda x: math.atan(x), -8.0, 8.0)
show("sinh", lambda x: math.sinh(x), -8.0, 8.0)
show("cosh", lambda x: math.cosh(x), -30.0, 30.0)
show("tanh", lambda x: math.tanh(x), -3.0, 3.0)
show("asinh", lambda x: math.asinh(x), -50.0, 50.0)
show("acosh", lambda x: math.acosh(x), 1.0, 60.0)
show("atanh", lambda x: math.atanh(x), -1.0, 1.0)
