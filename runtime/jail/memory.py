"""The heap: anonymous memory of a size fixed at the start.

The environment variable UNIC_MEMORY gives it in MiB (`unic run --memory`); else the limit the image was
built with; else 256 MiB. Linux gives real pages only to what is touched.
"""

from typing import Final

import image
import unsafe
from machine import u8, u64
from runtime.jail.environment import value_of
from runtime.jail.system_call import MADVISE, MMAP
from runtime.panic import panic

MEBIBYTE: Final = u64(1 << 20)
DEFAULT: Final = u64(256 << 20)
LARGEST: Final = u64(1 << 20)

READ_WRITE: Final = u64(3)
PRIVATE_ANONYMOUS_NORESERVE: Final = u64(0x4022)
# Advice for all but the start of the heap, which is all that a small program touches: pages of 2 MiB, since each page
# is a fault when it is first touched. The kernel is free not to follow it.
HUGE_PAGES: Final = u64(14)
SMALL_PAGES: Final = u64(2 << 20)
NO_FILE: Final = u64(0xFFFFFFFFFFFFFFFF)

VARIABLE: Final = "UNIC_MEMORY"


def heap_range() -> tuple[u64, u64]:
    """See runtime/platform.py. Panics when the kernel gives no memory."""
    size = wished_size()
    start = unsafe.syscall(MMAP, u64(0), size, READ_WRITE, PRIVATE_ANONYMOUS_NORESERVE, NO_FILE, u64(0))
    if start < 0:
        panic("the kernel gives no memory for the heap")
    if size > SMALL_PAGES:
        unsafe.syscall(MADVISE, u64(start) + SMALL_PAGES, size - SMALL_PAGES, HUGE_PAGES, u64(0), u64(0), u64(0))
    return (u64(start), u64(start) + size)


def wished_size() -> u64:
    text = value_of(VARIABLE)
    if text != 0:
        mebibytes = number_at(text)
        if mebibytes > 0 and mebibytes < LARGEST:
            return mebibytes * MEBIBYTE
    if image.MEMORY_LIMIT != 0:
        return unsafe.u64_of(image.MEMORY_LIMIT)
    return DEFAULT


def number_at(text: u64) -> u64:
    """The decimal number in the text at `text`; 0 if it is none, or not less than LARGEST."""
    value = u64(0)
    while unsafe.load8(text) != 0:
        digit = unsafe.load8(text) - u8(48)
        if digit > 9 or value >= LARGEST:
            return u64(0)
        value = value * 10 + u64(digit)
        text = text + 1
    return value
