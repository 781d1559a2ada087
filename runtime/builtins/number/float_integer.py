"""float to int, and the hash that equal ints and floats share."""
import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.exceptions import OverflowError
from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.float_digits import exponent_of, mantissa_of


def truncated(x: float) -> int:
    """int(x): towards zero. OverflowError past 64 bits, ValueError for NaN."""
    if x >= -9223372036854775808.0 and x < 9223372036854775808.0:
        return unsafe.float_to_int(x)
    return refuse(x)


@noinline
def refuse(x: float) -> int:
    if x != x:
        raise_value_error("cannot convert float NaN to integer")
    if x - x != 0.0:
        raise OverflowError("cannot convert float infinity to integer")
    raise OverflowError("float too large to convert to a 64-bit int")


@noinline
def float_hash(x: float) -> int:
    """CPython's hash: the number modulo the prime 2**61 - 1, where powers of two are rotations of 61 bits."""
    if x - x != 0.0:
        if x != x:
            return 0
        return 314159 if x > 0.0 else -314159
    prime = u64(0x1FFFFFFFFFFFFFFF)
    # 2**61 is 1 modulo the prime; 61 * 18 makes the exponent positive.
    turn = unsafe.u64_of(exponent_of(x) + 1098) % 61
    mantissa = mantissa_of(x)
    rotated = ((mantissa << turn) & prime) | (mantissa >> (61 - turn))
    value = unsafe.int_of(rotated)
    if x < 0.0:
        value = -value
    return -2 if value == -1 else value
