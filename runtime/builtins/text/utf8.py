"""UTF-8 (RFC 3629): the length and the value of encoded code points, and writing them."""
import unsafe
from machine import u8, u32, u64
from unsafe import noinline

from runtime.builtins.text.storage import count, is_wide, point



def is_ascii(address: u64, length: u64) -> bool:
    """Whether all bytes are below 128."""
    end = address + length
    while address + 8 <= end:
        if unsafe.load64(address) & u64(0x8080808080808080) != 0:
            return False
        address = address + 8
    while address < end:
        if unsafe.load8(address) >= 0x80:
            return False
        address = address + 1
    return True


def malformed(reason: u64, length: u64) -> u64:
    """decode_point's answer for bytes that are not UTF-8: bit 63, the reason from bit 8, and in the low byte
    how many bytes belong to the error (Unicode 15 §3.9, "maximal subpart").

    Reasons: 0 invalid start byte, 1 invalid continuation byte, 2 unexpected end of data.
    """
    return (u64(1) << 63) | (reason << 8) | length


@noinline
def decode_point(a: u64, end: u64) -> u64:
    """The code point at `a` < `end` as (code << 8 | bytes taken), or a malformed() answer."""
    first = u64(unsafe.load8(a))
    if first < 0x80:
        return (first << 8) | 1
    if first < 0xC2 or first > 0xF4:
        return malformed(u64(0), u64(1))
    size = u64(2)
    code = first & 0x1F
    low = u64(0x80)
    high = u64(0xBF)
    if first >= 0xF0:
        size = u64(4)
        code = first & 0x07
        if first == 0xF0:
            low = u64(0x90)
        elif first == 0xF4:
            high = u64(0x8F)
    elif first >= 0xE0:
        size = u64(3)
        code = first & 0x0F
        if first == 0xE0:
            low = u64(0xA0)
        elif first == 0xED:
            high = u64(0x9F)
    i = u64(1)
    while i < size:
        if a + i >= end:
            return malformed(u64(2), i)
        following = u64(unsafe.load8(a + i))
        if following < low or following > high:
            return malformed(u64(1), i)
        code = (code << 6) | (following & 0x3F)
        low = u64(0x80)
        high = u64(0xBF)
        i = i + 1
    return (code << 8) | size


def is_malformed(answer: u64) -> bool:
    return (answer >> 63) != 0


def reason_of(answer: u64) -> str:
    """The words CPython has for a malformed() answer."""
    reason = (answer >> 8) & 0xFF
    if reason == 0:
        return "invalid start byte"
    if reason == 1:
        return "invalid continuation byte"
    return "unexpected end of data"


def encoded_size(code: u32) -> u64:
    """Bytes that the code point takes."""
    if code < 0x80:
        return u64(1)
    if code < 0x800:
        return u64(2)
    if code < 0x10000:
        return u64(3)
    return u64(4)


def encode_point(code: u32, to: u64) -> u64:
    """Write a code point at `to`; gives the address behind it."""
    if code < 0x80:
        unsafe.store8(to, u8(code))
        return to + 1
    size = encoded_size(code)
    i = size - 1
    while i > 0:
        unsafe.store8(to + i, u8((code & 0x3F) | 0x80))
        code = code >> 6
        i = i - 1
    mark = u32(0xC0)
    if size == 3:
        mark = u32(0xE0)
    elif size == 4:
        mark = u32(0xF0)
    unsafe.store8(to, u8(code | mark))
    return to + size


def is_surrogate(code: u32) -> bool:
    return code >= 0xD800 and code <= 0xDFFF


def encoded_text_size(s: str) -> u64:
    """Bytes that a text without surrogates takes."""
    if not is_wide(s) and is_ascii(unsafe.tail(s), count(s)):
        return count(s)
    size = u64(0)
    i = u64(0)
    while i < count(s):
        size = size + encoded_size(point(s, i))
        i = i + 1
    return size


def write_text(s: str, to: u64) -> u64:
    """Write a text without surrogates at `to`; gives the address behind it."""
    i = u64(0)
    while i < count(s):
        to = encode_point(point(s, i), to)
        i = i + 1
    return to
