"""Equality and order of text and of byte sequences."""
import unsafe
from machine import u64
from unsafe import noinline

from runtime.builtins.text.storage import count, point


def equal(a: str, b: str) -> bool:
    if unsafe.is_same(a, b):
        return True
    if a.length != b.length or a.width != b.width:
        return False
    size = count(a)
    if a.width == 4:
        size = size << 2
    return same_bytes(unsafe.tail(a), unsafe.tail(b), size)


def same_bytes(a: u64, b: u64, size: u64) -> bool:
    """Whether two texts' bytes are the same. Up to 16 are compared as the first and the last word, of up to 8 the end
    of the word that they end: the memory before them is the objects' headers."""
    if size <= 8:
        return size == 0 or (unsafe.load64(a + size - 8) ^ unsafe.load64(b + size - 8)) >> (64 - (size << 3)) == 0
    if size <= 16:
        return unsafe.load64(a) == unsafe.load64(b) and unsafe.load64(a + size - 8) == unsafe.load64(b + size - 8)
    return unsafe.compare(a, b, size) == 0


@noinline
def compare(a: str, b: str) -> int:
    """Negative, 0 or positive as `a` sorts before, with or after `b` (by code points)."""
    if a.width == 1 and b.width == 1:
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
