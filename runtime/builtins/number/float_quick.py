"""Floats to decimal digits and back by one product of 64 and 128 bits, where that decides: nearly always.

The power of ten in the product is cut off, so the true product lies above it by less than the mantissa, in units of its last bit.
Where that could carry into the upper 64 bits the question is left to float_digits and float_parse, which take any number.
Writing is like the fixed precision of F. Loitsch, "Printing Floating-Point Numbers Quickly and Accurately with Integers" (PLDI 2010).
"""
from typing import Final

import unsafe
from machine import u8, u64

from runtime.builtins.number.float_digits import LEAST_EXPONENT, exponent_of, mantissa_of
from runtime.builtins.number.float_powers import LAST_EXACT, LEAST_POWER, MOST_POWER, power_exponent, power_of_five
from runtime.builtins.number.float_short import power_of_ten
from runtime.builtins.number.integer_text import ASCII_ZEROS, eight_digits
from runtime.builtins.text.storage import new_narrow

ALL_ONES: Final = u64(0xFFFFFFFFFFFFFFFF)
HIDDEN_BIT: Final = u64(1 << 52)
# Digits of a quotient, one more than any float needs.
QUOTIENT_DIGITS: Final = 18
TEN_TO_18: Final = u64(1000000000000000000)


def power_product(mantissa: u64, power: int) -> tuple[u64, u64, bool, bool]:
    """mantissa * 5**power for a mantissa of 64 bits: the upper 64 bits of 192 that begin with a set one or a zero and a set one; the
    next 64; whether more follows; and whether this is certain."""
    high, low = power_of_five(power)
    bottom = mantissa * low
    middle = unsafe.multiply_high(mantissa, low)
    top = unsafe.multiply_high(mantissa, high)
    second = mantissa * high
    total = second + middle
    if total < second:
        top = top + 1
    exact = power >= 0 and power <= LAST_EXACT
    return top, total, not exact or bottom != 0, exact or total != ALL_ONES


def decimal_quotient(x: float) -> tuple[u64, bool, int]:
    """|x| for a normal float: 18 decimal digits, whether more follows, and the decimal exponent of the first; 0 digits where that is
    uncertain."""
    mantissa = mantissa_of(x) << 11
    top_bit = exponent_of(x) + 52
    # floor(log10(2**top_bit)): the decimal exponent of x, or one less.
    exponent = (top_bit * 78913) >> 18
    power = QUOTIENT_DIGITS - 1 - exponent
    high, low, sticky, certain = power_product(mantissa, power)
    if not certain:
        return u64(0), False, 0
    # The quotient is the product's upper word divided by 2**shift.
    shift = -(top_bit - 63 + 128 + power_exponent(power) + power)
    if high >> 63 == 0:
        high = high << 1 | low >> 63
        low = low << 1
        shift += 1
    quotient = high
    if shift > 0:
        quotient = high >> u64(shift)
        sticky = sticky or high << u64(64 - shift) != 0
    sticky = sticky or low != 0
    if quotient >= TEN_TO_18:
        sticky = sticky or quotient % 10 != 0
        quotient = quotient // 10
        exponent += 1
    return quotient, sticky, exponent


def rounded_quotient(quotient: u64, sticky: bool, digits: int) -> u64:
    """A quotient of 18 digits rounded half to even to fewer, 1 to 17; there is one more where nines carry over."""
    unit = power_of_ten(QUOTIENT_DIGITS - digits)
    rounded = quotient // unit
    rest = quotient - rounded * unit
    half = unit >> 1
    if rest > half or rest == half and (sticky or rounded & 1 != 0):
        return rounded + 1
    return rounded


def is_normal(x: float) -> bool:
    field = (unsafe.float_bits(x) >> 52) & 0x7FF
    return field != 0 and field != 0x7FF


def shortest_quotient(x: float) -> tuple[u64, int]:
    """The shortest digits that read back as |x|, a number without zeros at the end, and the decimal exponent of its first digit; 0
    where that takes longer."""
    if not is_normal(x):
        return u64(0), 0
    quotient, sticky, exponent = decimal_quotient(x)
    if quotient == 0:
        return quotient, 0
    digits = 15
    while digits <= 17:
        rounded = rounded_quotient(quotient, sticky, digits)
        found = decimal_float(rounded, exponent - digits + 1, False)
        if found < 0.0:
            break
        if found == unsafe.fabs(x):
            # Nines that carry over leave zeros, of which one more is taken off.
            if rounded >= power_of_ten(digits):
                exponent += 1
            return without_zeros(rounded), exponent
        # The float below a power of two is nearer than the one above: the nearest decimal is not the only candidate.
        if mantissa_of(x) == HIDDEN_BIT:
            break
        digits += 1
    return u64(0), 0


def without_zeros(value: u64) -> u64:
    """A number, not 0, of up to 18 digits without the zeros at its end."""
    if value % 100000000 == 0:
        value = value // 100000000
    if value % 10000 == 0:
        value = value // 10000
    while value % 10 == 0:
        value = value // 10
    return value


def decimal_float(value: u64, exponent: int, more: bool) -> float:
    """The float nearest to value * 10**exponent; -1.0 where that takes longer. `more`: digits that were left out follow."""
    if value == 0:
        return -1.0 if more else 0.0
    if exponent < LEAST_POWER + 19 or exponent > MOST_POWER - 19:
        return -1.0
    zeros = unsafe.count_leading_zeros(value)
    high, low, sticky, certain = power_product(value << zeros, exponent)
    if not certain:
        return -1.0
    made = nearest(high, 128 + power_exponent(exponent) + exponent - unsafe.int_of(zeros), sticky or low != 0)
    if more and decimal_float(value + 1, exponent, False) != made:
        return -1.0
    return made


def nearest(mantissa: u64, exponent: int, inexact: bool) -> float:
    """The normal float nearest to (mantissa + something below 1 if inexact) * 2**exponent, mantissa >= 2**62; -1.0 for one that is
    not normal."""
    if mantissa >> 63 == 0:
        mantissa = mantissa << 1
        exponent -= 1
    kept = mantissa >> 11
    rest = mantissa & 0x7FF
    if rest > 0x400 or rest == 0x400 and (inexact or kept & 1 != 0):
        kept = kept + 1
    field = exponent + 11 - LEAST_EXPONENT
    if field < 0 or field > 2045 or field == 2045 and kept >> 53 != 0:
        return -1.0
    # The mantissa's leading bit adds one to the exponent field.
    return unsafe.bits_float((u64(field) << 52) + kept)


def decimal_size(value: u64) -> int:
    """How many digits a number below 10**18 has."""
    size = 1
    if value >= 10000000000:
        value = value // 10000000000
        size = 11
    if value >= 100000:
        value = value // 100000
        size += 5
    while value >= 10:
        value = value // 10
        size += 1
    return size


def put_digits(end: u64, value: u64, size: int) -> None:
    """Write the last `size` digits of a number below 10**18 in front of an address."""
    while size >= 8:
        upper = value // 100000000
        end = end - 8
        unsafe.store64(end, eight_digits(value - upper * 100000000) | ASCII_ZEROS)
        value = upper
        size -= 8
    while size > 0:
        end = end - 1
        unsafe.store8(end, u8(value % 10) + 48)
        value = value // 10
        size -= 1


def quick_repr(value: u64, exponent: int, negative: bool) -> str:
    """repr() of digits without zeros at the end, whose first has a decimal exponent of -4 to 15."""
    size = decimal_size(value)
    sign = u64(1) if negative else u64(0)
    if exponent < 0:
        # 0.000ddd
        zeros = u64(-exponent)
        made = new_narrow(sign + zeros + 1 + u64(size))
        to = unsafe.tail(made) + sign
        unsafe.fill(to, u8(48), zeros + 1)
        unsafe.store8(to + 1, u8(46))
        put_digits(to + zeros + 1 + u64(size), value, size)
    elif size > exponent + 1:
        # dd.ddd
        made = new_narrow(sign + u64(size) + 1)
        to = unsafe.tail(made) + sign
        whole = u64(exponent + 1)
        put_digits(to + u64(size) + 1, value, size)
        unsafe.copy(to, to + 1, whole)
        unsafe.store8(to + whole, u8(46))
    else:
        # ddd000.0
        whole = u64(exponent + 1)
        made = new_narrow(sign + whole + 2)
        to = unsafe.tail(made) + sign
        unsafe.fill(to, u8(48), whole + 2)
        put_digits(to + u64(size), value, size)
        unsafe.store8(to + whole, u8(46))
    if negative:
        unsafe.store8(unsafe.tail(made), u8(45))
    return made
