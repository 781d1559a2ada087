"""int to decimal text and text to int."""
from typing import Final

import image
import unsafe
from machine import u8, u32, u64
from unsafe import noinline

from runtime.builtins.exceptions import OverflowError, ValueError
from runtime.builtins.text.classify import decimal_value, is_space
from runtime.builtins.text.quote import quoted
from runtime.builtins.text.storage import copy_narrow, count, new_narrow, point, short_text

# Numbers of eight digits and more.
SHORT: Final = u64(10_000_000)
ASCII_ZEROS: Final = u64(0x3030303030303030)
# A bit of the last of eight digits, which is shown even if it is zero.
LAST_DIGIT: Final = u64(1 << 56)


def magnitude(x: int) -> u64:
    """|x|, which fits also for -2**63."""
    bits = unsafe.u64_of(x)
    return u64(0) - bits if x < 0 else bits


def int_to_str(x: int) -> str:
    return signed_decimal(magnitude(x), x < 0)


@noinline
def signed_decimal(value: u64, negative: bool) -> str:
    """Decimal digits of `value` behind a minus sign if `negative`."""
    if image.FAST and value < SHORT:
        # Seven digits and a sign fit into a word.
        digits = eight_digits(value)
        unused = unsafe.count_trailing_zeros(digits | LAST_DIGIT) & 56
        word = (digits | ASCII_ZEROS) >> unused
        size = 8 - (unused >> 3)
        if negative:
            word = word << 8 | 45
            size = size + 1
        return short_text(word, size)
    length = u64(1)
    if negative:
        length = u64(2)
    rest = value // 10
    while rest > 0:
        length = length + 1
        rest = rest // 10
    s = new_narrow(length)
    start = unsafe.tail(s)
    to = start + length
    rest = value
    while True:
        to = to - 1
        unsafe.store8(to, u8(rest % 10) + 48)
        rest = rest // 10
        if rest == 0:
            break
    if negative:
        unsafe.store8(start, u8(45))
    return s


def eight_digits(value: u64) -> u64:
    """The decimal digits of a number below 10**8, a byte each, the first in the lowest: halves, quarters and eighths of the
    number are divided side by side (by multiplications that are exact for as many digits)."""
    upper = value // 10000
    fours = upper | value - upper * 10000 << 32
    hundreds = fours * 10486 >> 20 & 0x7F0000007F
    twos = hundreds | fours - hundreds * 100 << 16
    tens = twos * 103 >> 10 & 0x000F000F000F000F
    return tens | twos - tens * 10 << 8


def digit_value(code: u32) -> u64:
    """0 to 35 for a digit of some base (also decimal digits outside ASCII), 99 for anything else."""
    if code >= 48 and code <= 57:
        return u64(code - 48)
    if code >= 97 and code <= 122:
        return u64(code - 87)
    if code >= 65 and code <= 90:
        return u64(code - 55)
    if code < 128:
        return u64(99)
    return decimal_value(code)


def without_sign(text: str) -> tuple[u64, u64, bool]:
    """Where the digits of a number start and end, white space and a sign left out; whether the sign is a minus."""
    at = u64(0)
    end = count(text)
    while at < end and is_space(point(text, at)):
        at = at + 1
    while end > at and is_space(point(text, end - 1)):
        end = end - 1
    negative = False
    if at < end and (point(text, at) == 45 or point(text, at) == 43):
        negative = point(text, at) == 45
        at = at + 1
    return at, end, negative


@noinline
def parse_int(text: str, base: int) -> int:
    """What int(text, base) gives: spaces around, a sign, a prefix, underscores between digits.

    ValueError as CPython; OverflowError for a number outside 64 bits, which an int cannot hold here.
    """
    if base != 0 and (base < 2 or base > 36):
        raise ValueError("int() base must be >= 2 and <= 36, or 0")
    radix = u64(base)
    at, end, negative = without_sign(text)
    leading_zero = at < end and point(text, at) == 48
    prefixed = False
    if leading_zero and at + 1 < end:
        marked = prefix_base(point(text, at + 1))
        if marked != 0 and (radix == 0 or radix == marked):
            radix = marked
            at = at + 2
            prefixed = True
    must_be_zero = False
    if radix == 0:
        # In base 0 a decimal number must not start with a zero, unless it is nothing but zeros.
        radix = u64(10)
        must_be_zero = leading_zero
    value = u64(0)
    overflow = False
    # An underscore may stand between two digits and after a prefix.
    expect_digit = not prefixed
    digits = 0
    while at < end:
        code = point(text, at)
        at = at + 1
        if code == 95:
            if expect_digit:
                raise literal_error(text, base)
            expect_digit = True
            continue
        digit = digit_value(code)
        if digit >= radix:
            raise literal_error(text, base)
        if unsafe.multiply_high(value, radix) != 0 or value * radix > ~digit:
            overflow = True
        value = value * radix + digit
        expect_digit = False
        digits += 1
    if digits == 0 or expect_digit or (must_be_zero and (value != 0 or overflow)):
        raise literal_error(text, base)
    limit = u64(1) << 63
    if overflow or value > limit or (value == limit and not negative):
        raise OverflowError("int() result does not fit into 64 bits")
    return unsafe.int_of(u64(0) - value if negative else value)


def parse_bytes(text: bytes, base: int) -> int:
    """int() of bytes: as for text of the same ASCII characters, but the error shows the bytes."""
    address = unsafe.tail(text)
    size = unsafe.u64_of(text.length)
    # A byte that is not ASCII is no digit and no space: any other character that is neither stands for it.
    plain = copy_narrow(address, size)
    to = unsafe.tail(plain)
    i = u64(0)
    while i < size:
        if unsafe.load8(to + i) >= 0x80:
            unsafe.store8(to + i, u8(0))
        i = i + 1
    try:
        return parse_int(plain, base)
    except ValueError:
        if base != 0 and (base < 2 or base > 36):
            raise
    raise ValueError("invalid literal for int() with base " + int_to_str(base) + ": " + text.__repr__())


def prefix_base(code: u32) -> u64:
    """The base of 0x, 0o, 0b by its letter in either case; 0 for another."""
    letter = code | 32
    if letter == 120:
        return u64(16)
    if letter == 111:
        return u64(8)
    if letter == 98:
        return u64(2)
    return u64(0)


@noinline
def literal_error(text: str, base: int) -> ValueError:
    return ValueError(
        "invalid literal for int() with base " + int_to_str(base) + ": " + quoted(text))
