"""repr() of text and of bytes: quotes, escapes, and which characters are shown as they are."""
import unsafe
from machine import u8, u32, u64
from unsafe import noinline

from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.classify import is_printable
from runtime.builtins.text.storage import count, point


def contains(s: str, code: u32) -> bool:
    i = u64(0)
    while i < count(s):
        if point(s, i) == code:
            return True
        i = i + 1
    return False


@noinline
def quoted(s: str) -> str:
    """repr(s): in single quotes, unless it has such and no double ones."""
    quote = u32(39)
    if contains(s, u32(39)) and not contains(s, u32(34)):
        quote = u32(34)
    built = TextBuilder(count(s) + 2)
    built.add(quote)
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if is_printable(code) and code != quote and code != 92:
            built.add(code)
        else:
            add_escape(built, code)
        i = i + 1
    built.add(quote)
    return built.finish()


def add_escape(built: TextBuilder, code: u32) -> None:
    """Add the escape sequence of a character that is not shown as it is."""
    built.add(u32(92))
    if code == 9:
        built.add(u32(116))
    elif code == 10:
        built.add(u32(110))
    elif code == 13:
        built.add(u32(114))
    elif code >= 32 and code < 127:
        built.add(code)
    elif code < 0x100:
        built.add(u32(120))
        add_hex(built, code, u32(8))
    elif code < 0x10000:
        built.add(u32(117))
        add_hex(built, code, u32(16))
    else:
        built.add(u32(85))
        add_hex(built, code, u32(32))


def add_hex(built: TextBuilder, value: u32, bits: u32) -> None:
    while bits > 0:
        bits = bits - 4
        built.add(u32(hex_digit(u8((value >> bits) & 15))))


def hex_digit(value: u8) -> u8:
    """ASCII code of the lower-case hexadecimal digit."""
    if value < 10:
        return value + 48
    return value + 87


@noinline
def add_quoted_bytes(built: TextBuilder, address: u64, length: u64, escape_single: bool) -> None:
    """Add b'...' for the bytes at `address`; in a bytearray, single quotes are escaped inside double ones too."""
    single = False
    double = False
    end = address + length
    a = address
    while a < end:
        value = unsafe.load8(a)
        if value == 39:
            single = True
        elif value == 34:
            double = True
        a = a + 1
    quote = u32(39)
    if single and not double:
        quote = u32(34)
    built.add(u32(98))
    built.add(quote)
    a = address
    while a < end:
        code = u32(unsafe.load8(a))
        if code >= 32 and code < 127 and code != quote and code != 92 and not (escape_single and code == 39):
            built.add(code)
        else:
            add_escape(built, code)
        a = a + 1
    built.add(quote)


def ascii_of(s: str) -> str:
    """What ascii() makes of a repr: characters outside of ASCII escaped too."""
    built = TextBuilder(count(s))
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if code < 128:
            built.add(code)
        else:
            add_escape(built, code)
        i = i + 1
    return built.finish()
