"""The floats next to a float."""
import unsafe
from machine import u64

from runtime.builtins.number.float_arithmetic import copy_sign


def next_after(x: float, y: float) -> float:
    """The float next to x on the way to y; y itself where they are equal."""
    if x != x or y != y:
        return x + y
    if x == y:
        return y
    if x == 0.0:
        return copy_sign(5e-324, y)
    bits = unsafe.float_bits(x)
    if (x < y) == (x > 0.0):
        return unsafe.bits_float(bits + u64(1))
    return unsafe.bits_float(bits - u64(1))
