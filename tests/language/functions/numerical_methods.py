"""Functions of functions: Newton, bisection, Simpson, Runge-Kutta, gradient descent, with failures."""
import math
from typing import Callable

F = Callable[[float], float]


class NoConvergence(ArithmeticError):
    def __init__(self, steps: int, last: float) -> None:
        super().__init__(f"after {steps} steps at {last:.6g}")
        self.last = last


def newton(f: F, derivative: F, x: float, *, tolerance: float = 1e-12, steps: int = 50) -> float:
    for _ in range(steps):
        slope = derivative(x)
        if slope == 0.0:
            raise ZeroDivisionError(f"flat at {x:g}")
        step = f(x) / slope
        x -= step
        if abs(step) < tolerance:
            return x
    raise NoConvergence(steps, x)


def bisect(f: F, low: float, high: float, tolerance: float = 1e-10) -> float:
    at_low = f(low)
    if math.copysign(1.0, at_low) == math.copysign(1.0, f(high)):
        raise ValueError(f"no change of sign in [{low:g}, {high:g}]")
    while high - low > tolerance:
        middle = (low + high) / 2
        if (f(middle) < 0) == (at_low < 0):
            low = middle
        else:
            high = middle
    return low


def simpson(f: F, a: float, b: float, n: int = 100) -> float:
    if n % 2:
        raise ValueError(f"odd number of strips: {n}")
    h = (b - a) / n
    odd = sum((f(a + i * h) for i in range(1, n, 2)), 0.0)
    even = sum((f(a + i * h) for i in range(2, n, 2)), 0.0)
    return h / 3 * (f(a) + f(b) + 4 * odd + 2 * even)


def runge_kutta(f: Callable[[float, float], float], y: float, end: float, n: int) -> float:
    h, t = end / n, 0.0
    for _ in range(n):
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h / 2 * k1)
        k3 = f(t + h / 2, y + h / 2 * k2)
        k4 = f(t + h, y + h * k3)
        y, t = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4), t + h
    return y


print(f"{newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0):.12f} {newton(math.cos, lambda x: -math.sin(x), 1.0):.12f}")
cases: list[tuple[F, F, float]] = [(lambda x: x * x + 1, lambda x: 2 * x, 0.0), (lambda x: x ** 3 - 2 * x + 2, lambda x: 3 * x * x - 2, 0.0)]
for f, d, start in cases:
    try:
        print(newton(f, d, start))
    except ArithmeticError as error:
        print(type(error).__name__, error)
print(f"{bisect(lambda x: x ** 3 - x - 2, 1.0, 2.0):.8f}", f"{simpson(math.sin, 0.0, math.pi):.8f}", f"{simpson(lambda x: x ** 4, 0.0, 2.0):.6f}")
attempts: list[Callable[[], float]] = [lambda: bisect(math.exp, -1.0, 1.0), lambda: simpson(math.sin, 0.0, 1.0, 7), lambda: simpson(lambda x: math.log(x), -1.0, 1.0)]
for attempt in attempts:
    try:
        print(attempt())
    except ValueError as error:
        print("ValueError:", error)
print(f"{runge_kutta(lambda t, y: y, 1.0, 1.0, 20):.8f} {runge_kutta(lambda t, y: t * math.sqrt(y), 1.0, 10.0, 100):.5f}")
