"""`math`: constants, rounding, roots, powers, logarithms, and the functions of integers.

Not there: the trigonometric, hyperbolic, gamma and error functions. An integer result past 64 bits is an OverflowError.
"""

from __future__ import annotations

from typing import Final, Iterable, TypeVar

from runtime.builtins.number import elementary
from runtime.builtins.number.float_arithmetic import copy_sign, remainder
from runtime.builtins.number.float_power import float_power

pi: Final = 3.141592653589793
e: Final = 2.718281828459045
tau: Final = 6.283185307179586
inf: Final = float("inf")
nan: Final = float("nan")

# ln 2 and ln 10, and what the nearest float leaves of them.
LN2: Final = 0.6931471805599453
LN2_REST: Final = 2.3190468138462996e-17
LN10: Final = 2.302585092994046
LN10_REST: Final = -2.1707562233822494e-16

N = TypeVar("N", int, float)
M = TypeVar("M", int, float)


def sqrt(x: N) -> float:
    return elementary.square_root(float(x))


def floor(x: N) -> int:
    return elementary.floor_to_int(float(x)) if isinstance(x, float) else int(x)


def ceil(x: N) -> int:
    return elementary.ceil_to_int(float(x)) if isinstance(x, float) else int(x)


def trunc(x: N) -> int:
    return int(x)


def fabs(x: N) -> float:
    return elementary.absolute(float(x))


def fmod(x: N, y: M) -> float:
    a, b = float(x), float(y)
    if isinf(a) and not isnan(b) or b == 0.0 and not isnan(a):
        raise ValueError("math domain error")
    return remainder(a, b)


def modf(x: N) -> tuple[float, float]:
    """(fraction, whole part), both with the sign of x."""
    value = float(x)
    whole = elementary.truncate(value)
    if isinf(value):
        return copy_sign(0.0, value), value
    return copy_sign(value - whole, value), whole


def frexp(x: N) -> tuple[float, int]:
    return elementary.split_exponent(float(x))


def ldexp(x: N, i: int) -> float:
    value = float(x)
    if value == 0.0 or not isfinite(value) or i < -2200:
        return value if i >= -2200 else copy_sign(0.0, value)
    result = elementary.scaled(value, i) if i <= 2200 else inf
    if isinf(result):
        raise OverflowError("math range error")
    return result


def copysign(x: N, y: M) -> float:
    return copy_sign(float(x), float(y))


def isnan(x: N) -> bool:
    return float(x) != float(x)


def isinf(x: N) -> bool:
    value = float(x)
    return value == inf or value == -inf


def isfinite(x: N) -> bool:
    value = float(x)
    return value - value == 0.0


def isclose(a: float, b: float, *, rel_tol: float = 1e-09, abs_tol: float = 0.0) -> bool:
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = fabs(a - b)
    return difference <= fabs(rel_tol * b) or difference <= fabs(rel_tol * a) or difference <= abs_tol


def exp(x: N) -> float:
    return elementary.natural_exponential(float(x))


def log(x: N, base: M | None = None) -> float:
    value = elementary.natural_logarithm(float(x))
    if base is None:
        return value
    return value / elementary.natural_logarithm(float(base))


def log2(x: N) -> float:
    mantissa, exponent = elementary.split_exponent(float(x))
    if mantissa == 0.5:
        return float(exponent - 1)
    return elementary.logarithm_to(float(x), LN2, LN2_REST)


def log10(x: N) -> float:
    return elementary.logarithm_to(float(x), LN10, LN10_REST)


def pow(x: N, y: M) -> float:
    return float_power(float(x), float(y))


def hypot(x: N, y: M) -> float:
    return elementary.hypotenuse(float(x), float(y))


def dist(p: Iterable[float], q: Iterable[float]) -> float:
    """The distance of two points in the plane."""
    a, b = list(p), list(q)
    if len(a) != len(b):
        raise ValueError("both points must have the same number of dimensions")
    if len(a) == 2:
        return hypot(a[0] - b[0], a[1] - b[1])
    return sqrt(fsum((x - y) * (x - y) for x, y in zip(a, b)))


def fsum(seq: Iterable[float]) -> float:
    """The sum, rounded once (Shewchuk)."""
    partials: list[float] = []
    for item in seq:
        x = item
        kept = 0
        for at in range(len(partials)):
            y = partials[at]
            if fabs(x) < fabs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low != 0.0:
                partials[kept] = low
                kept += 1
            x = high
        del partials[kept:]
        partials.append(x)
    return _rounded_sum(partials)


def _rounded_sum(partials: list[float]) -> float:
    """The sum of numbers that do not overlap, least first, with ties rounded as the parts below say."""
    if not partials:
        return 0.0
    at = len(partials) - 1
    high = partials[at]
    low = 0.0
    while at > 0:
        x = high
        at -= 1
        y = partials[at]
        high = x + y
        low = y - (high - x)
        if low != 0.0:
            break
    if at > 0 and (low < 0.0 and partials[at - 1] < 0.0 or low > 0.0 and partials[at - 1] > 0.0):
        y = low * 2.0
        x = high + y
        if y == x - high:
            high = x
    return high


def degrees(x: N) -> float:
    return float(x) * (180.0 / pi)


def radians(x: N) -> float:
    return float(x) * (pi / 180.0)


def gcd(*integers: int) -> int:
    result = 0
    for value in integers:
        a, b = result, abs(value)
        while b:
            a, b = b, a % b
        result = a
    return result


def lcm(*integers: int) -> int:
    result = 1
    for value in integers:
        if value == 0:
            return 0
        result = result // gcd(result, value) * abs(value)
    return result


def isqrt(n: int) -> int:
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    root = int(elementary.square_root(float(n)))
    while root > 3037000499 or root * root > n:
        root -= 1
    while root < 3037000499 and (root + 1) * (root + 1) <= n:
        root += 1
    return root


def factorial(n: int) -> int:
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    result = 1
    for factor in range(2, n + 1):
        result *= factor
    return result


def comb(n: int, k: int) -> int:
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    result = 1
    for i in range(min(k, n - k)):
        # Divided first as far as possible, so that only a result that does not fit overflows.
        factor = n - i
        divisor = i + 1
        common = gcd(result, divisor)
        result = result // common * (factor // (divisor // common))
    return result


def perm(n: int, k: int | None = None) -> int:
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k is None:
        return factorial(n)
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    result = 1
    for i in range(k):
        result *= n - i
    return result


def prod(iterable: Iterable[N], *, start: int = 1) -> N | int:
    """The product; of ints an int, of floats a float."""
    result: N | int = start
    for item in iterable:
        result = result * item
    return result
