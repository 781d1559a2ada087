"""Sums of floats and of products of floats without rounding, as CPython's statistics has them by Fractions: floats that
do not overlap (Shewchuk, "Adaptive precision floating-point arithmetic", 1997). Rounded once, when asked for.
"""

from math import fabs, fsum, isfinite, sqrt

from runtime.builtins.number.double_double import exact_product, exact_sum


class ExactSum:
    """A sum; infinities and NaN are kept apart."""

    def __init__(self) -> None:
        self.partials: list[float] = []
        self.special = 0.0

    def add(self, x: float) -> None:
        if not isfinite(x):
            self.special += x
            return
        kept = 0
        for at in range(len(self.partials)):
            x, low = exact_sum(x, self.partials[at])
            if low != 0.0:
                self.partials[kept] = low
                kept += 1
        del self.partials[kept:]
        if x != 0.0:
            self.partials.append(x)

    def add_product(self, x: float, y: float) -> None:
        if not isfinite(x) or not isfinite(y):
            self.special += x * y
            return
        high, low = exact_product(x, y)
        self.add(low)
        self.add(high)

    def is_exceptional(self) -> bool:
        return self.special != 0.0

    def quotient(self, divisor: float) -> tuple[float, float]:
        """The sum divided by a float, in two floats."""
        if self.special != 0.0:
            return self.special / divisor, 0.0
        quotient = fsum(self.partials) / divisor
        rest = ExactSum()
        for part in self.partials:
            rest.add(part)
        rest.add_product(-quotient, divisor)
        return quotient, fsum(rest.partials) / divisor

    def divided(self, divisor: float) -> float:
        """The sum divided by a float, rounded once."""
        high, low = self.quotient(divisor)
        return high + low

    def root_of_quotient(self, divisor: float) -> float:
        """The square root of the sum divided by a float, rounded once."""
        high, low = self.quotient(divisor)
        if high <= 0.0 or not isfinite(high):
            return sqrt(fabs(high)) if high == high and high >= 0.0 else high
        root = sqrt(high)
        square, error = exact_product(root, root)
        return root + ((high - square) - error + low) / (2.0 * root)


def squares_about_mean(data: list[float]) -> ExactSum:
    """n * sum(x**2) - sum(x)**2: n times the sum of the squared distances from the mean."""
    total = ExactSum()
    squares = ExactSum()
    for x in data:
        total.add(x)
        squares.add_product(x, x)
    return difference_of_products(float(len(data)), squares, total)


def squares_about(data: list[float], center: float) -> ExactSum:
    """n times the sum of the squared distances from a center: n * (sum(x**2) - 2 c sum(x) + n c**2)."""
    n = float(len(data))
    result = ExactSum()
    for x in data:
        # (x - c)**2 with the difference in two floats
        high, low = exact_sum(x, -center)
        for a, b in ((high, high), (2.0 * high, low), (low, low)):
            first, second = exact_product(a, b)
            result.add_product(first, n)
            result.add_product(second, n)
    return result


def difference_of_products(n: float, squares: ExactSum, total: ExactSum) -> ExactSum:
    """n * squares - total * total."""
    result = ExactSum()
    result.special = squares.special
    for part in squares.partials:
        result.add_product(part, n)
    for a in total.partials:
        for b in total.partials:
            result.add_product(-a, b)
    return result
