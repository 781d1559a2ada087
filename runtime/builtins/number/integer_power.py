"""Powers of int, plain and modular, and rounding to a power of ten."""
import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.failure import raise_overflow, raise_value_error


@noinline
def integer_power(base: int, exponent: int) -> int:
    """base ** exponent; OverflowError past 64 bits, ValueError for a negative exponent, which gives a float."""
    if exponent < 0:
        raise_value_error("int ** int with a negative exponent is a float: write float(x) ** y")
    if base == 0 or base == 1 or base == -1:
        # The only bases whose high powers fit; squaring them never overflows, but would loop 63 times.
        if exponent == 0:
            return 1
        return base if base >= 0 or exponent & 1 != 0 else 1
    if exponent > 63:
        raise_overflow("**")
    result = 1
    while True:
        if exponent & 1 != 0:
            result = result * base
        exponent = exponent >> 1
        if exponent == 0:
            return result
        base = base * base


@noinline
def modular_power(base: int, exponent: int, modulus: int) -> int:
    """pow(base, exponent, modulus); a negative exponent means the power of the inverse."""
    if modulus == 0:
        raise_value_error("pow() 3rd argument cannot be 0")
    size = u64(0) - unsafe.u64_of(modulus) if modulus < 0 else unsafe.u64_of(modulus)
    value = residue(base, size)
    if exponent < 0:
        value = inverse(value, size)
    left = u64(0) - unsafe.u64_of(exponent) if exponent < 0 else unsafe.u64_of(exponent)
    result = u64(1) % size
    while left > 0:
        if left & 1 != 0:
            result = multiply_modulo(result, value, size)
        value = multiply_modulo(value, value, size)
        left = left >> 1
    if modulus < 0 and result != 0:
        return unsafe.int_of(result - size)
    return unsafe.int_of(result)


def residue(x: int, size: u64) -> u64:
    """x modulo size, from 0 to size - 1."""
    if x >= 0:
        return unsafe.u64_of(x) % size
    rest = (u64(0) - unsafe.u64_of(x)) % size
    return size - rest if rest != 0 else rest


def multiply_modulo(a: u64, b: u64, size: u64) -> u64:
    """a * b modulo size, for a, b < size <= 2**63."""
    high = unsafe.multiply_high(a, b)
    low = a * b
    return low - unsafe.divide_wide(high, low, size) * size


def inverse(value: u64, size: u64) -> u64:
    """The number whose product with `value` is 1 modulo `size` (extended Euclid)."""
    a = value
    b = size
    # Invariant: a = x * value and b = y * value, modulo size.
    x = u64(1) % size
    y = u64(0)
    while a != 0:
        quotient = b // a
        product = multiply_modulo(quotient % size, x, size)
        rest = b - quotient * a
        b = a
        a = rest
        next_x = y - product if y >= product else y + size - product
        y = x
        x = next_x
    if b != 1:
        raise_value_error("base is not invertible for the given modulus")
    return y


def round_to_multiple(x: int, ndigits: int) -> int:
    """round(x, ndigits) for negative ndigits: to a multiple of 10**-ndigits, ties to the even multiple."""
    if ndigits < -19:
        return 0
    unit = u64(1)
    while ndigits < 0:
        unit = unit * 10
        ndigits += 1
    size = u64(0) - unsafe.u64_of(x) if x < 0 else unsafe.u64_of(x)
    rest = size % unit
    down = size - rest
    quotient_odd = (size // unit) & 1 != 0
    half = unit >> 1
    up = rest > half or (rest == half and quotient_odd)
    if up:
        down = down + unit
    if down > (u64(1) << 63) - (u64(0) if x < 0 else u64(1)):
        raise_overflow("round()")
    return unsafe.int_of(u64(0) - down if x < 0 else down)
