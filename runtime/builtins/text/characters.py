"""chr() and ord()."""
import unsafe
from machine import u32, u64

from runtime.builtins.exceptions import TypeError
from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.integer_text import int_to_str
from runtime.builtins.text.storage import character, point


def chr(code: int) -> str:
    if code < 0 or code > 0x10FFFF:
        raise_value_error("chr() arg not in range(0x110000)")
    return character(u32(code))


def ord[T](text: T) -> int:
    """The code point of a text, or the value of a bytes-like object, of length 1."""
    if len(text) != 1:
        raise wrong_length(len(text))
    if isinstance(text, str):
        return unsafe.int_of(u64(point(text, u64(0))))
    else:
        return text[0]


def wrong_length(length: int) -> TypeError:
    return TypeError("ord() expected a character, but string of length " + int_to_str(length) + " found")
