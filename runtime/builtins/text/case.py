"""Upper, lower, title and folded case of text (Unicode 15 §3.13), with ASCII done without any table."""
import unsafe
from machine import u32, u64
from unsafe import noinline

from runtime.builtins import unicode_data
from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.classify import (
    is_ascii, is_ascii_lower, is_ascii_upper, is_case_ignorable, is_cased, is_lower_letter, is_upper_letter)
from runtime.builtins.text.storage import count, new_narrow, point
from runtime.builtins.unicode_lookup import expansion, mapped, read_varint


def ascii_upper(address: u64, length: u64, to: u64) -> None:
    """Write the upper case of ASCII letters among bytes; other bytes stay."""
    i = u64(0)
    while i < length:
        value = unsafe.load8(address + i)
        if value >= 97 and value <= 122:
            value = value - 32
        unsafe.store8(to + i, value)
        i = i + 1


def ascii_lower(address: u64, length: u64, to: u64) -> None:
    i = u64(0)
    while i < length:
        value = unsafe.load8(address + i)
        if value >= 65 and value <= 90:
            value = value + 32
        unsafe.store8(to + i, value)
        i = i + 1


def ascii_swapcase(address: u64, length: u64, to: u64) -> None:
    i = u64(0)
    while i < length:
        value = unsafe.load8(address + i)
        letter = value | 32
        if letter >= 97 and letter <= 122:
            value = value ^ 32
        unsafe.store8(to + i, value)
        i = i + 1


def ascii_title(address: u64, length: u64, to: u64) -> None:
    """Upper case for the first letter of each run of letters, lower case for the rest."""
    in_word = False
    i = u64(0)
    while i < length:
        value = unsafe.load8(address + i)
        letter = value | 32
        if letter >= 97 and letter <= 122:
            value = letter if in_word else letter - 32
            in_word = True
        else:
            in_word = False
        unsafe.store8(to + i, value)
        i = i + 1


def upper(s: str) -> str:
    if is_ascii(s):
        result = new_narrow(count(s))
        ascii_upper(unsafe.tail(s), count(s), unsafe.tail(result))
        return result
    built = TextBuilder(count(s))
    i = u64(0)
    while i < count(s):
        add_upper(built, point(s, i))
        i = i + 1
    return built.finish()


def lower(s: str) -> str:
    if is_ascii(s):
        result = new_narrow(count(s))
        ascii_lower(unsafe.tail(s), count(s), unsafe.tail(result))
        return result
    built = TextBuilder(count(s))
    i = u64(0)
    while i < count(s):
        add_lower(built, s, i)
        i = i + 1
    return built.finish()


def swapcase(s: str) -> str:
    if is_ascii(s):
        result = new_narrow(count(s))
        ascii_swapcase(unsafe.tail(s), count(s), unsafe.tail(result))
        return result
    built = TextBuilder(count(s))
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if is_upper_letter(code):
            add_lower(built, s, i)
        elif is_lower_letter(code):
            add_upper(built, code)
        else:
            built.add(code)
        i = i + 1
    return built.finish()


def title(s: str) -> str:
    if is_ascii(s):
        result = new_narrow(count(s))
        ascii_title(unsafe.tail(s), count(s), unsafe.tail(result))
        return result
    built = TextBuilder(count(s))
    in_word = False
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if in_word:
            add_lower(built, s, i)
        else:
            add_title(built, code)
        in_word = is_cased(code)
        i = i + 1
    return built.finish()


def capitalize(s: str) -> str:
    if s.length == 0:
        return s
    if is_ascii(s):
        result = new_narrow(count(s))
        ascii_lower(unsafe.tail(s), count(s), unsafe.tail(result))
        ascii_upper(unsafe.tail(s), u64(1), unsafe.tail(result))
        return result
    built = TextBuilder(count(s))
    add_title(built, point(s, u64(0)))
    i = u64(1)
    while i < count(s):
        add_lower(built, s, i)
        i = i + 1
    return built.finish()


def casefold(s: str) -> str:
    if is_ascii(s):
        return lower(s)
    built = TextBuilder(count(s))
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if code < 128:
            built.add(code + 32 if is_ascii_upper(code) else code)
        elif not add_expansion(built, unicode_data.EXPAND_FOLDED, code):
            folded = mapped(unicode_data.TO_FOLDED, code)
            if folded == 0:
                folded = simple_lower(code)
            built.add(folded)
        i = i + 1
    return built.finish()


@noinline
def add_upper(built: TextBuilder, code: u32) -> None:
    if code < 128:
        built.add(code - 32 if is_ascii_lower(code) else code)
    elif not add_expansion(built, unicode_data.EXPAND_UPPER, code):
        built.add(simple_upper(code))


@noinline
def add_title(built: TextBuilder, code: u32) -> None:
    if code < 128:
        built.add(code - 32 if is_ascii_lower(code) else code)
    elif not add_expansion(built, unicode_data.EXPAND_TITLE, code):
        image = mapped(unicode_data.TO_TITLE, code)
        if image == 0:
            image = simple_upper(code)
        built.add(image)


@noinline
def add_lower(built: TextBuilder, s: str, at: u64) -> None:
    """Add the lower case of the character at `at`; a capital sigma needs its neighbours."""
    code = point(s, at)
    if code < 128:
        built.add(code + 32 if is_ascii_upper(code) else code)
    elif code == 0x3A3:
        built.add(u32(0x3C2) if is_final_sigma(s, at) else u32(0x3C3))
    elif not add_expansion(built, unicode_data.EXPAND_LOWER, code):
        built.add(simple_lower(code))


def simple_upper(code: u32) -> u32:
    image = mapped(unicode_data.TO_UPPER, code)
    return code if image == 0 else image


def simple_lower(code: u32) -> u32:
    image = mapped(unicode_data.TO_LOWER, code)
    return code if image == 0 else image


def add_expansion(built: TextBuilder, table: bytes, code: u32) -> bool:
    """Add the several code points a table gives for `code`, if it does."""
    a = expansion(table, code)
    if a == 0:
        return False
    length, a = read_varint(a)
    while length > 0:
        image, a = read_varint(a)
        built.add(u32(image))
        length = length - 1
    return True


def is_final_sigma(s: str, at: u64) -> bool:
    """Final_Sigma of Unicode 15 table 3-17: behind a cased letter and before none, ignorables skipped."""
    i = at
    cased_before = False
    while i > 0:
        i = i - 1
        if not is_case_ignorable(point(s, i)):
            cased_before = is_cased(point(s, i))
            break
    if not cased_before:
        return False
    i = at + 1
    while i < count(s):
        if not is_case_ignorable(point(s, i)):
            return not is_cased(point(s, i))
        i = i + 1
    return True
