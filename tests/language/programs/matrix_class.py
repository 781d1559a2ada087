"""A matrix class with operators and exact fractions."""

from __future__ import annotations


def gcd(a: int, b: int) -> int:
    return a if b == 0 else gcd(b, a % b)


class Fraction:
    def __init__(self, top: int, bottom: int = 1) -> None:
        if bottom == 0:
            raise ZeroDivisionError("fraction with denominator 0")
        divisor = gcd(abs(top), abs(bottom)) or 1
        sign = -1 if bottom < 0 else 1
        self.top = sign * top // divisor
        self.bottom = abs(bottom) // divisor

    def __add__(self, other: Fraction) -> Fraction:
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    def __sub__(self, other: Fraction) -> Fraction:
        return self + Fraction(-other.top, other.bottom)

    def __mul__(self, other: Fraction) -> Fraction:
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    def __truediv__(self, other: Fraction) -> Fraction:
        return Fraction(self.top * other.bottom, self.bottom * other.top)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fraction) and self.top == other.top and self.bottom == other.bottom

    def __repr__(self) -> str:
        return f"{self.top}/{self.bottom}" if self.bottom != 1 else str(self.top)


def solve(rows: list[list[Fraction]]) -> list[Fraction]:
    size = len(rows)
    for i in range(size):
        pivot = next(r for r in range(i, size) if rows[r][i] != Fraction(0))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        factor = rows[i][i]
        rows[i] = [value / factor for value in rows[i]]
        for j in range(size):
            if j != i:
                scale = rows[j][i]
                rows[j] = [a - scale * b for a, b in zip(rows[j], rows[i])]
    return [row[-1] for row in rows]


system = [[2, 1, -1, 8], [-3, -1, 2, -11], [-2, 1, 2, -3]]
print(solve([[Fraction(n) for n in row] for row in system]))
print(Fraction(1, 3) + Fraction(1, 6), Fraction(2, -4), Fraction(3, 4) / Fraction(9, 2))
try:
    Fraction(1) / Fraction(0)
except ZeroDivisionError as error:
    print(error)
