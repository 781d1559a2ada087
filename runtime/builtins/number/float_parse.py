"""Decimal text to the nearest float (ties to even), for any number of digits."""
from typing import Final

import image
import unsafe
from machine import u8, u64
from unsafe import noinline

from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.float_digits import LEAST_EXPONENT, Digits
from runtime.builtins.number.float_quick import TEN_TO_18, decimal_float
from runtime.builtins.number.float_short import FIFTEEN_DIGITS, MOST_EXPONENT, float_power_of_ten
from runtime.builtins.number.integer_text import digit_value, without_sign
from runtime.builtins.number.natural import Natural
from runtime.builtins.text.quote import quoted
from runtime.builtins.text.storage import count, is_wide, point

# Digits that can decide the rounding: the longest exact midpoint between two floats has 767. What follows
# them only matters as "more than nothing", which one more digit says.
MOST_DIGITS: Final = 800


@noinline
def parse_float(text: str) -> float:
    """What float(text) gives; ValueError as CPython."""
    at, end, negative = without_sign(text)
    value = named_value(text, at, end)
    if value == 0.0:
        value = parse_short(text, at, end)
        if value < 0.0:
            value = parse_decimal(text, at, end)
    return -value if negative else value


def parse_short(text: str, at: u64, end: u64) -> float:
    """text[at:end] without sign: ASCII digits with or without a point and an exponent of up to three; -1.0 for the rest, and for what
    takes longer."""
    if is_wide(text):
        return -1.0
    a = unsafe.tail(text) + at
    stop = unsafe.tail(text) + end
    mantissa = u64(0)
    exponent = 0
    seen = False
    behind_point = False
    more = False
    while a < stop:
        code = unsafe.load8(a)
        if code >= 48 and code <= 57:
            seen = True
            if image.FAST and mantissa >= TEN_TO_18:
                more = more or code != 48
                if not behind_point:
                    exponent += 1
            else:
                mantissa = mantissa * 10 + u64(code - 48)
                if not image.FAST and mantissa >= FIFTEEN_DIGITS:
                    return -1.0
                if behind_point:
                    exponent -= 1
        elif code == 46 and not behind_point:
            behind_point = True
        else:
            break
        a = a + 1
    if not seen:
        return -1.0
    if a < stop:
        if unsafe.load8(a) | 32 != 101:
            return -1.0
        a = a + 1
        negative = False
        if a < stop and (unsafe.load8(a) == 45 or unsafe.load8(a) == 43):
            negative = unsafe.load8(a) == 45
            a = a + 1
        if a >= stop or stop - a > 3:
            return -1.0
        power = 0
        while a < stop:
            code = unsafe.load8(a)
            if code < 48 or code > 57:
                return -1.0
            power = power * 10 + unsafe.int_of(u64(code - 48))
            a = a + 1
        exponent += -power if negative else power
    if exponent < -MOST_EXPONENT or exponent > MOST_EXPONENT or mantissa >= FIFTEEN_DIGITS or more:
        return decimal_float(mantissa, exponent, more) if image.FAST else -1.0
    value = float(unsafe.int_of(mantissa))
    if exponent < 0:
        return value / float_power_of_ten(-exponent)
    return value * float_power_of_ten(exponent)


def named_value(text: str, at: u64, end: u64) -> float:
    """The infinity or the NaN that text[at:end] names, or 0.0."""
    if matches(text, at, end, "inf") or matches(text, at, end, "infinity"):
        return unsafe.bits_float(u64(0x7FF0000000000000))
    if matches(text, at, end, "nan"):
        return unsafe.bits_float(u64(0x7FF8000000000000))
    return 0.0


def matches(text: str, at: u64, end: u64, word: str) -> bool:
    """Whether text[at:end] is `word`, in any case."""
    if end - at != count(word):
        return False
    i = u64(0)
    while i < count(word):
        if point(text, at + i) | 32 != point(word, i):
            return False
        i = i + 1
    return True


def parse_decimal(text: str, at: u64, end: u64) -> float:
    """A number without sign: digits, a point, an exponent; underscores between digits."""
    digits = Digits(MOST_DIGITS + 1)
    seen = False
    behind_point = False
    after_digit = False
    while at < end:
        code = point(text, at)
        if code == 95:
            if not after_digit or at + 1 >= end or digit_value(point(text, at + 1)) > 9:
                raise_value_error("could not convert string to float: " + quoted(text))
            after_digit = False
        elif code == 46 and not behind_point:
            behind_point = True
            after_digit = False
        else:
            digit = digit_value(code)
            if digit > 9:
                break
            seen = True
            after_digit = True
            if digits.size > 0 or digit > 0:
                if digits.size < MOST_DIGITS:
                    digits.append(u8(digit))
                elif digit > 0 and digits.size == MOST_DIGITS:
                    digits.append(u8(1))
                if not behind_point:
                    digits.point = digits.point + 1
            elif behind_point:
                digits.point = digits.point - 1
        at = at + 1
    if not seen:
        raise_value_error("could not convert string to float: " + quoted(text))
    if at < end:
        digits.point = digits.point + parse_exponent(text, at, end)
    return nearest_float(digits)


def parse_exponent(text: str, at: u64, end: u64) -> int:
    """The number behind an e, cut where it makes no difference any more."""
    valid = point(text, at) | 32 == 101
    at = at + 1
    negative = False
    if at < end and (point(text, at) == 45 or point(text, at) == 43):
        negative = point(text, at) == 45
        at = at + 1
    if at >= end:
        valid = False
    value = 0
    after_digit = False
    while valid and at < end:
        code = point(text, at)
        if code == 95 and after_digit and at + 1 < end:
            after_digit = False
        else:
            digit = digit_value(code)
            valid = digit < 10
            after_digit = True
            if value < 1000000000000:
                value = value * 10 + unsafe.int_of(digit)
        at = at + 1
    if not valid:
        raise_value_error("could not convert string to float: " + quoted(text))
    return -value if negative else value


@noinline
def nearest_float(digits: Digits) -> float:
    """The float nearest to 0.d1 d2 ... * 10**point; infinite from 2**1024 on."""
    digits.drop_zeros()
    exponent = digits.point - digits.size
    if digits.size == 0 or digits.point < -330:
        return 0.0
    if digits.point > 310:
        return unsafe.bits_float(u64(0x7FF0000000000000))
    if digits.size <= 15 and exponent >= -22 and exponent <= 22:
        return exact_product(digits, exponent)
    # The number as a fraction of natural numbers, without the powers of two.
    size = -exponent if exponent < 0 else exponent
    room = 256 + digits.size * 4 + size * 4
    above = Natural(u64(0), room)
    i = 0
    while i < digits.size:
        above.multiply_add(u64(10), u64(digits.digits[i]))
        i += 1
    below = Natural(u64(1), room)
    if exponent < 0:
        below.multiply_power_of_five(size)
    else:
        above.multiply_power_of_five(size)
    # Long division in base two to 64 bits, of which the first or the second is set.
    ahead = above.bit_length() - below.bit_length()
    if ahead > 0:
        below.shift_left(ahead)
    else:
        above.shift_left(-ahead)
    quotient = u64(0)
    i = 0
    while i < 64:
        quotient = quotient << 1
        if above.compare(below) >= 0:
            above.subtract(below)
            quotient = quotient | 1
        above.shift_left(1)
        i += 1
    return assemble(quotient, exponent + ahead - 63, not above.is_zero())


def exact_product(digits: Digits, exponent: int) -> float:
    """Digits and a power of ten that are both exact floats: one operation rounds once."""
    mantissa = 0
    i = 0
    while i < digits.size:
        mantissa = mantissa * 10 + unsafe.int_of(u64(digits.digits[i]))
        i += 1
    power = 1.0
    i = -exponent if exponent < 0 else exponent
    while i > 0:
        power = power * 10.0
        i -= 1
    value = float(mantissa)
    return value / power if exponent < 0 else value * power


def assemble(mantissa: u64, exponent: int, inexact: bool) -> float:
    """The float nearest to (mantissa + something below 1 if inexact) * 2**exponent; mantissa >= 2**62."""
    zeros = unsafe.count_leading_zeros(mantissa)
    mantissa = mantissa << zeros
    exponent -= unsafe.int_of(zeros)
    # 64 bits now; 53 of them stay, or fewer where the float is subnormal.
    drop = 11
    if exponent + drop < LEAST_EXPONENT:
        drop = LEAST_EXPONENT - exponent
        if drop > 64:
            return 0.0
    kept = u64(0)
    rest = mantissa
    half = u64(1) << 63
    if drop < 64:
        kept = mantissa >> u64(drop)
        rest = mantissa << u64(64 - drop)
    if rest > half or (rest == half and (inexact or kept & 1 != 0)):
        kept = kept + 1
    # The mantissa's leading bit adds one to the exponent field, which is 0 for subnormal numbers.
    field = exponent + drop - LEAST_EXPONENT
    if field > 2045 or (field == 2045 and kept >> 53 != 0):
        return unsafe.bits_float(u64(0x7FF0000000000000))
    return unsafe.bits_float((u64(field) << 52) + kept)
