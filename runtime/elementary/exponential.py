"""e**x and 2**x: a table of 2**(j/32) and a polynomial (Tang, "Table-driven implementation of the exponential
function in IEEE floating-point arithmetic", 1989), carried to about 66 bits.
"""
from typing import Final

import unsafe
from machine import u64
from unsafe import inline, noinline

from runtime.builtins.number.double_double import exact_product, exact_sum, quick_sum
from runtime.elementary.rounding import entry, nearest_whole, round_sum, short
from runtime.elementary.tables import (
    LN2_32TH_1, LN2_32TH_2, LN2_32TH_3, LN2_WHOLE_1, LN2_WHOLE_2, POWERS_OF_TWO,
)

INFINITY_BITS: Final = u64(0x7FF0000000000000)
# 32 / ln 2
STEPS: Final = 46.16624130844683


@noinline
def exponential(x: float) -> float:
    """e**x; infinite where too large, NaN for NaN."""
    return exponential_of_sum(x, 0.0)


@noinline
def exponential_of_sum(x: float, x_low: float) -> float:
    """e**(x + x_low) for |x_low| far below |x|."""
    if not -746.0 < x < 710.0:
        return without_number(x)
    n = nearest_whole(x * STEPS)
    part = x - n * LN2_32TH_1
    r, low = exact_sum(part, -(n * LN2_32TH_2))
    return scaled_power(unsafe.float_to_int(n), r, low + (x_low - n * LN2_32TH_3))


@noinline
def exponential_of_two(x: float) -> float:
    """2**x; infinite where too large, NaN for NaN."""
    if not -1076.0 < x < 1024.0:
        return without_number(x)
    n = nearest_whole(x * 32.0)
    rest = x - n * 0.03125
    r, low = exact_product(rest, LN2_WHOLE_1)
    return scaled_power(unsafe.float_to_int(n), r, low + rest * LN2_WHOLE_2)


def without_number(x: float) -> float:
    """The exponential of what is no number, too large or too small."""
    if x != x:
        return x
    return unsafe.bits_float(INFINITY_BITS) if x > 0.0 else 0.0


@inline
def scaled_power(n: int, r: float, r_low: float) -> float:
    """2**(n/32) * e**(r + r_low), rounded; |r| < 0.0109."""
    step = n & 31
    high = entry(POWERS_OF_TWO, 2 * step)
    low = entry(POWERS_OF_TWO, 2 * step + 1)
    start = short(r)
    rest = (r - start) + r_low
    # e**r - 1 - r
    square = r * r
    more = square * (0.5 + r * (0.16666666666666666 + r * (0.041666666666666664 + r * (
        0.008333333333333333 + r * (0.001388888888888889 + r * 0.0001984126984126984))))) + (rest + r_low * r)
    total, error = quick_sum(high, high * start)
    below = error + (low + (high * more + low * (start + more)))
    exponent = n >> 5
    if exponent > -1020:
        # In two steps, so that 2**1024 times something below 1 is not infinite too early.
        half = unsafe.bits_float(unsafe.u64_of(exponent + 1022) << 52)
        return (total + below) * half * 2.0
    return round_sum(total, below, exponent)
