"""int.__format__: the types b c d n o x X; the floating ones are float's."""
from machine import u32, u64
from unsafe import noinline

from runtime.builtins.exceptions import OverflowError
from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.based import based_digits
from runtime.builtins.number.integer_text import int_to_str, magnitude, signed_decimal
from runtime.builtins.text.specification import (
    RIGHT, FormatSpec, aligned, format_number, parse_spec, sign_text, unknown_kind)
from runtime.builtins.text.storage import character, count, point


def is_float_kind(spec: str) -> bool:
    """Whether a specification ends in a type for which an int is formatted as a float: e E f F g G %."""
    if spec.length == 0:
        return False
    code = point(spec, count(spec) - 1)
    letter = code | 32
    return (letter >= 101 and letter <= 103 and code >= 65) or code == 37


@noinline
def format_integer(value: int, spec_text: str, kind_of_value: str) -> str:
    """`value` (an int or a bool: `kind_of_value`) by a specification of an integer type.

    ValueError as CPython, also for the floating types.
    """
    if spec_text.length == 0:
        return int_to_str(value)
    return format_magnitude(
        magnitude(value), value < 0, parse_spec(spec_text, kind_of_value, u32(100), u32(RIGHT)),
        kind_of_value)


def format_magnitude(value: u64, negative: bool, spec: FormatSpec, kind_of_value: str) -> str:
    kind = spec.kind
    base = kind_base(kind)
    if base == 0 and kind != 99 and kind != 100 and kind != 110:
        raise_value_error(unknown_kind(spec, kind_of_value))
    if spec.precision >= 0:
        raise_value_error("Precision not allowed in integer format specifier")
    if spec.no_negative_zero:
        raise_value_error("Negative zero coercion (z) not allowed in integer format specifier")
    sign = sign_text(spec, negative)
    if kind == 99:
        return format_character(value, negative, spec)
    if kind == 100 or kind == 110:
        return format_number(spec, sign, signed_decimal(value, False), "", u64(3))
    if spec.alternate:
        sign = sign + "0" + character(kind)
    return format_number(spec, sign, based_digits(value, base, kind == 88), "", u64(4))


def kind_base(kind: u32) -> u64:
    """The base of the types b o x X; 0 for another."""
    if kind == 98:
        return u64(2)
    if kind == 111:
        return u64(8)
    if kind == 120 or kind == 88:
        return u64(16)
    return u64(0)


def format_character(value: u64, negative: bool, spec: FormatSpec) -> str:
    """Type c: the character of that code point."""
    if spec.sign != 0:
        raise_value_error("Sign not allowed with integer format specifier 'c'")
    if spec.alternate:
        raise_value_error("Alternate form (#) not allowed with integer format specifier 'c'")
    if negative or value > 0x10FFFF:
        raise OverflowError("%c arg not in range(0x110000)")
    return aligned(spec, "", character(u32(value)))


def prefixed_text(value: int, base: u64, prefix: str) -> str:
    """bin(), oct() and hex()."""
    digits = based_digits(magnitude(value), base, False)
    return ("-" if value < 0 else "") + prefix + digits
