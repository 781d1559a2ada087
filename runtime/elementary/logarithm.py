"""Logarithms: a table of ln c near the argument, and the series of ln(1 + r) for the rest (Tang, "Table-driven
implementation of the logarithm function in IEEE floating-point arithmetic", 1990), carried to about 74 bits.
"""
import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.number.double_double import exact_product, exact_sum, quick_sum
from runtime.builtins.number.float_digits import exponent_of, mantissa_of
from runtime.elementary.rounding import entry, nearest_whole, short
from runtime.elementary.tables import LN2_1, LN2_2, LOG2_E_1, LOG2_E_2, LOGARITHMS


@noinline
def natural_logarithm(x: float) -> float:
    """ln x for a finite x > 0."""
    high, low = logarithm(x)
    return high + low


@noinline
def logarithm_to_two(x: float) -> float:
    """The logarithm to the base 2 of a finite x > 0; exact for powers of two."""
    high, low = logarithm(x)
    product, error = exact_product(high, LOG2_E_1)
    return product + (error + (high * LOG2_E_2 + low * LOG2_E_1))


def logarithm_to_ten(x: float) -> float:
    """The logarithm to the base 10 of a finite x > 0, from that of the mantissa as in fdlibm's e_log10.c."""
    bits = unsafe.float_bits(x)
    exponent = 0
    if bits >> 52 == 0:
        bits = unsafe.float_bits(x * 18014398509481984.0)
        exponent = -54
    exponent += unsafe.int_of(bits >> 52) - 1023
    up = 1 if exponent < 0 else 0
    mantissa = unsafe.bits_float((bits & 0xFFFFFFFFFFFFF) | (unsafe.u64_of(1023 - up) << 52))
    y = float(exponent + up)
    return (y * 3.69423907715893078616e-13 + 4.34294481903251816668e-01 * natural_logarithm(mantissa)) \
        + y * 3.01029995663611771306e-01


def logarithm(x: float) -> tuple[float, float]:
    """ln x of a finite x > 0 in two floats, to 74 bits behind the point or 67 in all."""
    mantissa = mantissa_of(x)
    zeros = unsafe.count_leading_zeros(mantissa)
    exponent = exponent_of(x) + 63 - unsafe.int_of(zeros)
    # x = m * 2**exponent, m from sqrt(1/2) to sqrt(2)
    m = unsafe.bits_float((u64(1023) << 52) | (((mantissa << zeros) << 1) >> 12))
    if m > 1.4142135623730951:
        m = m * 0.5
        exponent += 1
    place = 3 * (unsafe.float_to_int(nearest_whole(m * 64.0)) - 45)
    # r = m/c - 1 exactly, in two floats: 1/c has 10 bits.
    inverse = entry(LOGARITHMS, place)
    start = short(m)
    r, r_low = exact_sum(start * inverse - 1.0, (m - start) * inverse)
    times = float(exponent)
    # What is left of the whole and the table is a multiple of 2**-42: exact.
    high, low = exact_sum(times * LN2_1 + entry(LOGARITHMS, place + 1), r)
    start = short(r)
    rest = (r - start) + r_low
    high, error = quick_sum(high, -0.5 * (start * start))
    square = r * r
    cubic = square * r * (0.3333333333333333 + r * (-0.25 + r * (0.2 + r * (-0.16666666666666666 + r * (
        0.14285714285714285 + r * (-0.125 + r * (0.1111111111111111 + r * (-0.1 + r * 0.09090909090909091))))))))
    cubic += -rest * (start + 0.5 * rest) + r_low * square
    low += error + ((times * LN2_2 + entry(LOGARITHMS, place + 2) + r_low) + cubic)
    return quick_sum(high, low)
