"""Angles in steps of pi/64: how many, and what is left, in two floats.

Below 50,000 by a multiple of pi/64 in four parts, of which three have exact products (Cody and Waite). Above it by
the bits of 2/pi that matter (Payne and Hanek, "Radian reduction for trigonometric functions", 1983).
"""
from typing import Final

import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.number.double_double import exact_sum, multiply, quick_sum
from runtime.builtins.number.float_digits import exponent_of, mantissa_of
from runtime.elementary.rounding import nearest_whole
from runtime.elementary.tables import STEP_1, STEP_2, STEP_3, STEP_4, STEP_WHOLE_1, STEP_WHOLE_2, TWO_OVER_PI

# 64 / pi
STEPS: Final = 20.371832715762604
LARGE: Final = 50000.0


def reduced(x: float) -> tuple[int, float, float]:
    """(n, r, r_low) with x = n * pi/64 + r + r_low, up to whole turns, for a finite x; |r| <= pi/128."""
    if not -LARGE < x < LARGE:
        return reduced_large(x)
    n = nearest_whole(x * STEPS)
    high, low = exact_sum(x - n * STEP_1, -(n * STEP_2))
    more, least = exact_sum(low, -(n * STEP_3))
    high, low = exact_sum(high, more)
    high, low = quick_sum(high, low + (least - n * STEP_4))
    return unsafe.float_to_int(n), high, low


@noinline
def reduced_large(x: float) -> tuple[int, float, float]:
    """`reduced` for all |x| from 2**15 on."""
    mantissa = mantissa_of(x)
    # |x| * 64/pi = mantissa * 2**(e+5) * 2/pi; bits of 2/pi before place e - 2 only give multiples of 128 steps.
    # The table begins with 64 zeros.
    place = unsafe.u64_of(exponent_of(x) - 2 + 64)
    a = unsafe.tail(TWO_OVER_PI) + (place >> 3)
    shift = place & 7
    top, middle, bottom = word(a, shift), word(a + 8, shift), word(a + 16, shift)
    # The product modulo 2**192: 7 bits of steps, then the fraction.
    low = bottom * mantissa
    carry = unsafe.multiply_high(bottom, mantissa)
    between = middle * mantissa
    high = top * mantissa + unsafe.multiply_high(middle, mantissa)
    between = between + carry
    if between < carry:
        high = high + 1
    n = unsafe.int_of(high >> 57)
    high = (high << 7) | (between >> 57)
    between = (between << 7) | (low >> 57)
    low = low << 7
    negative = high >> 63 != 0
    if negative:
        # The next step is nearer.
        n += 1
        high, between, low = ~high, ~between, ~low
    first = whole(high >> 11) * 1.1102230246251565e-16
    second = whole(((high & 0x7FF) << 42) | (between >> 22)) * 1.232595164407831e-32
    third = whole(((between & 0x3FFFFF) << 31) | (low >> 33)) * 1.3684555315672042e-48
    r, rest = quick_sum(first, second)
    r, rest = quick_sum(r, rest + third)
    r, rest = multiply(r, rest, STEP_WHOLE_1, STEP_WHOLE_2)
    if negative != (x < 0.0):
        r, rest = -r, -rest
    return (-n if x < 0.0 else n), r, rest


def word(a: u64, shift: u64) -> u64:
    """64 bits from the bit `shift` of the byte at `a` on, the highest first."""
    bits = unsafe.swap64(unsafe.load64(a))
    if shift == 0:
        return bits
    return (bits << shift) | (u64(unsafe.load8(a + 8)) >> (8 - shift))


def whole(x: u64) -> float:
    return float(unsafe.int_of(x))
