"""Sine, cosine and tangent: the sine and cosine of the nearest multiple of pi/64 from a table, and those of the rest
by their series, put together by the addition theorem.
"""
from typing import Final

from unsafe import noinline

from runtime.builtins.number.double_double import exact_product, quick_sum
from runtime.elementary.angle import reduced
from runtime.elementary.rounding import entry, short
from runtime.elementary.tables import SINES

# Below it, x - x**3/6 rounds to x.
TINY: Final = 1e-8


@noinline
def sine(x: float) -> float:
    """sin x of a finite x."""
    if -TINY < x < TINY:
        return x
    n, r, r_low = reduced(x)
    high, low = sine_of(n, r, r_low)
    return high + low


@noinline
def cosine(x: float) -> float:
    """cos x of a finite x."""
    n, r, r_low = reduced(x)
    high, low = sine_of(n + 32, r, r_low)
    return high + low


@noinline
def tangent(x: float) -> float:
    """tan x of a finite x."""
    if -TINY < x < TINY:
        return x
    n, r, r_low = reduced(x)
    s, s_low = sine_of(n, r, r_low)
    c, c_low = sine_of(n + 32, r, r_low)
    s, s_low = quick_sum(s, s_low)
    c, c_low = quick_sum(c, c_low)
    quotient = s / c
    product, error = exact_product(quotient, c)
    return quotient + ((s - product) - error + s_low - quotient * c_low) / c


@noinline
def sine_of(n: int, r: float, r_low: float) -> tuple[float, float]:
    """sin(n pi/64 + r + r_low)."""
    step = n & 31
    s, s_low = entry(SINES, 2 * step), entry(SINES, 2 * step + 1)
    c, c_low = entry(SINES, 64 - 2 * step), entry(SINES, 65 - 2 * step)
    if n & 32 != 0:
        # A quarter turn on: sin becomes cos, cos becomes -sin.
        s, s_low, c, c_low = c, c_low, -s, -s_low
    square = r * r
    # sin r - r and cos r - 1
    sine_part = r * square * (-0.16666666666666666 + square * (
        0.008333333333333333 + square * (-0.0001984126984126984 + square * 2.7557319223985893e-06)))
    cosine_part = square * (-0.5 + square * (
        0.041666666666666664 + square * (-0.001388888888888889 + square * 2.48015873015873e-05))) - r * r_low
    start = short(r)
    rest = (r - start) + r_low
    high, error = quick_sum(s, c * start)
    low = error + (s_low + (c * (rest + sine_part) + c_low * (r + sine_part) + (s + s_low) * cosine_part))
    if n & 64 != 0:
        return -high, -low
    return high, low
