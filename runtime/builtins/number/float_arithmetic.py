"""Remainder and floor division of floats."""
import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.failure import raise_zero_division
from runtime.builtins.number.float_digits import LEAST_EXPONENT, exponent_of, mantissa_of
from runtime.builtins.number.float_text import is_finite


def copy_sign(x: float, sign: float) -> float:
    """|x| with the sign of `sign`, which may be a zero."""
    high = u64(1) << 63
    return unsafe.bits_float((unsafe.float_bits(x) & ~high) | (unsafe.float_bits(sign) & high))


@noinline
def remainder(x: float, y: float) -> float:
    """C's fmod for y != 0: x - n * y with n rounded towards zero, exact, with the sign of x."""
    if x != x or y != y or not is_finite(x):
        return unsafe.bits_float(u64(0x7FF8000000000000))
    if unsafe.fabs(x) < unsafe.fabs(y):
        return x
    divisor = mantissa_of(y)
    rest = mantissa_of(x)
    shift = exponent_of(x) - exponent_of(y)
    rest = rest % divisor
    while shift > 0 and rest != 0:
        # Both are below 2**53, so 11 bits can be brought down at a time.
        step = shift if shift < 11 else 11
        rest = (rest << unsafe.u64_of(step)) % divisor
        shift -= step
    # The result is rest * 2**exponent_of(y), below y.
    if rest == 0:
        return copy_sign(0.0, x)
    exponent = exponent_of(y)
    while rest >> 52 == 0 and exponent > LEAST_EXPONENT:
        rest = rest << 1
        exponent -= 1
    field = unsafe.u64_of(exponent - LEAST_EXPONENT)
    return copy_sign(unsafe.bits_float((field << 52) + rest), x)


def modulo(x: float, y: float) -> float:
    """x % y, with the sign of y."""
    if y == 0.0:
        raise_zero_division("float modulo")
    return modulo_of(x, y)


def modulo_of(x: float, y: float) -> float:
    rest = remainder(x, y)
    if rest == 0.0:
        return copy_sign(0.0, y)
    if (y < 0.0) != (rest < 0.0):
        return rest + y
    return rest


def floor_quotient(x: float, y: float) -> float:
    """x // y, as CPython computes it."""
    if y == 0.0:
        raise_zero_division("float floor division by zero")
    return floor_quotient_of(x, y)


def floor_quotient_of(x: float, y: float) -> float:
    rest = remainder(x, y)
    quotient = (x - rest) / y
    if rest != 0.0 and (y < 0.0) != (rest < 0.0):
        quotient = quotient - 1.0
    if quotient == 0.0:
        return copy_sign(0.0, x / y)
    whole = unsafe.floor(quotient)
    return whole + 1.0 if quotient - whole > 0.5 else whole


def quotient_and_modulo(x: float, y: float) -> tuple[float, float]:
    if y == 0.0:
        raise_zero_division("float divmod()")
    return (floor_quotient_of(x, y), modulo_of(x, y))
