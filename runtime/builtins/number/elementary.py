"""Roots, roundings and exponents behind `math`, with CPython's errors."""
import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.double_double import multiply
from runtime.builtins.number.float_digits import exponent_of, mantissa_of
from runtime.builtins.number.float_integer import truncated
from runtime.builtins.number.float_text import is_finite


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
