"""float.__format__: the types e E f F g G n % and none."""
import image
import unsafe
from machine import u32, u64
from unsafe import noinline

from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.float_digits import Digits, rounded_digits
from runtime.builtins.number.float_quick import QUOTIENT_DIGITS, decimal_quotient, is_normal, rounded_quotient
from runtime.builtins.number.float_short import NO_QUOTIENT, digits_of, fixed_text, scaled_quotient
from runtime.builtins.number.float_text import (
    add_exponential, add_fixed, few_digits, float_repr, is_finite, is_negative, special_text)
from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.case import upper
from runtime.builtins.text.specification import (
    RIGHT, FormatSpec, aligned, format_number, parse_spec, sign_text, unknown_kind)
from runtime.builtins.text.storage import count, point, substring


@noinline
def format_float(x: float, spec_text: str, kind_of_value: str) -> str:
    """`x` (a float, int or bool: `kind_of_value`) by a specification of a floating type. ValueError as CPython."""
    if spec_text.length == 0:
        return float_repr(x)
    spec = parse_spec(spec_text, kind_of_value, u32(0), u32(RIGHT))
    letter = spec.kind | 32
    if spec.kind != 0 and spec.kind != 37 and spec.kind != 110 and (
            letter < 101 or letter > 103 or spec.kind < 65):
        raise_value_error(unknown_kind(spec, kind_of_value))
    return format_with(x, spec)


def format_with(x: float, spec: FormatSpec) -> str:
    """`x` by a parsed specification whose type is one of float's."""
    negative = is_negative(x) and x == x
    capital = spec.kind >= 65 and spec.kind <= 90
    suffix = "%" if spec.kind == 37 else ""
    if spec.kind == 37:
        x = x * 100.0
    if not is_finite(x):
        text = special_text(unsafe.fabs(x))
        return format_number(spec, sign_text(spec, negative), "", (upper(text) if capital else text) + suffix, u64(3))
    quotient = NO_QUOTIENT
    places = spec.precision if spec.precision >= 0 else 6
    if spec.kind | 32 == 102 or spec.kind == 37:
        quotient = scaled_quotient(x, places)
    if quotient != NO_QUOTIENT:
        text = fixed_text(quotient, places, spec.alternate)
        is_zero = quotient == 0
    else:
        built = TextBuilder(u64(32))
        is_zero = add_float(built, x, spec).size == 0
        text = built.finish()
    if negative and spec.no_negative_zero and is_zero:
        negative = False
    if spec.grouping == 0:
        return aligned(spec, sign_text(spec, negative), text + suffix)
    end = u64(0)
    while end < count(text) and point(text, end) >= 48 and point(text, end) <= 57:
        end = end + 1
    rest = substring(text, end, count(text)) + suffix
    return format_number(spec, sign_text(spec, negative), substring(text, u64(0), end), rest, u64(3))


def round_digits(x: float, wanted: int, behind_point: bool) -> Digits:
    """rounded_digits, the quick way where there is one."""
    if image.FAST and is_normal(x):
        quotient, sticky, exponent = decimal_quotient(x)
        size = wanted + exponent + 1 if behind_point else wanted
        if quotient != 0 and size > 0 and size < QUOTIENT_DIGITS:
            made = digits_of(rounded_quotient(quotient, sticky, size), 0)
            made.point += exponent + 1 - size
            return made
    return rounded_digits(x, wanted, behind_point)


def add_float(built: TextBuilder, x: float, spec: FormatSpec) -> Digits:
    """Add |x|, and give the digits it was rounded to. The layout follows CPython's format_float_short."""
    letter = spec.kind | 32
    exponent_letter = u32(69) if spec.kind == 69 or spec.kind == 71 else u32(101)
    precision = spec.precision
    if letter == 102 or spec.kind == 37:
        wanted = precision if precision >= 0 else 6
        digits = round_digits(x, wanted, True)
        add_fixed(built, digits, wanted, spec.alternate)
        return digits
    if letter == 101:
        wanted = precision if precision >= 0 else 6
        digits = round_digits(x, wanted + 1, False)
        add_exponential(built, digits, wanted, spec.alternate, exponent_letter)
        return digits
    # General notation: exponential outside of the range where the digits would reach the point.
    least_fraction = 0
    shown = 0
    if spec.kind == 0 and precision < 0:
        digits = few_digits(x)
        highest = 16
        least_fraction = 1
        shown = digits.size
    else:
        if precision < 0:
            precision = 6
        elif precision == 0:
            precision = 1
        digits = round_digits(x, precision, False)
        highest = precision
        if spec.kind == 0:
            least_fraction = 1
            highest -= 1
        shown = precision if spec.alternate else digits.size
    if digits.point > highest or digits.point < -3:
        fraction = shown - 1
        add_exponential(built, digits, fraction if fraction > 0 else 0, spec.alternate, exponent_letter)
    else:
        fraction = shown - digits.point
        if fraction < least_fraction:
            fraction = least_fraction
        add_fixed(built, digits, fraction, spec.alternate)
    return digits
