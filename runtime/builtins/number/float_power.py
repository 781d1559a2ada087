"""float ** float: the exponential of a logarithm, both to about 100 bits, so that the result is rounded once.

That is the correctly rounded power in all but some 2**-28 of the cases that are not exact, and exact where a
power is exact.
"""
import unsafe
from unsafe import noinline

from runtime.builtins.exceptions import OverflowError
from runtime.builtins.failure import raise_value_error, raise_zero_division
from runtime.builtins.number.double_double import divide, multiply
from runtime.builtins.number.float_text import is_finite, is_negative
from runtime.elementary import power as elementary_power


@noinline
def float_power(x: float, y: float) -> float:
    """x ** y as CPython: OverflowError if too large, ZeroDivisionError for 0.0 ** negative.

    A negative number to a power that is not whole is complex in CPython: ValueError here.
    """
    if y == 2.0 and is_finite(x):
        return finite(x * x)
    if y == 0.0 or x == 1.0:
        return 1.0
    if x != x or y != y:
        return x + y
    if not is_finite(y):
        size = unsafe.fabs(x)
        if size == 1.0:
            return 1.0
        return unsafe.fabs(y) if (y > 0.0) == (size > 1.0) else 0.0
    odd = is_odd(y)
    negative = odd and is_negative(x)
    if not is_finite(x):
        value = unsafe.fabs(x) if y > 0.0 else 0.0
        return -value if negative else value
    if x == 0.0:
        if y < 0.0:
            raise_zero_division("0.0 cannot be raised to a negative power")
        return -0.0 if negative else 0.0
    if x < 0.0 and unsafe.trunc(y) != y:
        raise_value_error("a negative float to a power that is not whole is complex")
    value = finite(positive_power(unsafe.fabs(x), y))
    return -value if negative else value


def finite(value: float) -> float:
    if not is_finite(value):
        raise OverflowError(34, "Numerical result out of range")
    return value


def is_odd(y: float) -> bool:
    """Whether `y` is an odd whole number."""
    size = unsafe.fabs(y)
    return size < 9007199254740992.0 and unsafe.trunc(size) == size and unsafe.float_to_int(size) & 1 != 0


def positive_power(x: float, y: float) -> float:
    """x ** y for finite x > 0 and finite y; infinite if too large."""
    if x == 1.0:
        return 1.0
    if y == 0.5:
        return unsafe.sqrt(x)
    if unsafe.trunc(y) == y and unsafe.fabs(y) <= 64.0:
        high = whole_power(x, unsafe.float_to_int(unsafe.fabs(y)), y < 0.0)
        if high != 0.0:
            return high
    return elementary_power.positive_power(x, y)


def whole_power(x: float, n: int, inverted: bool) -> float:
    """x ** n or 1 / x ** n for 1 <= n <= 64 by repeated squaring; 0.0 if something comes near the ends of the range."""
    high = 1.0
    low = 0.0
    power = x
    power_low = 0.0
    while True:
        if not 1e-140 < power < 1e140:
            return 0.0
        if n & 1 != 0:
            high, low = multiply(high, low, power, power_low)
        n >>= 1
        if n == 0:
            break
        power, power_low = multiply(power, power_low, power, power_low)
    if not 1e-140 < high < 1e140:
        return 0.0
    if inverted:
        high, low = divide(1.0, 0.0, high, low)
    return high + low
