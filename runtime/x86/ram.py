"""Which RAM is the heap: from the end of the image to the end of the RAM it was loaded into.

The boot code (runtime/x86/pvh_entry.s) has read the PVH memory map and mapped exactly this range.
RAM beyond a hole, beyond 3 GiB or below 1 MiB is not used.
"""

import image
import unsafe
from machine import u64


def heap_range() -> tuple[u64, u64]:
    """See runtime/platform.py. Page aligned; `image.MEMORY_LIMIT` bytes at most, if that is not 0."""
    start = unsafe.load64(unsafe.symbol("heap_start"))
    end = unsafe.load64(unsafe.symbol("heap_end"))
    if image.MEMORY_LIMIT != 0:
        limit = start + unsafe.u64_of(image.MEMORY_LIMIT)
        if limit < end:
            end = limit
    return (start, end)
