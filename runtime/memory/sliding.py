"""Arrays that lose their first elements where they lie.

What begins a list may be dropped without moving the rest: the array's header is written anew just before the first
element that stays. The slot in the heap still begins where it did; there, a word with bit 0 set leads the collector to
the header, as it does from each place where the header has been.
"""

from typing import Final

import unsafe
from machine import u64
from runtime.memory import collector, pages
from unsafe import noinline

LENGTH: Final = u64(8)
PAGE: Final = u64(4096)


@noinline
def slide(array: u64, count: u64) -> u64:
    """Drop the first `count` elements, at least one, of an array in the heap with a stride of whole words; its new address.
    0, and nothing is done, where so much has been dropped before that what is left should move to a slot of its own size."""
    descriptor = unsafe.load64(array)
    stride = u64(unsafe.load32(descriptor + collector.DESCRIPTOR_SIZE))
    length = unsafe.load64(array + LENGTH) - count
    moved = array + count * stride
    if (array ^ moved) >= PAGE and is_mostly_dropped(moved, length * stride):
        return u64(0)
    collector.has_slid = True
    unsafe.store64(array, moved | 1)
    unsafe.store64(moved, descriptor)
    unsafe.store64(moved + LENGTH, length)
    return moved


def is_mostly_dropped(array: u64, size: u64) -> bool:
    """Whether less than a quarter of the pages of an object that now begins at `array` is of use: `size` bytes."""
    entry = pages.entry_of((array - pages.start) >> pages.PAGE_SHIFT)
    if pages.tag_of(entry) != pages.LARGE_REST:
        return False
    return (array - pages.address_of(pages.field_a(entry))) >> 2 > size
