"""round() of floats: to int, and to a number of decimal digits."""
import unsafe
from unsafe import noinline

from runtime.builtins.exceptions import OverflowError
from runtime.builtins.number.float_digits import exponent_of, rounded_digits
from runtime.builtins.number.float_integer import truncated
from runtime.builtins.number.float_parse import nearest_float
from runtime.builtins.number.float_short import FIFTEEN_DIGITS, float_power_of_ten, scaled_quotient
from runtime.builtins.number.float_text import is_finite, is_negative


def round_to_int(x: float) -> int:
    """Nearest int, ties to even."""
    whole = unsafe.floor(x)
    rest = x - whole
    if rest > 0.5 or (rest == 0.5 and truncated(whole) & 1 != 0):
        whole = whole + 1.0
    return truncated(whole)


@noinline
def round_to_digits(x: float, ndigits: int) -> float:
    """`x` rounded to `ndigits` decimal places (half to even of the exact value), then to the nearest float."""
    if not is_finite(x) or x == 0.0:
        return x
    # No float has digits further behind the point, nor any as far in front of it.
    if ndigits > 323 or exponent_of(x) >= 0 and ndigits >= 0:
        return x
    if ndigits < -308:
        return -0.0 if is_negative(x) else 0.0
    quotient = scaled_quotient(x, ndigits)
    if quotient < FIFTEEN_DIGITS:
        value = float(unsafe.int_of(quotient)) / float_power_of_ten(ndigits)
        return -value if is_negative(x) else value
    value = nearest_float(rounded_digits(x, ndigits, True))
    if not is_finite(value):
        raise OverflowError("rounded value too large to represent")
    return -value if is_negative(x) else value
