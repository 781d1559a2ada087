"""Fractions: construction, arithmetic, comparison, errors."""

from fractions import Fraction
from typing import Callable

a, b = Fraction(3, 4), Fraction(-5, 6)
print(a, b, repr(a), repr(Fraction()), Fraction(6, -8), Fraction(5), Fraction("3/9"), Fraction(" -0.125 "), Fraction("1e-3"), Fraction("1.5E2"), Fraction(0.75), Fraction(a), Fraction(a, b), Fraction(2, a), Fraction("12"), Fraction(".5"), Fraction("7."))
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, b ** -3, -a, +a, abs(b), a + 1, 1 + a, 2 - a, a - 2, 3 * a, a * 3, 1 / a, a / 2, 7 // a, 7 % a)
print(a == Fraction(6, 8), a == 0.75, a == 1, Fraction(4, 2) == 2, a < b, a > b, a <= a, b < 0, a > 0.5, a >= 0.75, a < 0.75, a != b, Fraction(1, 3) == 1 / 3, Fraction(1, 3) < 1 / 3, a < float("inf"), a > float("nan"), a <= float("nan"), a >= float("nan"))
print(float(a), int(Fraction(-7, 2)), round(Fraction(5, 2)), round(Fraction(7, 2)), round(Fraction(-5, 2)), round(Fraction(8, 3)), bool(Fraction(0)), bool(a), a.numerator, a.denominator, a.as_integer_ratio())
print(hash(a), hash(b), hash(Fraction(5)), hash(Fraction(1, 7)), hash(Fraction(0.5)) == hash(0.5), {a: "x"}[Fraction(75, 100)], sorted([a, b, Fraction(1, 3), Fraction(9, 10)]), max(a, b), sum([a, b, a], Fraction(0)))
print(Fraction(0.1), Fraction(0.1).limit_denominator(), Fraction("3.1415926535897932").limit_denominator(1000), Fraction(4321, 8765).limit_denominator(10000), Fraction(-311, 99).limit_denominator(10), Fraction.from_float(-2.5))
harmonic = Fraction(0)
for n in range(1, 30):
    harmonic += Fraction(1, n)
print(harmonic, float(harmonic))
big = Fraction(2**62, 3)
print(big > Fraction(2**62 - 1, 3), big < Fraction(2**61, 1), big == big, big > 1e18, big / 2**62)
for text in ("", "1/", "a", "1/2/3", "1//2", "1.2.3", "1e", "--1", "1 / 2x", "1__0"):
    try:
        print(Fraction(text))
    except ValueError as error:
        print(error)
calls: list[Callable[[], object]] = [
    lambda: Fraction(1, 0),
    lambda: a / 0,
    lambda: Fraction("3/0"),
    lambda: Fraction(0) ** -1,
    lambda: Fraction(1, 2) / Fraction(0),
    lambda: a % 0,
]
for call in calls:
    try:
        print(call())
    except ZeroDivisionError as error:
        print(error)
for value in (float("nan"), float("inf")):
    try:
        print(Fraction(value))
    except (ValueError, OverflowError) as error2:
        print(type(error2).__name__, error2)
