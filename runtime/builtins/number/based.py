"""Digits of unsigned numbers in bases other than ten."""
import unsafe
from machine import u8, u64

from runtime.builtins.text.storage import new_narrow


def based_digits(value: u64, base: u64, upper: bool) -> str:
    """Digits of `value` in base 2 to 16, without sign or prefix."""
    length = u64(1)
    rest = value // base
    while rest > 0:
        length = length + 1
        rest = rest // base
    s = new_narrow(length)
    to = unsafe.tail(s) + length
    rest = value
    while to > unsafe.tail(s):
        to = to - 1
        digit = u8(rest % base)
        rest = rest // base
        if digit < 10:
            digit = digit + 48
        elif upper:
            digit = digit + 55
        else:
            digit = digit + 87
        unsafe.store8(to, digit)
    return s
