"""Polynomials: operators with their reflected forms, a call, division with remainder, text."""
from __future__ import annotations
from itertools import zip_longest


class Polynomial:
    def __init__(self, *coefficients: int) -> None:
        """Coefficients from the constant upwards."""
        values = list(coefficients)
        while values and values[-1] == 0:
            values.pop()
        self.coefficients = tuple(values)

    @property
    def degree(self) -> int:
        return len(self.coefficients) - 1

    def __call__(self, x: int) -> int:
        result = 0
        for c in reversed(self.coefficients):
            result = result * x + c
        return result

    def __add__(self, other: Polynomial | int) -> Polynomial:
        if isinstance(other, int):
            other = Polynomial(other)
        return Polynomial(*(a + b for a, b in zip_longest(self.coefficients, other.coefficients, fillvalue=0)))

    __radd__ = __add__

    def __neg__(self) -> Polynomial:
        return Polynomial(*[-c for c in self.coefficients])

    def __sub__(self, other: Polynomial | int) -> Polynomial:
        return self + -other

    def __mul__(self, other: Polynomial) -> Polynomial:
        if not self.coefficients or not other.coefficients:
            return Polynomial()
        result = [0] * (self.degree + other.degree + 1)
        for i, a in enumerate(self.coefficients):
            for j, b in enumerate(other.coefficients):
                result[i + j] += a * b
        return Polynomial(*result)

    def __pow__(self, n: int) -> Polynomial:
        result = Polynomial(1)
        for _ in range(n):
            result *= self
        return result

    def __divmod__(self, other: Polynomial) -> tuple[Polynomial, Polynomial]:
        if not other.coefficients:
            raise ZeroDivisionError("division by the zero polynomial")
        rest, quotient = list(self.coefficients), [0] * max(0, self.degree - other.degree + 1)
        for shift in range(self.degree - other.degree, -1, -1):
            factor = rest[shift + other.degree] // other.coefficients[-1]
            quotient[shift] = factor
            for i, c in enumerate(other.coefficients):
                rest[shift + i] -= factor * c
        return Polynomial(*quotient), Polynomial(*rest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Polynomial) and self.coefficients == other.coefficients

    def __bool__(self) -> bool:
        return bool(self.coefficients)

    def __str__(self) -> str:
        terms = []
        for power in range(self.degree, -1, -1):
            c = self.coefficients[power]
            if c:
                body = "" if power == 0 else "x" if power == 1 else f"x^{power}"
                terms.append(("- " if c < 0 else "+ ") + ("" if abs(c) == 1 and power else str(abs(c))) + body)
        text = " ".join(terms)
        return text[2:] if text.startswith("+") else text.replace("- ", "-", 1) or "0"


x = Polynomial(0, 1)
p = x * x - 3 + x * Polynomial(2)
print(p, "|", -p, "|", 5 + p, "|", p - p, "|", Polynomial(-1), bool(p), bool(p - p), p.degree, Polynomial().degree)
print([p(n) for n in range(-3, 4)], (x + 1) ** 4, p == Polynomial(-3, 2, 1, 0, 0))
q, r = divmod(Polynomial(-4, 0, -2, 1), x - 3)
print(q, "rest", r, q * (x - 3) + r)
try:
    divmod(p, p - p)
except ZeroDivisionError as error:
    print(error)
