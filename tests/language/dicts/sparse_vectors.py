"""Dicts with tuple keys: sparse matrices, polynomials in two variables, and memo tables."""

from __future__ import annotations

from collections import defaultdict

Cell = tuple[int, int]


class Polynomial:
    """In x and y; exponents map to coefficients, zeros are left out."""

    def __init__(self, terms: dict[Cell, int]) -> None:
        self.terms = {k: v for k, v in terms.items() if v}

    def __add__(self, other: Polynomial) -> Polynomial:
        keys = self.terms.keys() | other.terms.keys()
        return Polynomial({k: self.terms.get(k, 0) + other.terms.get(k, 0) for k in keys})

    def __mul__(self, other: Polynomial | int) -> Polynomial:
        if isinstance(other, int):
            return Polynomial({k: v * other for k, v in self.terms.items()})
        result: defaultdict[Cell, int] = defaultdict(int)
        for (a, b), v in self.terms.items():
            for (c, d), w in other.terms.items():
                result[a + c, b + d] += v * w
        return Polynomial(result)

    __rmul__ = __mul__

    def __neg__(self) -> Polynomial:
        return self * -1

    def __call__(self, x: int, y: int) -> int:
        return sum(v * x**a * y**b for (a, b), v in self.terms.items())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Polynomial) and self.terms == other.terms

    def __str__(self) -> str:
        def power(name: str, n: int) -> str:
            return "" if n == 0 else name if n == 1 else f"{name}^{n}"

        ordered = sorted(self.terms.items(), key=lambda t: (-sum(t[0]), -t[0][0]))
        parts = [f"{v:+}{power('x', a)}{power('y', b)}" if abs(v) != 1 or a + b == 0 else f"{v:+}"[0] + power("x", a) + power("y", b) for (a, b), v in ordered]
        return " ".join(parts).lstrip("+") or "0"


x, y, one = Polynomial({(1, 0): 1}), Polynomial({(0, 1): 1}), Polynomial({(0, 0): 1})
square = (x + y) * (x + y)
print(square, "|", square * (x + -y), "|", 3 * x + y * -2 + one, "|", x + -x, "|", (x + one) * (x + -one))
print(square(2, 3), square == Polynomial({(2, 0): 1, (1, 1): 2, (0, 2): 1}), square == x, (x + -x).terms)
matrix: dict[Cell, float] = {(0, 0): 1.0, (5, 7): 2.5, (100, 3): -1.0}
transposed = {(c, r): v for (r, c), v in matrix.items()}
print(transposed[7, 5], matrix.get((1, 1), 0.0), (5, 7) in matrix, max(matrix), min(matrix.items(), key=lambda kv: kv[1]))
try:
    print(matrix[1, 2])
except KeyError as error:
    print("KeyError", error)
memo: dict[Cell, int] = {}


def paths(r: int, c: int) -> int:
    if r == 0 or c == 0:
        return 1
    if (r, c) not in memo:
        memo[r, c] = paths(r - 1, c) + paths(r, c - 1)
    return memo[r, c]


print(paths(16, 16), len(memo), memo[1, 1], list(memo)[:3])
