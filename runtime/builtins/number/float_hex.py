"""Hexadecimal text of floats, and their exact ratio (float.hex, float.fromhex, float.as_integer_ratio)."""
import unsafe
from machine import u64

from runtime.builtins.exceptions import OverflowError, ValueError
from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.based import based_digits
from runtime.builtins.number.float_digits import exponent_of, mantissa_of
from runtime.builtins.number.float_parse import assemble, named_value
from runtime.builtins.number.integer_text import digit_value, without_sign
from runtime.builtins.text.storage import count, point


def float_to_hex(x: float) -> str:
    """`-0x1.8000000000000p+1`; the words of repr() for what is not finite."""
    if x != x or x - x != 0.0:
        return repr(x)
    sign = "-" if unsafe.float_bits(x) >> 63 != 0 else ""
    if x == 0.0:
        return sign + "0x0.0p+0"
    mantissa = mantissa_of(x)
    # The point stands behind the leading bit; subnormal numbers have a 0 before it.
    exponent = exponent_of(x) + 52
    digits = based_digits(mantissa & ((u64(1) << 52) - 1), u64(16), False)
    return sign + "0x" + str(int(mantissa >> 52)) + "." + digits.zfill(13) + "p" + ("+" if exponent >= 0 else "") + str(exponent)


def float_from_hex(text: str) -> float:
    """The float that hexadecimal text stands for, rounded to nearest; ValueError and OverflowError as CPython."""
    at, end, negative = without_sign(text)
    value = named_value(text, at, end)
    if value == 0.0:
        value = parse_digits(text, at, end)
    return -value if negative else value


def refuse() -> None:
    raise_value_error("invalid hexadecimal floating-point string")


def parse_digits(text: str, at: u64, end: u64) -> float:
    """A number without sign: an optional 0x, digits with a point, an optional binary exponent."""
    if at + 1 < end and point(text, at) == 48 and point(text, at + 1) | 32 == 120:
        at = at + 2
    mantissa = u64(0)
    exponent = 0
    inexact = False
    seen = False
    behind_point = False
    while at < end:
        code = point(text, at)
        if code == 46 and not behind_point:
            behind_point = True
        else:
            digit = digit_value(code)
            if digit >= 16:
                break
            seen = True
            if mantissa >> 59 == 0:
                mantissa = (mantissa << 4) | u64(digit)
                if behind_point:
                    exponent -= 4
            else:
                # Digits behind the first 60 bits only say whether something is left.
                inexact = inexact or digit != 0
                if not behind_point:
                    exponent += 4
        at = at + 1
    if not seen:
        refuse()
    if at < end and point(text, at) | 32 == 112:
        exponent += binary_exponent(text, at + 1, end)
    elif at < end:
        refuse()
    if mantissa == 0:
        return 0.0
    if exponent > 5000:
        raise OverflowError("hexadecimal value too large to represent as a float")
    zeros = unsafe.count_leading_zeros(mantissa)
    if exponent < -6000:
        return 0.0
    value = assemble(mantissa << zeros, exponent - unsafe.int_of(zeros), inexact)
    if value - value != 0.0:
        raise OverflowError("hexadecimal value too large to represent as a float")
    return value


def binary_exponent(text: str, at: u64, end: u64) -> int:
    """The signed decimal number text[at:end], kept within what can matter."""
    negative = False
    if at < end and (point(text, at) == 45 or point(text, at) == 43):
        negative = point(text, at) == 45
        at = at + 1
    if at == end:
        refuse()
    value = 0
    while at < end:
        code = point(text, at)
        if code < 48 or code > 57:
            refuse()
        if value < 100000000:
            value = value * 10 + unsafe.int_of(u64(code - 48))
        at = at + 1
    return -value if negative else value


def integer_ratio(x: float) -> tuple[int, int]:
    """Numerator and denominator of exactly this value; OverflowError where they do not fit in 64 bits."""
    if x != x:
        raise ValueError("cannot convert NaN to integer ratio")
    if x - x != 0.0:
        raise OverflowError("cannot convert Infinity to integer ratio")
    if x == 0.0:
        return 0, 1
    mantissa = mantissa_of(x)
    exponent = exponent_of(x)
    twos = unsafe.count_trailing_zeros(mantissa)
    mantissa = mantissa >> twos
    exponent += unsafe.int_of(twos)
    if exponent < -62 or exponent > 10 and exponent + 64 - unsafe.int_of(unsafe.count_leading_zeros(mantissa)) > 63:
        raise OverflowError("the exact ratio does not fit in 64 bits")
    numerator = unsafe.int_of(mantissa)
    if exponent > 0:
        numerator = numerator << exponent
    return -numerator if x < 0.0 else numerator, 1 << -exponent if exponent < 0 else 1
