"""Text of floats: repr, and laying out digits in fixed or exponent notation as CPython's float_repr_style does."""
import image
import unsafe
from machine import u32, u64
from unsafe import noinline

from runtime.builtins.number.float_digits import Digits, shortest_digits
from runtime.builtins.number.float_quick import quick_repr, shortest_quotient
from runtime.builtins.number.float_short import digits_of, short_digits
from runtime.builtins.number.integer_text import signed_decimal
from runtime.builtins.text.builder import TextBuilder


def is_finite(x: float) -> bool:
    return (unsafe.float_bits(x) >> 52) & 0x7FF != 0x7FF


def is_negative(x: float) -> bool:
    """Whether the sign bit is set, also of zero and NaN."""
    return unsafe.float_bits(x) >> 63 != 0


@noinline
def float_repr(x: float) -> str:
    """The shortest text that reads back as `x`."""
    if not is_finite(x):
        return special_text(x)
    if image.FAST:
        value, exponent = shortest_quotient(x)
        if value != 0 and exponent >= -4 and exponent < 16:
            return quick_repr(value, exponent, is_negative(x))
    digits = few_digits(x)
    text = TextBuilder(u64(26))
    if is_negative(x):
        text.add(u32(45))
    if digits.point > 16 or digits.point < -3:
        add_exponential(text, digits, digits.size - 1, False, u32(101))
    else:
        fraction = digits.size - digits.point
        add_fixed(text, digits, fraction if fraction > 0 else 1, False)
    return text.finish()


def few_digits(x: float) -> Digits:
    """The shortest digits of a finite float, the quick way where there is one."""
    if image.FAST:
        value, exponent = shortest_quotient(x)
        if value != 0:
            quick = digits_of(value, 0)
            quick.point = exponent + 1
            return quick
    short = short_digits(x)
    return shortest_digits(x) if short is None else short


def special_text(x: float) -> str:
    if x != x:
        return "nan"
    return "-inf" if x < 0.0 else "inf"


def add_fixed(text: TextBuilder, digits: Digits, fraction: int, keep_point: bool) -> None:
    """Digits with `fraction` of them behind the point; a point without digits behind it if `keep_point`."""
    at = 0
    if digits.point <= 0:
        text.add(u32(48))
    while at < digits.point:
        text.add(u32(digits.digit(at)))
        at += 1
    if fraction > 0 or keep_point:
        text.add(u32(46))
    at = digits.point
    while at < digits.point + fraction:
        text.add(u32(digits.digit(at)))
        at += 1


def add_exponential(text: TextBuilder, digits: Digits, fraction: int, keep_point: bool, letter: u32) -> None:
    """d.ddde+xx with `fraction` digits behind the point, and at least two in the exponent."""
    text.add(u32(digits.digit(0)))
    if fraction > 0 or keep_point:
        text.add(u32(46))
    at = 1
    while at <= fraction:
        text.add(u32(digits.digit(at)))
        at += 1
    exponent = digits.point - 1 if digits.size > 0 else 0
    text.add(letter)
    text.add(u32(45) if exponent < 0 else u32(43))
    if exponent < 0:
        exponent = -exponent
    if exponent < 10:
        text.add(u32(48))
    text.add_text(signed_decimal(unsafe.u64_of(exponent), False))
