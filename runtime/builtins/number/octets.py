"""int.to_bytes and int.from_bytes."""
import unsafe
from machine import u8, u64
from unsafe import noinline

from runtime.builtins.exceptions import OverflowError
from runtime.builtins.failure import raise_value_error
from runtime.builtins.text.storage import new_bytes


def is_little(order: str) -> bool:
    if order == "little":
        return True
    if order != "big":
        raise_value_error("byteorder must be either 'little' or 'big'")
    return False


@noinline
def int_to_bytes(x: int, length: int, little: bool, signed: bool) -> bytes:
    if length < 0:
        raise_value_error("length argument must be non-negative")
    if x < 0 and not signed:
        raise OverflowError("can't convert negative int to unsigned")
    size = unsafe.u64_of(length)
    bits = unsafe.u64_of(x)
    sign = u64(0xFF) if x < 0 else u64(0)
    if size < 8 and not fits(x, size, signed):
        raise OverflowError("int too big to convert")
    b = new_bytes(size)
    i = u64(0)
    while i < size:
        byte = (bits >> (i << 3)) & 0xFF if i < 8 else sign
        unsafe.store8(unsafe.tail(b) + (i if little else size - 1 - i), u8(byte))
        i = i + 1
    return b


def fits(x: int, size: u64, signed: bool) -> bool:
    """Whether `x` can be written in `size` < 8 bytes."""
    if size == 0:
        return x == 0 or (signed and x == -1)
    if signed:
        half = 1 << unsafe.int_of((size << 3) - 1)
        return x >= -half and x < half
    return unsafe.u64_of(x) >> (size << 3) == 0


@noinline
def int_from_bytes(address: u64, size: u64, little: bool, signed: bool) -> int:
    """OverflowError if the number needs more than 64 bits."""
    negative = signed and size > 0 and unsafe.load8(address + (size - 1 if little else u64(0))) >= 0x80
    value = u64(0xFFFFFFFFFFFFFFFF) if negative else u64(0)
    padding = u64(0xFF) if negative else u64(0)
    i = u64(0)
    while i < size:
        # From the most significant byte down: what leaves at the top must be padding.
        byte = u64(unsafe.load8(address + (size - 1 - i if little else i)))
        if value >> 56 != padding:
            raise OverflowError("int.from_bytes() result does not fit into 64 bits")
        value = (value << 8) | byte
        i = i + 1
    if (value >> 63 != 0) != negative:
        raise OverflowError("int.from_bytes() result does not fit into 64 bits")
    return unsafe.int_of(value)
