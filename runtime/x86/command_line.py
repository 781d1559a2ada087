"""The command line of the image: the string the VMM passes in hvm_start_info (QEMU: `-append`; xl: `cmdline`).

Arguments are separated by spaces. `%XX` stands for the byte with that hexadecimal code, so that
an argument can hold a space (`%20`); `unic run` writes it so.
"""

from typing import Final

import unsafe
from machine import u8, u64
from runtime.builtins.text.storage import new_bytes

SPACE: Final = u8(32)
PERCENT: Final = u8(37)


def arguments() -> list[str]:
    """See runtime/platform.py. Bytes that are not UTF-8 come out as U+FFFD."""
    found: list[str] = []
    at = unsafe.symbol("command_line")
    while True:
        while unsafe.load8(at) == SPACE:
            at = at + 1
        end = at
        while unsafe.load8(end) != 0 and unsafe.load8(end) != SPACE:
            end = end + 1
        if end == at:
            return found
        found.append(unquoted(at, end))
        at = end


def unquoted(start: u64, end: u64) -> str:
    size = u64(0)
    at = start
    while at < end:
        at = at + step(at, end)
        size = size + 1
    text = new_bytes(size)
    to = unsafe.tail(text)
    at = start
    while at < end:
        width = step(at, end)
        value = unsafe.load8(at)
        if width == 3:
            value = (hexadecimal(unsafe.load8(at + 1)) << 4) | hexadecimal(unsafe.load8(at + 2))
        unsafe.store8(to, value)
        to = to + 1
        at = at + width
    return text.decode("utf-8", "replace")


def step(at: u64, end: u64) -> u64:
    """3 if there is a `%XX` at `at`, else 1."""
    if unsafe.load8(at) == PERCENT and end - at >= 3:
        if hexadecimal(unsafe.load8(at + 1)) < 16 and hexadecimal(unsafe.load8(at + 2)) < 16:
            return u64(3)
    return u64(1)


def hexadecimal(character: u8) -> u8:
    """The value of a hexadecimal digit; 16 if it is none."""
    if character >= 48 and character <= 57:
        return character - 48
    letter = character | 32
    if letter >= 97 and letter <= 102:
        return letter - 87
    return u8(16)
