"""float ** float: the exponential of a logarithm, both to about 100 bits, so that the result is rounded once.

That is the correctly rounded power in all but some 2**-28 of the cases that are not exact, and exact where a
power is exact.
"""
from typing import Final

import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.exceptions import OverflowError
from runtime.builtins.failure import raise_value_error, raise_zero_division
from runtime.builtins.number.double_double import add, divide, exact_product, multiply, quick_sum
from runtime.builtins.number.float_digits import exponent_of, mantissa_of
from runtime.builtins.number.float_parse import assemble
from runtime.builtins.number.float_text import is_finite, is_negative

# The natural logarithm of 2 in three parts; the first has 33 bits, so that its multiples by exponents are exact.
LN2: Final = 0.6931471806019545
LN2_MIDDLE: Final = -4.2009150726810846e-11
LN2_LOW: Final = -1.3124698417785255e-27


@noinline
def float_power(x: float, y: float) -> float:
    """x ** y as CPython: OverflowError if too large, ZeroDivisionError for 0.0 ** negative.

    A negative number to a power that is not whole is complex in CPython: ValueError here.
    """
    if y == 2.0 and is_finite(x):
        return finite(x * x)
    if y == 0.0 or x == 1.0:
        return 1.0
    if x != x or y != y:
        return x + y
    if not is_finite(y):
        size = unsafe.fabs(x)
        if size == 1.0:
            return 1.0
        return unsafe.fabs(y) if (y > 0.0) == (size > 1.0) else 0.0
    odd = is_odd(y)
    negative = odd and is_negative(x)
    if not is_finite(x):
        value = unsafe.fabs(x) if y > 0.0 else 0.0
        return -value if negative else value
    if x == 0.0:
        if y < 0.0:
            raise_zero_division("0.0 cannot be raised to a negative power")
        return -0.0 if negative else 0.0
    if x < 0.0 and unsafe.trunc(y) != y:
        raise_value_error("a negative float to a power that is not whole is complex")
    value = finite(positive_power(unsafe.fabs(x), y))
    return -value if negative else value


def finite(value: float) -> float:
    if not is_finite(value):
        raise OverflowError(34, "Numerical result out of range")
    return value


def is_odd(y: float) -> bool:
    """Whether `y` is an odd whole number."""
    size = unsafe.fabs(y)
    return size < 9007199254740992.0 and unsafe.trunc(size) == size and unsafe.float_to_int(size) & 1 != 0


def positive_power(x: float, y: float) -> float:
    """x ** y for finite x > 0 and finite y; infinite if too large."""
    if x == 1.0:
        return 1.0
    if y == 0.5:
        return unsafe.sqrt(x)
    if unsafe.trunc(y) == y and unsafe.fabs(y) <= 64.0:
        high = whole_power(x, unsafe.float_to_int(unsafe.fabs(y)), y < 0.0)
        if high != 0.0:
            return high
    high, low = logarithm(x)
    rough = high * y
    if rough > 710.0:
        return unsafe.bits_float(u64(0x7FF0000000000000))
    if rough < -746.0:
        return 0.0
    if unsafe.fabs(rough) < 1e-18:
        return 1.0
    high, low = multiply(high, low, y, 0.0)
    return exponential(high, low)


def whole_power(x: float, n: int, inverted: bool) -> float:
    """x ** n or 1 / x ** n for 1 <= n <= 64 by repeated squaring; 0.0 if something comes near the ends of the range."""
    high = 1.0
    low = 0.0
    power = x
    power_low = 0.0
    while True:
        if not 1e-140 < power < 1e140:
            return 0.0
        if n & 1 != 0:
            high, low = multiply(high, low, power, power_low)
        n >>= 1
        if n == 0:
            break
        power, power_low = multiply(power, power_low, power, power_low)
    if not 1e-140 < high < 1e140:
        return 0.0
    if inverted:
        high, low = divide(1.0, 0.0, high, low)
    return high + low


def logarithm(x: float) -> tuple[float, float]:
    """Natural logarithm of a finite x > 0."""
    mantissa = mantissa_of(x)
    zeros = unsafe.count_leading_zeros(mantissa)
    exponent = exponent_of(x) + 63 - unsafe.int_of(zeros)
    # m in [1, 2), then in [sqrt(1/2), sqrt(2)): x = m * 2**exponent.
    m = unsafe.bits_float((u64(1023) << 52) | (((mantissa << zeros) << 1) >> 12))
    if m > 1.4142135623730951:
        m = m * 0.5
        exponent += 1
    # ln m = 2 artanh(s) = 2 (s + s**3/3 + s**5/5 + ...), s = (m - 1) / (m + 1), |s| < 0.172
    sum_high, sum_low = quick_sum(m, 1.0) if m >= 1.0 else quick_sum(1.0, m)
    s, s_low = divide(m - 1.0, 0.0, sum_high, sum_low)
    square, square_low = multiply(s, s_low, s, s_low)
    high = 0.0
    low = 0.0
    term = 41
    while term >= 1:
        c, c_low = divide(1.0, 0.0, float(term), 0.0)
        high, low = multiply(high, low, square, square_low)
        high, low = add(c, c_low, high, low)
        term -= 2
    high, low = multiply(high, low, 2.0 * s, 2.0 * s_low)
    return add_ln2_times(high, low, float(exponent))


def add_ln2_times(high: float, low: float, times: float) -> tuple[float, float]:
    """high + low + times * ln 2."""
    part, part_low = exact_product(times, LN2_MIDDLE)
    part_low = part_low + times * LN2_LOW
    part, part_low = add(times * LN2, 0.0, part, part_low)
    return add(part, part_low, high, low)


def exponential(x: float, x_low: float) -> float:
    """e ** (x + x_low), -746 <= x <= 710, rounded to the nearest float."""
    times = unsafe.floor(x * 1.4426950408889634 + 0.5)
    high, low = add_ln2_times(x, x_low, -times)
    # e**r - 1 for r = high / 512 by its series, then squared nine times: (1 + p)**2 - 1 = 2 p + p**2.
    r = high * 0.001953125
    r_low = low * 0.001953125
    p = 0.0
    p_low = 0.0
    term = 11
    while term >= 1:
        p, p_low = add(1.0, 0.0, p, p_low)
        p, p_low = multiply(p, p_low, r, r_low)
        p, p_low = divide(p, p_low, float(term), 0.0)
        term -= 1
    squarings = 9
    while squarings > 0:
        q, q_low = multiply(p, p_low, p, p_low)
        p, p_low = add(2.0 * p, 2.0 * p_low, q, q_low)
        squarings -= 1
    p, p_low = add(1.0, 0.0, p, p_low)
    return round_sum(p, p_low, unsafe.float_to_int(times))


def round_sum(high: float, low: float, exponent: int) -> float:
    """The float nearest to (high + low) * 2**exponent, for 0.5 <= high < 2."""
    # In units of 2**-62, where `high` is whole. If the rest is whole too, but for the error of the
    # computation, the power is exact at this width: ties can be told from what is just beside them.
    scaled = low * 4611686018427387904.0
    nearest = unsafe.floor(scaled + 0.5)
    inexact = unsafe.fabs(scaled - nearest) > 0.000001
    whole = unsafe.floor(scaled) if inexact else nearest
    mantissa = unsafe.float_to_int(high * 4611686018427387904.0) + unsafe.float_to_int(whole)
    return assemble(unsafe.u64_of(mantissa), exponent - 62, inexact)
