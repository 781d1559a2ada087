"""The is...() predicates of bytes and bytearray, which know ASCII only; each is False for no bytes."""
import unsafe
from machine import u8, u64

from runtime.builtins.bytes_methods import is_space


def is_letter(value: u8) -> bool:
    letter = value | 32
    return letter >= 97 and letter <= 122


def is_digit(value: u8) -> bool:
    return value >= 48 and value <= 57


def all_digits(address: u64, size: u64) -> bool:
    i = u64(0)
    while i < size:
        if not is_digit(unsafe.load8(address + i)):
            return False
        i = i + 1
    return size > 0


def all_letters(address: u64, size: u64) -> bool:
    i = u64(0)
    while i < size:
        if not is_letter(unsafe.load8(address + i)):
            return False
        i = i + 1
    return size > 0


def all_alphanumeric(address: u64, size: u64) -> bool:
    i = u64(0)
    while i < size:
        value = unsafe.load8(address + i)
        if not is_letter(value) and not is_digit(value):
            return False
        i = i + 1
    return size > 0


def all_spaces(address: u64, size: u64) -> bool:
    i = u64(0)
    while i < size:
        if not is_space(unsafe.load8(address + i)):
            return False
        i = i + 1
    return size > 0


def is_one_case(address: u64, size: u64, upper: bool) -> bool:
    """At least one letter, and every letter of the one case."""
    seen = False
    i = u64(0)
    while i < size:
        value = unsafe.load8(address + i)
        if is_letter(value):
            if (value < 97) != upper:
                return False
            seen = True
        i = i + 1
    return seen


def is_title(address: u64, size: u64) -> bool:
    """Words of one upper and otherwise lower letters, at least one."""
    seen = False
    inside = False
    i = u64(0)
    while i < size:
        value = unsafe.load8(address + i)
        letter = is_letter(value)
        if letter and (value < 97) == inside:
            return False
        seen = seen or letter
        inside = letter
        i = i + 1
    return seen
