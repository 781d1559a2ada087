"""Floats of few digits to text and back in machine words: exact, and what is not that easy is left to float_digits
and float_parse, which take any number.

Reading: W. Clinger, "How to Read Floating Point Numbers Accurately" (PLDI 1990): an integer below 2**53 times or
divided by a power of ten up to 10**22 are both exact floats, so that one operation rounds once. Writing: the product
of a mantissa of 53 bits and a power of ten of 64 has at most 117 bits, of which the rounding sees every one.
"""
from typing import Final

import image
import unsafe
from machine import u8, u64

from runtime.builtins.number.float_digits import Digits, exponent_of, mantissa_of
from runtime.builtins.number.integer_text import ASCII_ZEROS, LAST_DIGIT, SHORT, eight_digits
from runtime.builtins.text.storage import new_narrow, short_text

# "Not that easy": no quotient is as large.
NO_QUOTIENT: Final = u64(0xFFFFFFFFFFFFFFFF)
# The largest power of ten in 64 bits, and the largest that is a float.
MOST_PLACES: Final = 19
MOST_EXPONENT: Final = 22
# Any decimal number of up to 15 digits is the only one of so few digits that is nearest to its float.
FIFTEEN_DIGITS: Final = u64(1000000000000000)


def power_of_ten(exponent: int) -> u64:
    """10**exponent, 0 <= exponent <= MOST_PLACES."""
    power = u64(1)
    while exponent > 0:
        power = power * 10
        exponent -= 1
    return power


def float_power_of_ten(exponent: int) -> float:
    """10**exponent, 0 <= exponent <= MOST_EXPONENT."""
    power = 1.0
    while exponent > 0:
        power = power * 10.0
        exponent -= 1
    return power


def scaled_quotient(x: float, places: int) -> u64:
    """|x| * 10**places rounded half to even; NO_QUOTIENT where |x| is 2**53 or more, not finite, or that product
    2**63 or more."""
    shift = -exponent_of(x)
    if shift < 0 or places < 0 or places > MOST_PLACES:
        return NO_QUOTIENT
    mantissa = mantissa_of(x)
    factor = power_of_ten(places)
    low = mantissa * factor
    high = unsafe.multiply_high(mantissa, factor)
    # The product is to be divided by 2**shift.
    if shift == 0:
        return low if high == 0 and low >> 63 == 0 else NO_QUOTIENT
    if shift > 120:
        return u64(0)
    # The quotient, and the rest with its half where 64 bits show how they compare.
    sticky = False
    if shift <= 64:
        if high >> u64(shift - 1) != 0:
            return NO_QUOTIENT
        quotient = high if shift == 64 else (high << u64(64 - shift)) | (low >> u64(shift))
        rest = low << u64(64 - shift)
    else:
        quotient = high >> u64(shift - 64)
        rest = high << u64(128 - shift)
        sticky = low != 0
    half = u64(1) << 63
    if rest > half or (rest == half and (sticky or quotient & 1 != 0)):
        return quotient + 1
    return quotient


def decimal_length(value: u64) -> int:
    """How many digits `value` has; one for 0."""
    length = 1
    while value >= 10:
        value = value // 10
        length += 1
    return length


def fixed_text(quotient: u64, places: int, keep_point: bool) -> str:
    """quotient / 10**places with all its places; a point without digits behind it if `keep_point`."""
    if image.FAST and quotient < SHORT and places < 7 and (places > 0 or not keep_point):
        # Seven digits and a point fit into a word.
        digits = eight_digits(quotient)
        fraction = u64(places) << 3
        unused = unsafe.count_trailing_zeros(digits | LAST_DIGIT >> fraction) & 56
        word = (digits | ASCII_ZEROS) >> unused
        size = 8 - (unused >> 3)
        if places > 0:
            whole = 64 - unused - fraction
            word = word & (u64(1) << whole) - 1 | u64(46) << whole | word >> whole << whole << 8
            size = size + 1
        return short_text(word, size)
    length = decimal_length(quotient)
    if length <= places:
        length = places + 1
    with_point = places > 0 or keep_point
    size = u64(length)
    if with_point:
        size = size + 1
    s = new_narrow(size)
    to = unsafe.tail(s) + size
    done = 0
    while done < length:
        if with_point and done == places:
            to = to - 1
            unsafe.store8(to, u8(46))
        to = to - 1
        unsafe.store8(to, u8(quotient % 10) + 48)
        quotient = quotient // 10
        done += 1
    return s


def digits_of(quotient: u64, places: int) -> Digits:
    """The digits of quotient / 10**places, without zeros at the end; quotient > 0."""
    length = decimal_length(quotient)
    made = Digits(length)
    made.size = length
    made.point = length - places
    at = length
    while at > 0:
        at -= 1
        made.digits[at] = u8(quotient % 10)
        quotient = quotient // 10
    made.drop_zeros()
    return made


def short_digits(x: float) -> Digits | None:
    """The shortest digits that read back as `x`, where they are at most 15; or None."""
    mantissa = mantissa_of(x)
    if mantissa == 0:
        return None
    # floor(log10) of the power of two in x: the decimal exponent of x, or one less.
    top_bit = exponent_of(x) + 63 - unsafe.int_of(unsafe.count_leading_zeros(mantissa))
    places = 14 - ((top_bit * 78913) >> 18)
    quotient = scaled_quotient(x, places)
    if quotient >= FIFTEEN_DIGITS:
        places -= 1
        quotient = scaled_quotient(x, places)
    if quotient == 0 or quotient >= FIFTEEN_DIGITS:
        return None
    if float(unsafe.int_of(quotient)) / float_power_of_ten(places) != unsafe.fabs(x):
        return None
    return digits_of(quotient, places)
