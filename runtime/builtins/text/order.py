"""Equality and order of text and of byte sequences."""
from typing import Final

import image
import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.text.storage import count, is_wide, point

ALL_ONES: Final = u64(0xFFFFFFFFFFFFFFFF)


def equal(a: str, b: str) -> bool:
    if unsafe.is_same(a, b):
        return True
    if a.length != b.length or is_wide(a) != is_wide(b):
        return False
    size = count(a)
    if is_wide(a):
        size = size << 2
    return same_bytes(unsafe.tail(a), unsafe.tail(b), size)


def same_bytes(a: u64, b: u64, size: u64) -> bool:
    """Whether two texts' bytes are the same; see storage.py for reading by words."""
    while size > 8:
        if unsafe.load64(a) != unsafe.load64(b):
            return False
        a = a + 8
        b = b + 8
        size = size - 8
    return size == 0 or (unsafe.load64(a) ^ unsafe.load64(b)) << (64 - (size << 3)) == 0


def is_before(a: str, b: str) -> bool:
    """a < b. Most texts differ in their first eight characters."""
    if image.FAST and not is_wide(a) and not is_wide(b) and a.length != 0 and b.length != 0:
        x = first_word(a)
        y = first_word(b)
        if x != y:
            return x < y
    return compare(a, b) < 0


def first_word(s: str) -> u64:
    """The first eight bytes of a text, not an empty one, as a number that orders as they do, zeros for those that it does not have."""
    word = unsafe.swap64(unsafe.load64(unsafe.tail(s)))
    return word if s.length >= 8 else word & ~(ALL_ONES >> (count(s) << 3))


@noinline
def compare(a: str, b: str) -> int:
    """Negative, 0 or positive as `a` sorts before, with or after `b` (by code points)."""
    if not is_wide(a) and not is_wide(b):
        if image.FAST:
            return compare_words(unsafe.tail(a), count(a), unsafe.tail(b), count(b))
        return compare_bytes(unsafe.tail(a), count(a), unsafe.tail(b), count(b))
    shorter = count(a)
    if count(b) < shorter:
        shorter = count(b)
    i = u64(0)
    while i < shorter:
        x = point(a, i)
        y = point(b, i)
        if x != y:
            return -1 if x < y else 1
        i = i + 1
    return by_length(count(a), count(b))


def compare_words(a: u64, a_length: u64, b: u64, b_length: u64) -> int:
    """As compare_bytes, for texts."""
    rest = a_length
    if b_length < rest:
        rest = b_length
    while rest > 0:
        x = unsafe.load64(a)
        y = unsafe.load64(b)
        if rest < 8:
            x = x << (64 - (rest << 3))
            y = y << (64 - (rest << 3))
        if x != y:
            return -1 if unsafe.swap64(x) < unsafe.swap64(y) else 1
        if rest <= 8:
            break
        a = a + 8
        b = b + 8
        rest = rest - 8
    return by_length(a_length, b_length)


def compare_bytes(a: u64, a_length: u64, b: u64, b_length: u64) -> int:
    """Lexicographic order of two byte sequences, as `compare`."""
    shorter = a_length
    if b_length < shorter:
        shorter = b_length
    order = unsafe.compare(a, b, shorter)
    if order != 0:
        return -1 if order < 0 else 1
    return by_length(a_length, b_length)


def by_length(a: u64, b: u64) -> int:
    if a == b:
        return 0
    return -1 if a < b else 1
