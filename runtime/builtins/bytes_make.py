"""What bytes(...) takes: a length, text with an encoding, bytes-like objects, iterables of ints."""
import unsafe
from machine import u8

from runtime.builtins.exceptions import TypeError
from runtime.builtins.failure import raise_value_error
from runtime.builtins.text.codecs import encode
from runtime.builtins.text.storage import copy_bytes, new_bytes


def make_bytes[T](source: T, encoding: str | None, errors: str, noun: str) -> bytes:
    """`noun` is what the message for an int outside of 0..255 calls it."""
    if isinstance(source, bytes):
        return source
    elif isinstance(source, bytearray) or isinstance(source, memoryview):
        return copy_bytes(source.__buffer_address__(), unsafe.u64_of(len(source)))
    elif isinstance(source, int):
        if source < 0:
            raise_value_error("negative count")
        return new_bytes(unsafe.u64_of(source))
    elif isinstance(source, str):
        if encoding is None:
            raise TypeError("string argument without an encoding")
        return encode(source, encoding, errors)
    else:
        values: list[int] = []
        for value in source:
            values.append(value)
        made = new_bytes(unsafe.u64_of(len(values)))
        to = unsafe.tail(made)
        for value in values:
            if value < 0 or value > 255:
                raise_value_error(noun + " must be in range(0, 256)")
            unsafe.store8(to, u8(value))
            to = to + 1
        return made
