"""Division of int: floor, remainder with the divisor's sign, and the correctly rounded quotient."""
import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.failure import raise_overflow, raise_zero_division
from runtime.builtins.number.integer_text import magnitude


@noinline
def floor_divide(x: int, y: int) -> int:
    """x // y for any signs; OverflowError for -2**63 // -1."""
    if y == 0:
        raise_zero_division("integer division or modulo by zero")
    a = magnitude(x)
    b = magnitude(y)
    if (x < 0) == (y < 0):
        quotient = a // b
        if quotient >> 63 != 0:
            raise_overflow("//")
        return unsafe.int_of(quotient)
    # Truncation towards zero is one too many below zero, unless the division comes out even.
    return unsafe.int_of(u64(0) - (a + b - 1) // b) if a != 0 else 0


@noinline
def floor_modulo(x: int, y: int) -> int:
    """x % y, with the sign of y."""
    if y == 0:
        raise_zero_division("integer modulo by zero")
    rest = magnitude(x) % magnitude(y)
    if rest != 0 and (x < 0) != (y < 0):
        rest = magnitude(y) - rest
    return unsafe.int_of(u64(0) - rest if y < 0 else rest)


@noinline
def true_divide(x: int, y: int) -> float:
    """x / y rounded to nearest, ties to even, as if both were exact."""
    if y == 0:
        raise_zero_division("division by zero")
    limit = u64(1) << 53
    a = magnitude(x)
    b = magnitude(y)
    if a <= limit and b <= limit:
        # Both are exact as floats, and division rounds once.
        return float(x) / float(y)
    if a == 0:
        return 0.0 if y > 0 else -0.0
    # The quotient of a * 2**s and b has 63 or 64 bits; the remainder only matters as "not zero", and goes
    # into the lowest bit, which is far below the rounding position.
    a_zeros = unsafe.count_leading_zeros(a)
    b_zeros = unsafe.count_leading_zeros(b)
    high = (a << a_zeros) >> 1
    low = u64(0)
    divisor = b << b_zeros
    quotient = unsafe.divide_wide(high, low, divisor)
    if quotient * divisor != low:
        quotient = quotient | 1
    # x / y = quotient * 2**(b_zeros - a_zeros - 63)
    exponent = unsafe.int_of(b_zeros) - unsafe.int_of(a_zeros) - 63
    value = round_to_float(quotient) * power_of_two(exponent)
    return -value if (x < 0) != (y < 0) else value


def round_to_float(x: u64) -> float:
    """The float nearest to an unsigned number of 62 to 64 bits (ties to even)."""
    # Below 2**63 the processor's signed conversion rounds; above, one bit is given up but kept sticky.
    if x >> 63 == 0:
        return float(unsafe.int_of(x))
    return float(unsafe.int_of((x >> 1) | (x & 1))) * 2.0


def power_of_two(exponent: int) -> float:
    """2.0 ** exponent for -1022 <= exponent <= 1023."""
    return unsafe.bits_float(u64(exponent + 1023) << 52)
