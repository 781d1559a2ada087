"""Numeric code as people write it: ints where floats are declared."""
from __future__ import annotations
import math
from dataclasses import dataclass, field
from typing import Callable, Iterable, Optional, Sequence

def area(radius: float) -> float:
    return math.pi * radius ** 2

def celsius(f: float, ndigits: int = 2) -> float:
    return round((f - 32) * 5 / 9, ndigits)

def mean(xs: Sequence[float]) -> float:
    if not xs:
        raise ValueError("empty")
    return sum(xs) / len(xs)

def square_root_iterative(a: float, max_iter: int = 9999, tolerance: float = 1e-14) -> float:
    if a < 0:
        raise ValueError("math domain error")
    value = a / 2
    for _ in range(max_iter):
        prev = value
        value = value - (value * value - a) / (2 * value)
        if abs(prev - value) < tolerance:
            return value
    return value

@dataclass
class Account:
    owner: str
    balance: float = 0
    history: list[float] = field(default_factory=list)

    def deposit(self, amount: float) -> float:
        if amount <= 0:
            raise ValueError(f"bad amount {amount}")
        self.balance += amount
        self.history.append(amount)
        return self.balance

@dataclass(frozen=True)
class Point:
    x: float
    y: float

    def __add__(self, o: Point) -> Point:
        return Point(self.x + o.x, self.y + o.y)

    def __mul__(self, k: float) -> Point:
        return Point(self.x * k, self.y * k)

    def dist(self, o: Point) -> float:
        return math.hypot(self.x - o.x, self.y - o.y)

def bisect_root(f: Callable[[float], float], a: float, b: float) -> float:
    start, end = a, b
    if f(a) == 0:
        return a
    mid = start + (end - start) / 2.0
    while abs(start - mid) > 10 ** -7:
        if f(mid) == 0:
            return mid
        elif f(mid) * f(start) < 0:
            end = mid
        else:
            start = mid
        mid = start + (end - start) / 2.0
    return mid

def trapezoidal(f: Callable[[float], float], a: float, b: float, steps: int) -> float:
    h = (b - a) / steps
    y = 0.0
    y += f(a) / 2
    for i in range(1, steps):
        y += f(a + i * h)
    y += f(b) / 2
    return y * h

def normalize(data: list[float], ndigits: int = 3) -> list[float]:
    lo, hi = min(data), max(data)
    return [round((x - lo) / (hi - lo), ndigits) for x in data]

def polynomial(coeffs: Sequence[float], x: float) -> float:
    return sum(c * x ** i for i, c in enumerate(coeffs))

def horner(coeffs: Sequence[float], x: float) -> float:
    result = 0.0
    for c in reversed(coeffs):
        result = result * x + c
    return result

def det(m: list[list[float]]) -> float:
    if len(m) == 2:
        return m[0][0] * m[1][1] - m[0][1] * m[1][0]
    return sum((-1 if j % 2 else 1) * m[0][j] * det([row[:j] + row[j + 1:] for row in m[1:]]) for j in range(len(m)))

print(area(5), area(2.5), celsius(100), celsius(32), mean([1, 2, 3, 4]), mean([1.5, 2]))
print(square_root_iterative(4), square_root_iterative(3.2))
acc = Account("ann")
print(acc, acc.deposit(10), acc.deposit(2.5), acc.history, acc)
try:
    acc.deposit(-1)
except ValueError as e:
    print(e)
print(Point(1, 2) + Point(3, 4.5), Point(1, 2) * 2, Point(0, 0).dist(Point(3, 4)), Point(1, 2) == Point(1.0, 2.0), hash(Point(1, 2)) == hash(Point(1.0, 2.0)))
print(bisect_root(lambda x: x ** 3 - 1, -5, 5), trapezoidal(lambda x: x ** 2, 0, 1, 10))
print(normalize([2, 7, 10, 20, 30, 50]), polynomial((0.0, 0.0, 5.0, 9.3, 7.0), 10), horner([1, 2, 3], 2), polynomial([1, 2, 3], 2))
print(det([[1, 2, 3], [4, 5, 6], [7, 8, 10]]), det([[1.5, 2], [3, 4]]))
prices: dict[str, float] = {"apple": 1, "pear": 2.5}
prices["fig"] = 3
total: float = 0
for name, price in prices.items():
    total += price * 2
    print(f"{name:<8}{price:>8.2f}")
print(total, sorted(prices.values()), max(prices, key=lambda k: prices[k]), sum(prices.values()))
best: Optional[float] = None
for v in [3, 1.5, 2]:
    if best is None or v < best:
        best = v
print(best, f"{best:.1f}" if best is not None else "-", int(total), float(3), total // 1, -total, abs(-total), total % 2, divmod(total, 4))
