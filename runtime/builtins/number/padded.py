"""Integers in text by the plain specifications `[0][width][type]`, type b d o x X.

The compiler calls this where a specification is a constant of this form, so that programs which need no other have
no interpreter of specifications in them.
"""
import unsafe
from machine import u8, u64

from runtime.builtins.number.integer_text import magnitude
from runtime.builtins.text.storage import new_narrow


def padded_integer(value: int, base: int, upper: bool, width: int, zeros: bool) -> str:
    """`value` in `base` (up to 16), right-aligned in `width`: by zeros behind the sign, or by spaces in front of it."""
    radix = u64(base)
    rest = magnitude(value) // radix
    digits = u64(1)
    while rest > 0:
        digits += 1
        rest = rest // radix
    length = digits
    if value < 0:
        length += 1
    if length < u64(width):
        length = u64(width)
    text = new_narrow(length)
    start = unsafe.tail(text)
    unsafe.fill(start, u8(48) if zeros else u8(32), length)
    rest = magnitude(value)
    to = start + length
    last = to - digits
    while to > last:
        to -= 1
        digit = u8(rest % radix)
        rest = rest // radix
        if digit < 10:
            unsafe.store8(to, digit + 48)
        else:
            unsafe.store8(to, digit + (u8(55) if upper else u8(87)))
    if value < 0:
        unsafe.store8(start if zeros else last - 1, u8(45))
    return text
