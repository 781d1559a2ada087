"""`math`: everything but the functions of 3.12. An integer result past 64 bits is an OverflowError.

The functions of floats are in runtime/elementary; here are their types and errors.
"""

from __future__ import annotations

from typing import Final, Iterable, TypeVar

from runtime.builtins.number import elementary
from runtime.builtins.number.float_arithmetic import copy_sign
from runtime.builtins.number.float_arithmetic import remainder as float_remainder
from runtime.elementary import arctangent, error_function, exponential, hyperbolic, logarithm, neighbours, roots, trigonometric
from runtime.elementary import gamma as gamma_function
from runtime.elementary.power import positive_power

pi: Final = 3.141592653589793
e: Final = 2.718281828459045
tau: Final = 6.283185307179586
inf: Final = float("inf")
nan: Final = float("nan")

N = TypeVar("N", int, float)
M = TypeVar("M", int, float)
L = TypeVar("L", int, float)


def _domain_error() -> ValueError:
    return ValueError("math domain error")


def _range_error() -> OverflowError:
    return OverflowError("math range error")


def _in_range(result: float, x: float) -> float:
    """A result that is infinite for a finite argument is an error."""
    if result - result != 0.0 and x - x == 0.0:
        raise _range_error()
    return result


def _is_angle(x: float) -> bool:
    """Whether there is something to compute: infinity is not in the domain, NaN is its own result."""
    if x == inf or x == -inf:
        raise _domain_error()
    return x == x


# --- rounding and parts -----------------------------------------------------------------------


def sqrt(x: N) -> float:
    """The square root; ValueError below 0."""
    return elementary.square_root(float(x))


def cbrt(x: N) -> float:
    """The cube root, of negative numbers too."""
    return roots.cube_root(float(x))


def floor(x: N) -> int:
    """The largest int not above x; OverflowError for infinity and what does not fit, ValueError for NaN."""
    return elementary.floor_to_int(float(x)) if isinstance(x, float) else int(x)


def ceil(x: N) -> int:
    """The smallest int not below x; errors as of floor()."""
    return elementary.ceil_to_int(float(x)) if isinstance(x, float) else int(x)


def trunc(x: N) -> int:
    """x without its fraction, towards 0; errors as of floor()."""
    return int(x)


def fabs(x: N) -> float:
    """The magnitude, as a float."""
    return elementary.absolute(float(x))


def fmod(x: N, y: M) -> float:
    """The remainder with the sign of x."""
    a, b = float(x), float(y)
    if isinf(a) and not isnan(b) or b == 0.0 and not isnan(a):
        raise _domain_error()
    return a if isinf(b) and isfinite(a) else float_remainder(a, b)


def remainder(x: N, y: M) -> float:
    """x - n*y for the whole number n nearest to x/y, the even one of two (IEEE 754)."""
    a, b = float(x), float(y)
    if isnan(a) or isnan(b):
        return a + b
    if isinf(a) or b == 0.0:
        raise _domain_error()
    if isinf(b):
        return a
    size, step = elementary.absolute(a), elementary.absolute(b)
    below = float_remainder(size, step)
    above = step - below
    if below < above:
        rest = below
    elif below > above:
        rest = -above
    else:
        rest = below - 2.0 * float_remainder(0.5 * (size - below), step)
    return copy_sign(1.0, a) * rest


def modf(x: N) -> tuple[float, float]:
    """(fraction, whole part), both with the sign of x."""
    value = float(x)
    whole = elementary.truncate(value)
    if isinf(value):
        return copy_sign(0.0, value), value
    return copy_sign(value - whole, value), whole


def frexp(x: N) -> tuple[float, int]:
    """(m, e) with x == m * 2**e and 0.5 <= abs(m) < 1; (x, 0) for 0, infinities and NaN."""
    return elementary.split_exponent(float(x))


def ldexp(x: N, i: int) -> float:
    """x * 2**i, rounded once; OverflowError where that is too large."""
    value = float(x)
    if value == 0.0 or not isfinite(value):
        return value
    mantissa, exponent = elementary.split_exponent(value)
    if i > 5000 or exponent + i > 1024:
        raise _range_error()
    if i < -5000:
        return copy_sign(0.0, value)
    return elementary.scaled(mantissa * 2.0, exponent + i - 1)


def copysign(x: N, y: M) -> float:
    """The magnitude of x with the sign of y, that of -0.0 and of NaNs as well."""
    return copy_sign(float(x), float(y))


def nextafter(x: N, y: M) -> float:
    """The float next to x on the way to y; y itself when they are equal."""
    return neighbours.next_after(float(x), float(y))


def ulp(x: N) -> float:
    """The distance from |x| to the next greater float, or from the next less where there is none."""
    value = elementary.absolute(float(x))
    if not isfinite(value):
        return value
    following = neighbours.next_after(value, inf)
    return value - neighbours.next_after(value, 0.0) if isinf(following) else following - value


def isnan(x: N) -> bool:
    """Whether it is no number."""
    return float(x) != float(x)


def isinf(x: N) -> bool:
    """Whether it is one of the two infinities."""
    value = float(x)
    return value == inf or value == -inf


def isfinite(x: N) -> bool:
    """Whether it is neither infinite nor NaN."""
    value = float(x)
    return value - value == 0.0


def isclose(a: N, b: M, *, rel_tol: float = 1e-09, abs_tol: float = 0.0) -> bool:
    """Whether they differ by no more than rel_tol times the larger magnitude, or by no more than abs_tol.
    An infinity is close to itself only, NaN to nothing. ValueError for a negative tolerance.
    """
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    x, y = float(a), float(b)
    if x == y:
        return True
    if isinf(x) or isinf(y):
        return False
    difference = fabs(x - y)
    return difference <= fabs(rel_tol * y) or difference <= fabs(rel_tol * x) or difference <= abs_tol


# --- powers and logarithms --------------------------------------------------------------------


def exp(x: N) -> float:
    """e**x; OverflowError where that is too large."""
    value = float(x)
    return _in_range(exponential.exponential(value), value)


def exp2(x: N) -> float:
    """2**x; OverflowError where that is too large."""
    value = float(x)
    return _in_range(exponential.exponential_of_two(value), value)


def expm1(x: N) -> float:
    """e**x - 1, exact for small x too; OverflowError where that is too large."""
    value = float(x)
    return _in_range(hyperbolic.exponential_less_one(value), value)


def _positive(x: float) -> bool:
    """Whether a logarithm is to be computed; infinity and NaN are their own."""
    if x <= 0.0:
        raise _domain_error()
    return x - x == 0.0


def log(x: N, base: M | None = None) -> float:
    """The natural logarithm, or the one to `base`; ValueError for 0 and below, ZeroDivisionError for base 1."""
    value = float(x)
    result = logarithm.natural_logarithm(value) if _positive(value) else value
    if base is None:
        return result
    return result / log(float(base))


def log2(x: N) -> float:
    """The logarithm to 2; ValueError for 0 and below."""
    value = float(x)
    return logarithm.logarithm_to_two(value) if _positive(value) else value


def log10(x: N) -> float:
    """The logarithm to 10; ValueError for 0 and below."""
    value = float(x)
    return logarithm.logarithm_to_ten(value) if _positive(value) else value


def log1p(x: N) -> float:
    """The natural logarithm of 1 + x, exact for small x too; ValueError for -1 and below."""
    value = float(x)
    if value <= -1.0:
        raise _domain_error()
    return hyperbolic.logarithm_of_one_plus(value)


def pow(x: N, y: M) -> float:
    """x**y as a float, of ints too. ValueError for a negative x with a fraction in y and for 0 to a negative y; OverflowError."""
    a, b = float(x), float(y)
    if b == 0.0 or a == 1.0:
        return 1.0
    if isnan(a) or isnan(b):
        return a + b
    size = elementary.absolute(a)
    if isinf(b):
        if size == 1.0:
            return 1.0
        return inf if (b > 0.0) == (size > 1.0) else 0.0
    whole = elementary.truncate(b) == b
    negative = whole and float_remainder(b, 2.0) != 0.0 and copy_sign(1.0, a) < 0.0
    if isinf(a):
        result = inf if b > 0.0 else 0.0
    elif a == 0.0:
        if b < 0.0:
            raise _domain_error()
        result = 0.0
    else:
        if a < 0.0 and not whole:
            raise _domain_error()
        result = _in_range(positive_power(size, b), a)
    return -result if negative else result


# --- lengths ----------------------------------------------------------------------------------


def hypot(*coordinates: N) -> float:
    """The root of the sum of the squares."""
    return _length([elementary.absolute(float(c)) for c in coordinates])


def _hypot_2(x: N, y: M) -> float:
    return elementary.hypotenuse(float(x), float(y))


def _hypot_3(x: N, y: M, z: L) -> float:
    return _length([elementary.absolute(float(x)), elementary.absolute(float(y)), elementary.absolute(float(z))])


def _length(sizes: list[float]) -> float:
    greatest = 0.0
    for size in sizes:
        if size > greatest:
            greatest = size
    if isinf(greatest):
        return greatest
    total = roots.Length(greatest)
    for size in sizes:
        if isnan(size):
            return size
        total.add_square(size)
    return total.root()


def dist(p: Iterable[N], q: Iterable[M]) -> float:
    """The distance of two points."""
    a = [float(x) for x in p]
    b = [float(y) for y in q]
    if len(a) != len(b):
        raise ValueError("both points must have the same number of dimensions")
    return _length([elementary.absolute(a[i] - b[i]) for i in range(len(a))])


# --- angles -----------------------------------------------------------------------------------


def sin(x: N) -> float:
    """Of an angle in radians; ValueError for infinity."""
    value = float(x)
    return trigonometric.sine(value) if _is_angle(value) else value


def cos(x: N) -> float:
    """Of an angle in radians; ValueError for infinity."""
    value = float(x)
    return trigonometric.cosine(value) if _is_angle(value) else value


def tan(x: N) -> float:
    """Of an angle in radians; ValueError for infinity."""
    value = float(x)
    return trigonometric.tangent(value) if _is_angle(value) else value


def asin(x: N) -> float:
    """The angle in radians from -pi/2 to pi/2; ValueError outside of -1 to 1."""
    value = float(x)
    if value > 1.0 or value < -1.0:
        raise _domain_error()
    return arctangent.arcsine(value) if value == value else value


def acos(x: N) -> float:
    """The angle in radians from 0 to pi; ValueError outside of -1 to 1."""
    value = float(x)
    if value > 1.0 or value < -1.0:
        raise _domain_error()
    return arctangent.arccosine(value) if value == value else value


def atan(x: N) -> float:
    """The angle in radians from -pi/2 to pi/2."""
    return arctangent.arctangent(float(x))


def atan2(y: N, x: M) -> float:
    """The angle in radians from -pi to pi of the point (x, y), seen from the origin; signs of zeros count."""
    return arctangent.angle_of(float(y), float(x))


def degrees(x: N) -> float:
    """Radians as degrees."""
    return float(x) * (180.0 / pi)


def radians(x: N) -> float:
    """Degrees as radians."""
    return float(x) * (pi / 180.0)


# --- hyperbolic functions ---------------------------------------------------------------------


def sinh(x: N) -> float:
    """The hyperbolic sine; OverflowError where it is too large."""
    value = float(x)
    return _in_range(hyperbolic.hyperbolic_sine(value), value)


def cosh(x: N) -> float:
    """The hyperbolic cosine; OverflowError where it is too large."""
    value = float(x)
    return _in_range(hyperbolic.hyperbolic_cosine(value), value)


def tanh(x: N) -> float:
    """The hyperbolic tangent, from -1 to 1."""
    return hyperbolic.hyperbolic_tangent(float(x))


def asinh(x: N) -> float:
    """The inverse of sinh()."""
    return hyperbolic.inverse_hyperbolic_sine(float(x))


def acosh(x: N) -> float:
    """The inverse of cosh(), not negative; ValueError below 1."""
    value = float(x)
    if value < 1.0:
        raise _domain_error()
    return hyperbolic.inverse_hyperbolic_cosine(value)


def atanh(x: N) -> float:
    """The inverse of tanh(); ValueError unless -1 < x < 1."""
    value = float(x)
    if value >= 1.0 or value <= -1.0:
        raise _domain_error()
    return hyperbolic.inverse_hyperbolic_tangent(value)


# --- error function and gamma -----------------------------------------------------------------


def erf(x: N) -> float:
    """The error function: 2/sqrt(pi) times the integral of e**-t**2 from 0 to x."""
    return error_function.error_function(float(x))


def erfc(x: N) -> float:
    """1 - erf(x), exact for large x too."""
    return error_function.complementary_error_function(float(x))


def gamma(x: N) -> float:
    """The gamma function, (x - 1)! of whole numbers; ValueError for 0, negative whole numbers and -inf; OverflowError above 171.6."""
    value = float(x)
    if isnan(value) or value == inf:
        return value
    if value == -inf or value <= 0.0 and elementary.truncate(value) == value:
        raise _domain_error()
    return _in_range(gamma_function.gamma(value), value)


def lgamma(x: N) -> float:
    """The natural logarithm of abs(gamma(x)); ValueError for 0 and negative whole numbers."""
    value = float(x)
    if not isfinite(value):
        return value if isnan(value) else inf
    if value <= 0.0 and elementary.truncate(value) == value:
        raise _domain_error()
    return _in_range(gamma_function.logarithm_of_gamma(value), value)


# --- sums and products ------------------------------------------------------------------------


def fsum(seq: Iterable[N]) -> float:
    """The sum, rounded once (Shewchuk, "Adaptive precision floating-point arithmetic", 1997)."""
    partials: list[float] = []
    special = 0.0
    infinite = 0.0
    for item in seq:
        value = float(item)
        x = value
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
        if not isfinite(x):
            if isfinite(value):
                raise OverflowError("intermediate overflow in fsum")
            if isinf(value):
                infinite += value
            special += value
            partials.clear()
        elif x != 0.0:
            partials.append(x)
    if special != 0.0:
        if isnan(infinite):
            raise ValueError("-inf + inf in fsum")
        return special
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


def prod(iterable: Iterable[N], *, start: M = 1) -> N | M:  # type: ignore[assignment]
    """The product; of no floats it is `start`, an int unless a float is given."""
    result: N | M = start
    for item in iterable:
        result = result * item
    return result


# --- integers --------------------------------------------------------------------------------


def gcd(*integers: int) -> int:
    """The greatest common divisor, never negative; 0 of zeros or of nothing. OverflowError for 2**63, the divisor of -2**63 alone."""
    # By negative numbers, of which there is one more: the least int has a divisor as any other.
    negated = 0
    for value in integers:
        divisor = value if value < 0 else -value
        while divisor:
            negated, divisor = divisor, negated % divisor
    return -negated


def lcm(*integers: int) -> int:
    """The least common multiple, never negative; 1 of nothing, 0 where one is 0. OverflowError where it does not fit."""
    result = 1
    for value in integers:
        if value == 0:
            return 0
        result = result // gcd(result, value) * abs(value)
    return result


def isqrt(n: int) -> int:
    """The largest int whose square is not above n; ValueError below 0."""
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    root = int(elementary.square_root(float(n)))
    while root > 3037000499 or root * root > n:
        root -= 1
    while root < 3037000499 and (root + 1) * (root + 1) <= n:
        root += 1
    return root


def factorial(n: int) -> int:
    """n!; ValueError below 0, OverflowError above 20."""
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    result = 1
    for factor in range(2, n + 1):
        result *= factor
    return result


def comb(n: int, k: int) -> int:
    """In how many ways k of n things can be chosen, their order aside; ValueError for negative ones, OverflowError."""
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
    """In how many ways k of n things can be put in a row, all n without k; ValueError for negative ones, OverflowError."""
    if k is None:
        return factorial(n)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    result = 1
    for i in range(k):
        result *= n - i
    return result
