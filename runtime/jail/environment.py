"""The environment variables of the process."""

import unsafe
from machine import u64


def value_of(name: str) -> u64:
    """The address of the text, up to a zero byte, that an ASCII variable has; 0 if there is none."""
    stack = unsafe.load64(unsafe.symbol("initial_stack"))
    # argc, argv[], 0, envp[], 0
    at = stack + (unsafe.load64(stack) + 2) * 8
    while unsafe.load64(at) != 0:
        value = value_in(unsafe.load64(at), name)
        if value != 0:
            return value
        at = at + 8
    return u64(0)


def value_in(entry: u64, name: str) -> u64:
    """Where the value begins in the entry "NAME=value" at `entry`; 0 if it is another variable."""
    start = unsafe.tail(name)
    length = unsafe.u64_of(len(name))
    at = u64(0)
    while at < length:
        if unsafe.load8(entry + at) != unsafe.load8(start + at):
            return u64(0)
        at = at + 1
    return entry + length + 1 if unsafe.load8(entry + length) == 61 else u64(0)
