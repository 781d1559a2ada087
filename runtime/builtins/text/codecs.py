"""str to bytes and back: UTF-8, ASCII and Latin-1, with the error handlers strict, ignore, replace,
backslashreplace and (encoding only) xmlcharrefreplace."""
from typing import Final

import unsafe
from machine import u8, u32, u64
from unsafe import noinline

from runtime.builtins.exceptions import LookupError, TypeError, UnicodeDecodeError, UnicodeEncodeError
from runtime.builtins.number.integer_text import int_to_str
from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.quote import add_escape
from runtime.builtins.text.storage import (
    copy_bytes, copy_narrow, count, is_wide, new_bytes, new_narrow, new_wide, point,
)
from runtime.builtins.text.utf8 import (
    decode_point, encode_point, encoded_text_size, is_ascii, is_malformed, is_surrogate,
    reason_of, write_text)

UTF8: Final = 0
ASCII: Final = 1
LATIN1: Final = 2

STRICT: Final = 0
IGNORE: Final = 1
REPLACE: Final = 2
ESCAPE: Final = 3
REFERENCE: Final = 4


def encode(s: str, encoding: str, errors: str) -> bytes:
    """Raises LookupError for an unknown encoding, UnicodeEncodeError for what it cannot express."""
    kind = encoding_kind(encoding)
    if not is_wide(s):
        if kind == LATIN1 or is_ascii(unsafe.tail(s), count(s)):
            return copy_bytes(unsafe.tail(s), count(s))
        if kind == UTF8:
            return encode_utf8(s)
    elif kind == UTF8 and not has_surrogate(s):
        return encode_utf8(s)
    return encode_handling(s, kind, errors)


def encode_utf8(s: str) -> bytes:
    """UTF-8 of a text without surrogates."""
    b = new_bytes(encoded_text_size(s))
    write_text(s, unsafe.tail(b))
    return b


def has_surrogate(s: str) -> bool:
    i = u64(0)
    while i < count(s):
        if is_surrogate(point(s, i)):
            return True
        i = i + 1
    return False


@noinline
def encode_handling(s: str, kind: int, errors: str) -> bytes:
    """A text that may hold what the encoding cannot express."""
    b = new_bytes(count(s) << 2)
    to = unsafe.tail(b)
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if can_encode(kind, code):
            if kind == UTF8:
                to = encode_point(code, to)
            else:
                unsafe.store8(to, u8(code))
                to = to + 1
        else:
            mode = error_mode(errors)
            if mode == STRICT:
                raise encode_error(s, kind, i)
            if mode == ESCAPE or mode == REFERENCE:
                return encode_handling(in_ascii(s, kind, mode), kind, "strict")
            if mode == REPLACE:
                unsafe.store8(to, u8(63))
                to = to + 1
        i = i + 1
    return copy_bytes(unsafe.tail(b), to - unsafe.tail(b))


def in_ascii(s: str, kind: int, mode: int) -> str:
    """The text with ASCII in place of the characters that cannot be encoded."""
    built = TextBuilder(count(s))
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if can_encode(kind, code):
            built.add(code)
        elif mode == ESCAPE:
            add_escape(built, code)
        else:
            built.add_text("&#")
            built.add_text(int_to_str(int(code)))
            built.add_text(";")
        i = i + 1
    return built.finish()


def can_encode(kind: int, code: u32) -> bool:
    if kind == UTF8:
        return not is_surrogate(code)
    if kind == ASCII:
        return code < 0x80
    return code < 0x100


@noinline
def encode_error(s: str, kind: int, start: u64) -> UnicodeEncodeError:
    """The error for the run of characters from `start` that cannot be encoded."""
    end = start
    while end < count(s) and not can_encode(kind, point(s, end)):
        end = end + 1
    reason = "surrogates not allowed"
    if kind == ASCII:
        reason = "ordinal not in range(128)"
    elif kind == LATIN1:
        reason = "ordinal not in range(256)"
    return UnicodeEncodeError(encoding_name(kind), s, unsafe.int_of(start), unsafe.int_of(end), reason)


def decode(b: bytes, encoding: str, errors: str) -> str:
    """Raises LookupError for an unknown encoding, UnicodeDecodeError for malformed bytes."""
    return decode_kind(b, encoding_kind(encoding), errors)


def decode_kind(b: bytes, kind: int, errors: str) -> str:
    address = unsafe.tail(b)
    length = unsafe.u64_of(b.length)
    if length == 0:
        return ""
    if kind == LATIN1 or is_ascii(address, length):
        return copy_narrow(address, length)
    return decode_handling(b, kind, errors)


@noinline
def decode_handling(b: bytes, kind: int, errors: str) -> str:
    """Bytes that are not all ASCII, in UTF-8 or (so with errors) in ASCII."""
    start = unsafe.tail(b)
    end = start + unsafe.u64_of(b.length)
    length = u64(0)
    seen = u32(0)
    a = start
    while a < end:
        answer = decode_next(kind, a, end)
        code = u32(answer >> 8)
        if is_malformed(answer):
            mode = error_mode(errors)
            if mode == STRICT:
                raise decode_error(b, kind, answer, a - start)
            if mode == ESCAPE:
                return decode_escaping(kind, start, end)
            if mode == REFERENCE:
                raise TypeError("don't know how to handle UnicodeDecodeError in error callback")
            if mode == IGNORE:
                a = a + (answer & 0xFF)
                continue
            code = u32(0xFFFD)
        seen = seen | code
        length = length + 1
        a = a + (answer & 0xFF)
    if length == 0:
        return ""
    wide = seen >= 256
    s = new_wide(length) if wide else new_narrow(length)
    to = unsafe.tail(s)
    a = start
    while a < end:
        answer = decode_next(kind, a, end)
        a = a + (answer & 0xFF)
        code = u32(answer >> 8)
        if is_malformed(answer):
            if error_mode(errors) == IGNORE:
                continue
            code = u32(0xFFFD)
        if wide:
            unsafe.store32(to, code)
            to = to + 4
        else:
            unsafe.store8(to, u8(code))
            to = to + 1
    return s


@noinline
def decode_escaping(kind: int, start: u64, end: u64) -> str:
    """Each malformed byte as its escape sequence."""
    built = TextBuilder(end - start)
    a = start
    while a < end:
        answer = decode_next(kind, a, end)
        after = a + (answer & 0xFF)
        if is_malformed(answer):
            while a < after:
                add_escape(built, u32(unsafe.load8(a)))
                a = a + 1
        else:
            built.add(u32(answer >> 8))
        a = after
    return built.finish()


def decode_next(kind: int, a: u64, end: u64) -> u64:
    """As utf8.decode_point, for either encoding; ASCII knows one kind of error."""
    if kind == UTF8:
        return decode_point(a, end)
    value = u64(unsafe.load8(a))
    if value >= 0x80:
        return (u64(1) << 63) | 1
    return (value << 8) | 1


@noinline
def decode_error(b: bytes, kind: int, answer: u64, start: u64) -> UnicodeDecodeError:
    reason = reason_of(answer) if kind == UTF8 else "ordinal not in range(128)"
    end = start + (answer & 0xFF)
    return UnicodeDecodeError(encoding_name(kind), b, unsafe.int_of(start), unsafe.int_of(end), reason)


def encoding_name(kind: int) -> str:
    """The name in error messages."""
    if kind == UTF8:
        return "utf-8"
    if kind == ASCII:
        return "ascii"
    return "latin-1"


def encoding_kind(name: str) -> int:
    """UTF8, ASCII or LATIN1 from any spelling that CPython takes for them."""
    if name == "utf-8":
        return UTF8
    plain = plain_name(name)
    if plain == "utf8" or plain == "u8" or plain == "cp65001":
        return UTF8
    if plain == "ascii" or plain == "usascii" or plain == "646" or plain == "ansix341968":
        return ASCII
    if (plain == "latin1" or plain == "iso88591" or plain == "latin" or plain == "l1" or plain == "cp819"
            or plain == "8859"):
        return LATIN1
    raise LookupError("unknown encoding: " + name)


def plain_name(name: str) -> str:
    """Letters and digits of a name of an encoding, in lower case."""
    to = new_bytes(count(name))
    length = u64(0)
    i = u64(0)
    while i < count(name):
        code = point(name, i)
        if code >= 65 and code <= 90:
            code = code + 32
        if code != 45 and code != 95 and code != 32:
            unsafe.store8(unsafe.tail(to) + length, u8(code))
            length = length + 1
        i = i + 1
    return copy_narrow(unsafe.tail(to), length)


def error_mode(errors: str) -> int:
    """The number of an error handler; looked at only when there is an error, as in CPython."""
    if errors == "strict":
        return STRICT
    if errors == "ignore":
        return IGNORE
    if errors == "replace":
        return REPLACE
    if errors == "backslashreplace":
        return ESCAPE
    if errors == "xmlcharrefreplace":
        return REFERENCE
    raise LookupError("unknown error handler name '" + errors + "'")
