"""Bulk moves over `Array`, the unchecked storage below every container.

Positions and counts are elements, not bytes; nothing is checked: callers pass ranges that lie inside the arrays.
The element stride stands in the array's type descriptor (offset 4).
"""

from unsafe import Array, address, array_data, copy, fill, load32, load64, store64, u64_of
from machine import u8, u64


def stride_of[T](items: Array[T]) -> u64:
    """Bytes from one element of `items` to the next."""
    return u64(load32(load64(address(items)) + 4))


def copy_items[T](target: Array[T], at: int, source: Array[T], start: int, count: int) -> None:
    """Copy `count` elements; the two ranges may overlap."""
    stride = stride_of(source)
    copy(array_data(target) + u64_of(at) * stride, array_data(source) + u64_of(start) * stride, u64_of(count) * stride)


def clear_items[T](items: Array[T], start: int, count: int) -> None:
    """Zero `count` elements, so that what they referred to can be collected."""
    stride = stride_of(items)
    fill(array_data(items) + u64_of(start) * stride, u8(0), u64_of(count) * stride)


def store_first_word[T](items: Array[T], at: int, word: u64) -> None:
    """Store what an element, a tuple, has for its first part."""
    store64(array_data(items) + u64_of(at) * stride_of(items), word)
