"""What the control characters in a console's input mean: those of a terminal in its usual mode (termios(3)).

Serial lines and Xen's console carry bytes only. CR is read as LF. ^D hands on what there is, so that at the beginning of a line, or a second
time, it is the end of the input, for good. ^V takes the next byte as it is. NUL, which a break on the line looks like, is dropped.
"""

from typing import Final

import unsafe
from machine import u8, u64

NUL: Final = u8(0)
END: Final = u8(4)  # ^D, VEOF
NEWLINE: Final = u8(10)
RETURN: Final = u8(13)
QUOTE: Final = u8(22)  # ^V, VLNEXT

is_ended: bool = False
is_quoted: bool = False
is_at_start: bool = True


def has_ended() -> bool:
    return is_ended


def interpret(a: u64, n: u64) -> int:
    """Interpret the `n` bytes at `a` in their place: how many are left. None come behind the end (`has_ended`)."""
    global is_ended, is_quoted, is_at_start
    to = a
    end = a + n
    at = a
    while at < end and not is_ended:
        value = unsafe.load8(at)
        at = at + 1
        if is_quoted:
            is_quoted = False
        elif value == QUOTE:
            is_quoted = True
            continue
        elif value == END:
            is_ended = is_at_start
            is_at_start = True
            continue
        elif value == NUL:
            continue
        elif value == RETURN:
            value = NEWLINE
        is_at_start = value == NEWLINE
        unsafe.store8(to, value)
        to = to + 1
    return unsafe.int_of(to - a)
