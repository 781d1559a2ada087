"""Newton's method, and a numerical integral."""

from collections.abc import Callable


def square_root(x: float) -> float:
    guess = x
    for _ in range(60):
        guess = (guess + x / guess) / 2.0
    return guess


def integrate(f: Callable[[float], float], low: float, high: float, steps: int) -> float:
    width = (high - low) / steps
    total = 0.0
    for i in range(steps):
        total += f(low + (i + 0.5) * width)
    return total * width


print(square_root(2.0), square_root(1e10))
print(integrate(lambda x: x * x, 0.0, 3.0, 1000))
print(integrate(lambda x: 1.0 / x, 1.0, 2.0, 1000))
