"""Roots, logarithms, exponentials and roundings behind `math`, with CPython's errors."""
from typing import Final

import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.exceptions import OverflowError
from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.double_double import divide, multiply
from runtime.builtins.number.float_digits import exponent_of, mantissa_of
from runtime.builtins.number.float_integer import truncated
from runtime.builtins.number.float_power import exponential, logarithm
from runtime.builtins.number.float_text import is_finite

INFINITY_BITS: Final = u64(0x7FF0000000000000)


def square_root(x: float) -> float:
    if x < 0.0:
        raise_value_error("math domain error")
    return unsafe.sqrt(x)


def floor_to_int(x: float) -> int:
    return truncated(unsafe.floor(x))


def ceil_to_int(x: float) -> int:
    return truncated(unsafe.ceil(x))


def truncate(x: float) -> float:
    return unsafe.trunc(x)


def absolute(x: float) -> float:
    return unsafe.fabs(x)


@noinline
def natural_logarithm(x: float) -> float:
    high, low = checked_logarithm(x)
    return high + low


def checked_logarithm(x: float) -> tuple[float, float]:
    """ln x; ValueError unless x > 0; infinity and NaN stay themselves."""
    if x <= 0.0:
        raise_value_error("math domain error")
    if not is_finite(x):
        return x, 0.0
    return logarithm(x)


@noinline
def logarithm_to(x: float, base: float, base_low: float) -> float:
    """ln x divided by the logarithm base + base_low of a base."""
    high, low = checked_logarithm(x)
    if not is_finite(high):
        return high
    quotient, rest = divide(high, low, base, base_low)
    return quotient + rest


@noinline
def natural_exponential(x: float) -> float:
    """e ** x; OverflowError where it is too large."""
    if x != x:
        return x
    if not is_finite(x):
        return x if x > 0.0 else 0.0
    if x < -746.0:
        return 0.0
    value = exponential(x, 0.0) if x <= 710.0 else unsafe.bits_float(INFINITY_BITS)
    if not is_finite(value):
        raise OverflowError("math range error")
    return value


def split_exponent(x: float) -> tuple[float, int]:
    """(m, e) with x == m * 2**e and 0.5 <= |m| < 1; (x, 0) for zero, infinity and NaN."""
    if x == 0.0 or not is_finite(x):
        return x, 0
    mantissa = mantissa_of(x)
    zeros = unsafe.count_leading_zeros(mantissa)
    exponent = exponent_of(x) + 64 - unsafe.int_of(zeros)
    m = unsafe.bits_float((u64(1022) << 52) | (((mantissa << zeros) << 1) >> 12))
    return (-m if x < 0.0 else m), exponent


@noinline
def hypotenuse(x: float, y: float) -> float:
    """sqrt(x*x + y*y) without undue overflow, correctly rounded but for rare ties."""
    x, y = unsafe.fabs(x), unsafe.fabs(y)
    if x < y:
        x, y = y, x
    if not is_finite(x) or not is_finite(y):
        return x if x - x != 0.0 and x == x else (y if y == y and y - y != 0.0 else x + y)
    if x == 0.0:
        return 0.0
    # Scaled by a power of two so that the squares neither overflow nor vanish.
    _, exponent = split_exponent(x)
    x, y = scaled(x, -exponent), scaled(y, -exponent)
    high, low = multiply(x, 0.0, x, 0.0)
    more, more_low = multiply(y, 0.0, y, 0.0)
    total = high + more
    rest = (high - total) + more + (low + more_low)
    root = unsafe.sqrt(total)
    # One step of Newton's method in twice the precision.
    square, square_low = multiply(root, 0.0, root, 0.0)
    root = root + ((total - square) + (rest - square_low)) / (2.0 * root)
    return scaled(root, exponent)


def scaled(x: float, exponent: int) -> float:
    """x * 2**exponent, in steps that are exact."""
    while exponent > 1000:
        x = x * unsafe.bits_float(u64(1023 + 1000) << 52)
        exponent -= 1000
    while exponent < -1000:
        x = x * unsafe.bits_float(u64(1023 - 1000) << 52)
        exponent += 1000
    return x * unsafe.bits_float(unsafe.u64_of(1023 + exponent) << 52)
