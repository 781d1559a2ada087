"""Where a byte sequence or a text lies in another: first, last, how often.

Positions are int, -1 for "not there"; ranges are u64 with 0 <= start <= end <= length.
"""
from typing import Final

import image
import unsafe
from machine import u8, u64
from unsafe import noinline

from runtime.builtins.text import keyed_hash
from runtime.builtins.text.storage import count, is_wide, point, width

# One and the top bit in each byte of a word.
ONES: Final = u64(0x0101010101010101)
TOPS: Final = u64(0x8080808080808080)

# Comparing at each place takes time in proportion to the length of what is sought too, where they fail late. A search that has
# compared EXCESS times as many bytes as it has passed, and MANY_COMPARED at all, goes on as rolled_search.
EXCESS: Final = u64(8)
MANY_COMPARED: Final = u64(4096)
# Code points up to which comparing is quicker in any case.
SHORT: Final = u64(16)
# The Mersenne prime that hashes of rolled_search are reduced by.
PRIME_BITS: Final = u64(31)
PRIME: Final = u64(0x7FFFFFFF)


@noinline
def find_bytes(hay: u64, start: u64, end: u64, needle: u64, size: u64) -> int:
    """First index in [start, end) of `hay` at which the `size` bytes at `needle` lie wholly inside."""
    if size > end - start:
        return -1
    if size == 0:
        return unsafe.int_of(start)
    first = unsafe.load8(needle)
    a = hay + start
    last = hay + end - size
    compared = u64(0)
    while a <= last:
        if image.FAST:
            a = next_byte(a, hay + end, first)
            if a > last:
                return -1
            if size == 1:
                return unsafe.int_of(a - hay)
        if (unsafe.load8(a) == first and unsafe.load8(a + size - 1) == unsafe.load8(needle + size - 1)):
            if unsafe.compare(a, needle, size) == 0:
                return unsafe.int_of(a - hay)
            compared = compared + size
            if compared > MANY_COMPARED and compared > (a - hay - start) * EXCESS:
                at = rolled_search(a, hay + end - a, u64(1), needle, size, u64(1))
                return -1 if at < 0 else unsafe.int_of(a - hay + unsafe.u64_of(at))
        a = a + 1
    return -1


@noinline
def search_units(hay: u64, length: u64, stride: u64, needle: u64, size: u64, needle_stride: u64) -> int:
    """How many units after `hay` the first `size` units lie that are those at `needle`, of `length` units in all; -1 for nowhere.

    A unit is a byte or a code point of 4 bytes, and a stride away from the next one: 1 or 4, or where both are searched from their
    last units on, the same below zero (modulo 2**64).
    """
    if size > SHORT:
        return rolled_search(hay, length, stride, needle, size, needle_stride)
    first = _unit(needle, u64(0), needle_stride) if size > 0 else u64(0)
    at = u64(0)
    while at + size <= length:
        i = u64(0)
        if size > 0:
            at = _next_unit(hay, at, length, stride, first)
            if at + size > length:
                return -1
            i = u64(1)
        while i < size and _unit(hay, at + i, stride) == _unit(needle, i, needle_stride):
            i = i + 1
        if i == size:
            return unsafe.int_of(at)
        at = at + 1
    return -1


@noinline
def rolled_search(hay: u64, length: u64, stride: u64, needle: u64, size: u64, needle_stride: u64) -> int:
    """As search_units, in time in proportion to the lengths (Karp and Rabin: Efficient randomized pattern-matching algorithms, 1987).

    The factor is random where the hash of strings is, so that nobody can choose texts that are not found and hash alike.
    """
    if size > length:
        return -1
    factor = keyed_hash.key_high & PRIME
    wanted = u64(0)
    found = u64(0)
    # factor ** size: what a unit is worth when it leaves.
    worth = u64(1)
    i = u64(0)
    while i < size:
        wanted = _reduced(wanted * factor + _unit(needle, i, needle_stride))
        found = _reduced(found * factor + _unit(hay, i, stride))
        worth = _reduced(worth * factor)
        i = i + 1
    start = u64(0)
    while True:
        if found == wanted:
            i = u64(0)
            while i < size and _unit(hay, start + i, stride) == _unit(needle, i, needle_stride):
                i = i + 1
            if i == size:
                return unsafe.int_of(start)
        if start + size >= length:
            return -1
        leaving = _reduced(worth * _unit(hay, start, stride))
        found = _reduced(found * factor + _unit(hay, start + size, stride) + PRIME - leaving)
        start = start + 1


@noinline
def _unit(address: u64, index: u64, stride: u64) -> u64:
    at = address + index * stride
    return u64(unsafe.load8(at)) if stride & 1 != 0 else u64(unsafe.load32(at))


def _next_unit(hay: u64, at: u64, length: u64, stride: u64, value: u64) -> u64:
    """Where the next unit of this value is, `length` if there is none."""
    address = hay + at * stride
    if stride & 1 != 0:
        while at < length and u64(unsafe.load8(address)) != value:
            at = at + 1
            address = address + stride
    else:
        while at < length and u64(unsafe.load32(address)) != value:
            at = at + 1
            address = address + stride
    return at


@noinline
def _reduced(product: u64) -> u64:
    """The number, less than 2**63, modulo PRIME."""
    folded = (product & PRIME) + (product >> PRIME_BITS)
    folded = (folded & PRIME) + (folded >> PRIME_BITS)
    return folded - PRIME if folded >= PRIME else folded


def next_byte(a: u64, end: u64, value: u8) -> u64:
    """The address of the first byte of this value from `a` on, `end` or more if there is none before `end`. The 8 bytes before
    `a` are readable."""
    pattern = u64(value) * ONES
    while a + 8 <= end:
        word = unsafe.load64(a) ^ pattern
        zeros = (word - ONES) & ~word & TOPS
        if zeros != 0:
            return a + (unsafe.count_trailing_zeros(zeros) >> 3)
        a = a + 8
    if a >= end:
        return end
    # The last bytes are the end of a word.
    left = end - a
    word = unsafe.load64(end - 8) >> (64 - (left << 3)) ^ pattern
    zeros = (word - ONES) & ~word & TOPS
    if zeros == 0:
        return end
    return a + (unsafe.count_trailing_zeros(zeros) >> 3)


def rfind_bytes(hay: u64, start: u64, end: u64, needle: u64, size: u64) -> int:
    """Last such index."""
    return rfind_units(hay, start, end, u64(1), needle, size, u64(1))


@noinline
def rfind_units(hay: u64, start: u64, end: u64, width: u64, needle: u64, size: u64, needle_width: u64) -> int:
    """As rfind_bytes, of units that are `width` bytes wide."""
    left = search_units(
        hay + (end - 1) * width, end - start, 0 - width, needle + (size - 1) * needle_width, size, 0 - needle_width)
    return -1 if left < 0 else unsafe.int_of(end - size - unsafe.u64_of(left))


def find_wide(hay: str, start: u64, end: u64, needle: str) -> int:
    at = search_units(
        unsafe.tail(hay) + (start << 2), end - start, u64(4), unsafe.tail(needle), count(needle), width(needle))
    return -1 if at < 0 else unsafe.int_of(start + unsafe.u64_of(at))


def matches_at(hay: str, start: u64, needle: str) -> bool:
    """Whether `needle` stands at index `start`; the caller has checked that it fits."""
    size = count(needle)
    if is_wide(hay) == is_wide(needle):
        if not is_wide(hay):
            return unsafe.compare(unsafe.tail(hay) + start, unsafe.tail(needle), size) == 0
        return unsafe.compare(unsafe.tail(hay) + (start << 2), unsafe.tail(needle), size << 2) == 0
    i = u64(0)
    while i < size:
        if point(hay, start + i) != point(needle, i):
            return False
        i = i + 1
    return True


def find_text(hay: str, start: u64, end: u64, needle: str) -> int:
    """First index of `needle` in [start, end) of `hay`."""
    if not is_wide(hay):
        if is_wide(needle):
            return -1
        return find_bytes(unsafe.tail(hay), start, end, unsafe.tail(needle), count(needle))
    return find_wide(hay, start, end, needle)


def rfind_text(hay: str, start: u64, end: u64, needle: str) -> int:
    """Last index of `needle` in [start, end) of `hay`."""
    return rfind_units(
        unsafe.tail(hay), start, end, width(hay), unsafe.tail(needle), count(needle), width(needle))


def count_text(hay: str, start: u64, end: u64, needle: str) -> int:
    """Occurrences that do not overlap; the empty text occurs before, between and after all characters."""
    if count(needle) == 0:
        return unsafe.int_of(end - start + 1)
    found = 0
    at = find_text(hay, start, end, needle)
    while at >= 0:
        found += 1
        at = find_text(hay, unsafe.u64_of(at) + count(needle), end, needle)
    return found


def count_bytes(hay: u64, start: u64, end: u64, needle: u64, size: u64) -> int:
    """As count_text, over memory."""
    if size == 0:
        return unsafe.int_of(end - start + 1)
    found = 0
    at = find_bytes(hay, start, end, needle, size)
    while at >= 0:
        found += 1
        at = find_bytes(hay, unsafe.u64_of(at) + size, end, needle, size)
    return found


def contains_byte(address: u64, length: u64, value: u8) -> bool:
    end = address + length
    while address < end:
        if unsafe.load8(address) == value:
            return True
        address = address + 1
    return False
