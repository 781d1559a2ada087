"""Bisection, secant, Simpson, Runge-Kutta, polynomials by Horner, and series, with failures reported."""

import math
from collections.abc import Callable, Iterator

Function = Callable[[float], float]


class NoConvergence(ArithmeticError):
    pass


def bisect(f: Function, low: float, high: float, tolerance: float = 1e-12) -> float:
    if f(low) * f(high) > 0:
        raise ValueError(f"no change of sign in [{low:g}, {high:g}]")
    while high - low > tolerance:
        middle = (low + high) / 2
        if f(low) * f(middle) <= 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def secant(f: Function, a: float, b: float) -> tuple[float, int]:
    for step in range(1, 50):
        fa, fb = f(a), f(b)
        if abs(fb) < 1e-13:
            return b, step
        a, b = b, b - fb * (b - a) / (fb - fa)
    raise NoConvergence(f"after {step} steps at {b:.3g}")


def simpson(f: Function, a: float, b: float, n: int = 100) -> float:
    if n % 2:
        raise ValueError("n must be even")
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + 4 * sum(f(a + i * h) for i in range(1, n, 2)) + 2 * sum(f(a + i * h) for i in range(2, n, 2)))


def runge_kutta(f: Callable[[float, float], float], y: float, end: float, steps: int) -> Iterator[float]:
    h, t = end / steps, 0.0
    for _ in range(steps):
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h / 2 * k1)
        k3 = f(t + h / 2, y + h / 2 * k2)
        k4 = f(t + h, y + h * k3)
        y, t = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4), t + h
        yield y


def horner(coefficients: list[float], x: float) -> float:
    value = 0.0
    for c in coefficients:
        value = value * x + c
    return value


def series(term: Callable[[int], float]) -> float:
    total, n = 0.0, 0
    while abs(t := term(n)) > 1e-17:
        total += t
        n += 1
    return total


print(f"{bisect(lambda x: x**3 - x - 2, 1.0, 2.0):.10f} {bisect(math.cos, 0.0, 3.0):.10f}", secant(lambda x: x * x - 2, 1.0, 2.0))
for attempt in range(4):
    try:
        if attempt == 0:
            print(bisect(math.exp, -1.0, 1.0))
        elif attempt == 1:
            print(secant(lambda x: x * x + 1, 0.5, 1.0)[1] > 0)
        elif attempt == 2:
            print(secant(lambda x: 1.0, 0.0, 1.0))
        else:
            print(simpson(math.sin, 0.0, 1.0, 3))
    except (ValueError, ArithmeticError) as error:
        print(type(error).__name__, str(error).split(" at ")[0])
print(f"{simpson(math.sin, 0.0, math.pi):.9f} {simpson(lambda x: x * x, 0.0, 3.0, 2)} {simpson(lambda x: 1 / (1 + x * x), 0.0, 1.0) * 4:.10f}")
values = list(runge_kutta(lambda t, y: t * math.sqrt(y), 1.0, 10.0, 100))
print([round(v, 6) for v in values[9::30]], abs(values[-1] - (100 + 4) ** 2 / 16) < 1e-4)
print(horner([2.0, -6.0, 2.0, -1.0], 3.0), horner([], 5.0), round(series(lambda n: 0.5**n), 12))
print(f"{series(lambda n: (-1) ** n / (2 * n + 1) / 3**n) * math.sqrt(12):.12f}", math.isclose(series(lambda n: 0.9**n), 10.0))
gold = 1.0
for _ in range(40):
    gold = 1 + 1 / gold
print(gold == (1 + math.sqrt(5)) / 2, f"{gold:.15f}", math.nextafter(1.0, 2.0) - 1, math.ulp(1.0), (0.1).hex(), math.fsum([1e100, 1.0, -1e100]))
