"""The arguments of the process."""

import unsafe
from machine import u64
from runtime.builtins.text.storage import copy_bytes


def arguments() -> list[str]:
    """See runtime/platform.py. Bytes that are not UTF-8 come out as U+FFFD."""
    stack = unsafe.load64(unsafe.symbol("initial_stack"))
    count = unsafe.load64(stack)
    found: list[str] = []
    number = u64(1)
    while number < count:
        start = unsafe.load64(stack + 8 + number * 8)
        length = u64(0)
        while unsafe.load8(start + length) != 0:
            length = length + 1
        found.append(copy_bytes(start, length).decode("utf-8", "replace"))
        number = number + 1
    return found
