"""Storage of str and bytes: allocation, code points by index, copies between the two widths of text.

A str is canonical: width 1 (Latin-1, one byte a code point) exactly when every code point is below 256,
else width 4 (UCS-4). So two equal strings always have the same width and the same bytes.
Indexes here are u64 and unchecked; callers have checked them.

Texts are read and, where speed is wanted, short ones are written by words of 8 bytes, as they lie from the first on: what was
written in two pieces cannot be read in one until both have reached the cache, and hashing or comparing a text is often the
next that happens to it. A word is read where at least one byte of it is the text's: what lies wholly behind a constant
is not defined for the code generator. The last word may end behind the text: in the heap it belongs to the object, whose size is a multiple
of 16, and behind the literals, which lie at any address, lies the data segment.
"""
from typing import Final

import image
import unsafe
from machine import u8, u32, u64
from unsafe import Array, inline, noinline

# The bits of str.state: whether the width is 4; whether the hash may be kept, as of all texts made at run time: literals lie in
# read-only memory and must not be written to; above these the hash, or 0 while that is not known.
WIDE: Final = u32(1)
KEEPS_HASH: Final = u32(2)
HASH_SHIFT: Final = u32(2)

# Bytes from which on copying in larger pieces than words pays for its call.
MANY_BYTES: Final = u64(64)

single_characters: Array[str | None] | None = None


def new_narrow(length: u64) -> str:
    """A zeroed string of `length` Latin-1 code points, to be filled by the caller."""
    s = unsafe.new_with_tail(str, length)
    s.length = unsafe.int_of(length)
    s.state = KEEPS_HASH
    return s


def short_text(word: u64, length: u64) -> str:
    """The text of the lower `length` bytes of a word, 1 to 8. All of them take the same room, so that it need not wait for the length."""
    s = new_narrow(u64(8))
    s.length = unsafe.int_of(length)
    unsafe.store64(unsafe.tail(s), word)
    return s


def new_wide(length: u64) -> str:
    """A zeroed UCS-4 string; the caller must store at least one code point of 256 or more."""
    s = unsafe.new_with_tail(str, length << 2)
    s.length = unsafe.int_of(length)
    s.state = KEEPS_HASH | WIDE
    return s


def new_bytes(length: u64) -> bytes:
    """A zeroed bytes object, to be filled by the caller before anybody else sees it."""
    b = unsafe.new_with_tail(bytes, length)
    b.length = unsafe.int_of(length)
    return b


@inline
def is_wide(s: str) -> bool:
    """Whether the text has four bytes a code point, not one."""
    return s.state & WIDE != 0


@inline
def width(s: str) -> u64:
    """Bytes a code point."""
    return u64(4) if is_wide(s) else u64(1)


@inline
def count(s: str) -> u64:
    """Length in code points as an index type."""
    return unsafe.u64_of(s.length)


@inline
def point(s: str, index: u64) -> u32:
    """The code point at `index` (unchecked)."""
    if not is_wide(s):
        return u32(unsafe.load8(unsafe.tail(s) + index))
    return unsafe.load32(unsafe.tail(s) + (index << 2))


def copy_bytes(address: u64, length: u64) -> bytes:
    """A bytes object with a copy of memory."""
    b = new_bytes(length)
    unsafe.copy(unsafe.tail(b), address, length)
    return b


def copy_narrow(address: u64, length: u64) -> str:
    """A string of `length` Latin-1 bytes."""
    s = new_narrow(length)
    unsafe.copy(unsafe.tail(s), address, length)
    return s


def put_words(to: u64, address: u64, length: u64) -> None:
    """Write `length` bytes, not 0, from anywhere in a text to the start of a new one."""
    if length > MANY_BYTES:
        unsafe.copy(to, address, length)
        return
    while length > 8:
        unsafe.store64(to, unsafe.load64(address))
        to = to + 8
        address = address + 8
        length = length - 8
    unsafe.store64(to, unsafe.load64(address + length - 8) >> (64 - (length << 3)))


@noinline
def from_points(address: u64, length: u64) -> str:
    """The canonical string of `length` UCS-4 code points at `address`."""
    seen = u32(0)
    end = address + (length << 2)
    a = address
    while a < end:
        seen = seen | unsafe.load32(a)
        a = a + 4
    if seen < 256:
        s = new_narrow(length)
        to = unsafe.tail(s)
        a = address
        while a < end:
            unsafe.store8(to, u8(unsafe.load32(a)))
            to = to + 1
            a = a + 4
        return s
    wide = new_wide(length)
    unsafe.copy(unsafe.tail(wide), address, length << 2)
    return wide


@noinline
def put_points(s: str, start: u64, length: u64, to: u64) -> None:
    """Write `length` code points of `s` from index `start` as UCS-4 to address `to`."""
    if is_wide(s):
        unsafe.copy(to, unsafe.tail(s) + (start << 2), length << 2)
        return
    a = unsafe.tail(s) + start
    end = a + length
    while a < end:
        unsafe.store32(to, u32(unsafe.load8(a)))
        a = a + 1
        to = to + 4


def substring(s: str, start: u64, end: u64) -> str:
    """Code points `start` to `end` of `s`; 0 <= start, end <= length. An empty range gives ""."""
    if start >= end:
        return ""
    length = end - start
    if length == count(s):
        return s
    if length == 1:
        return character(point(s, start))
    if not is_wide(s):
        if image.FAST:
            if length <= 8:
                return short_text(unsafe.load64(unsafe.tail(s) + end - 8) >> (64 - (length << 3)), length)
            part = new_narrow(length)
            put_words(unsafe.tail(part), unsafe.tail(s) + start, length)
            return part
        return copy_narrow(unsafe.tail(s) + start, length)
    return from_points(unsafe.tail(s) + (start << 2), length)


def character(code: u32) -> str:
    """The one-character string of a code point; those below 256 are made once and shared."""
    if code < 256:
        return latin_character(code)
    s = new_wide(u64(1))
    unsafe.store32(unsafe.tail(s), code)
    return s


def latin_character(code: u32) -> str:
    global single_characters
    table = single_characters
    if table is None:
        table = unsafe.new_array(str | None, 256)
        single_characters = table
    index = unsafe.int_of(u64(code))
    known = table[index]
    if known is not None:
        return known
    s = new_narrow(u64(1))
    unsafe.store8(unsafe.tail(s), u8(code))
    table[index] = s
    return s
