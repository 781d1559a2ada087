"""Matrices, sparse matrices, polynomials, fractions with operators."""
from __future__ import annotations
from math import gcd
from typing import Iterator, Union


class Fraction:
    __slots__ = ("num", "den")

    def __init__(self, num: int, den: int = 1) -> None:
        if den == 0:
            raise ZeroDivisionError(f"Fraction({num}, 0)")
        if den < 0:
            num, den = -num, -den
        g = gcd(num, den) or 1
        self.num = num // g
        self.den = den // g

    def __add__(self, other: Fraction | int) -> Fraction:
        o = as_fraction(other)
        return Fraction(self.num * o.den + o.num * self.den, self.den * o.den)

    __radd__ = __add__

    def __sub__(self, other: Fraction | int) -> Fraction:
        return self + -as_fraction(other)

    def __mul__(self, other: Fraction | int) -> Fraction:
        o = as_fraction(other)
        return Fraction(self.num * o.num, self.den * o.den)

    def __truediv__(self, other: Fraction | int) -> Fraction:
        o = as_fraction(other)
        return Fraction(self.num * o.den, self.den * o.num)

    def __neg__(self) -> Fraction:
        return Fraction(-self.num, self.den)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int):
            return self.den == 1 and self.num == other
        if isinstance(other, Fraction):
            return (self.num, self.den) == (other.num, other.den)
        return NotImplemented

    def __lt__(self, other: Fraction) -> bool:
        return self.num * other.den < other.num * self.den

    def __hash__(self) -> int:
        return hash((self.num, self.den))

    def __float__(self) -> float:
        return self.num / self.den

    def __int__(self) -> int:
        return self.num // self.den

    def __bool__(self) -> bool:
        return self.num != 0

    def __str__(self) -> str:
        return str(self.num) if self.den == 1 else f"{self.num}/{self.den}"

    def __repr__(self) -> str:
        return f"Fraction({self.num}, {self.den})"


def as_fraction(value: Fraction | int) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(value)


class Matrix:
    def __init__(self, rows: list[list[Fraction]]) -> None:
        self.rows = rows

    @classmethod
    def of(cls, *rows: list[int]) -> Matrix:
        return cls([[Fraction(x) for x in row] for row in rows])

    @classmethod
    def identity(cls, n: int) -> Matrix:
        return cls([[Fraction(int(i == j)) for j in range(n)] for i in range(n)])

    @property
    def size(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def T(self) -> Matrix:
        return Matrix([list(column) for column in zip(*self.rows)])

    def __mul__(self, other: Matrix) -> Matrix:
        if self.size[1] != other.size[0]:
            raise ValueError(f"cannot multiply {self.size} by {other.size}")
        return Matrix([[sum((a * b for a, b in zip(row, col)), Fraction(0)) for col in other.T.rows] for row in self.rows])

    def __pow__(self, n: int) -> Matrix:
        result, base = Matrix.identity(self.size[0]), self
        while n:
            if n % 2:
                result = result * base
            base = base * base
            n //= 2
        return result

    def determinant(self) -> Fraction:
        rows = [row[:] for row in self.rows]
        n, det = len(rows), Fraction(1)
        for i in range(n):
            pivot = next((r for r in range(i, n) if rows[r][i]), None)
            if pivot is None:
                return Fraction(0)
            if pivot != i:
                rows[i], rows[pivot] = rows[pivot], rows[i]
                det = -det
            det = det * rows[i][i]
            for r in range(i + 1, n):
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
        return det

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Matrix) and self.rows == other.rows

    def __str__(self) -> str:
        cells = [[str(x) for x in row] for row in self.rows]
        widths = [max(map(len, column)) for column in zip(*cells)]
        return "\n".join("[" + " ".join(c.rjust(w) for c, w in zip(row, widths)) + "]" for row in cells)


class Sparse:
    def __init__(self, entries: dict[tuple[int, int], float] | None = None) -> None:
        self.entries = dict(entries or {})

    def __getitem__(self, at: tuple[int, int]) -> float:
        return self.entries.get(at, 0.0)

    def __setitem__(self, at: tuple[int, int], value: float) -> None:
        if value:
            self.entries[at] = value
        else:
            self.entries.pop(at, None)

    def __delitem__(self, at: tuple[int, int]) -> None:
        del self.entries[at]

    def __contains__(self, at: tuple[int, int]) -> bool:
        return at in self.entries

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[tuple[tuple[int, int], float]]:
        return iter(sorted(self.entries.items()))

    def __add__(self, other: Sparse) -> Sparse:
        result = Sparse(self.entries)
        for at, value in other:
            result[at] += value
        return result


a = Matrix.of([2, 1], [5, 3])
print(a * a, a ** 5, a.determinant(), a.T, a.size, a ** 0 == Matrix.identity(2), a == 3, sep="\n")
print(Matrix.of([0, 2, 1], [1, 1, 0], [4, 0, 5]).determinant(), Matrix.of([1, 2], [2, 4]).determinant())
try:
    a * Matrix.of([1, 2, 3])
except ValueError as error:
    print(error)
half, third = Fraction(1, 2), Fraction(-2, -6)
print(half + third, half - third, half * third, half / third, -half, half + 1, 1 + half, float(third), int(Fraction(7, 2)), half == Fraction(2, 4), half != third, half == 1)
print(sorted([half, third, Fraction(3, 4)]), max(half, third), {half: "h", Fraction(2, 4): "same"}, bool(Fraction(0)), sum([half, third], Fraction(0)), [half])
try:
    Fraction(1, 0)
except ZeroDivisionError as error:
    print("ZeroDivisionError:", error)
s = Sparse({(0, 0): 1.5})
s[2, 3] = 4.0
s[0, 0] -= 0.5
s[5, 5] = 0.0
t = s + Sparse({(2, 3): -4.0, (1, 1): 2.0})
print(list(s), list(t), len(t), (2, 3) in s, (2, 3) in t, t[9, 9], dict(t))
del s[2, 3]
print(len(s), s.entries)
