"""Reading the tables of unicode_data (tools/generate_unicode_data.py describes their formats).

Only for code points from 128 up: callers answer for ASCII themselves, and then need no table.
"""
from typing import Final

import unsafe
from machine import u32, u64
from unsafe import noinline

# Code point at which all tables begin.
FIRST: Final = 128
# Bytes of an entry of their index.
ENTRY: Final = 5


@noinline
def read_varint(a: u64) -> tuple[u64, u64]:
    """The number at address `a`, and the address behind it."""
    value = u64(0)
    shift = u64(0)
    while True:
        byte = u64(unsafe.load8(a))
        a = a + 1
        value = value | ((byte & 0x7F) << shift)
        if byte < 0x80:
            return (value, a)
        shift = shift + 7


@noinline
def block(table: bytes, code: u32) -> tuple[u64, u64]:
    """Where in a table to read on for a code point: the address, and the code point behind what lies before it."""
    index = unsafe.tail(table)
    entries = u64(unsafe.load8(index))
    index = index + 1
    # Entries before `low` begin at or below `code`, those from `high` on above it.
    low = u64(0)
    high = entries
    while low < high:
        middle = (low + high) >> 1
        if _start(index + middle * ENTRY) <= u64(code):
            low = middle + 1
        else:
            high = middle
    content = index + entries * ENTRY
    if low == 0:
        return (content, u64(FIRST))
    entry = index + (low - 1) * ENTRY
    return (content + u64(unsafe.load16(entry + 3)), _start(entry))


def _start(entry: u64) -> u64:
    return u64(unsafe.load16(entry)) | (u64(unsafe.load8(entry + 2)) << 16)


@noinline
def in_set(table: bytes, code: u32) -> bool:
    return offset_in_set(table, code) >= 0


def offset_in_set(table: bytes, code: u32) -> int:
    """How far behind the start of its range in a `set` table the code point lies; -1 if in none."""
    end = unsafe.tail(table) + unsafe.u64_of(table.length)
    a, position = block(table, code)
    while a < end:
        outside, a = read_varint(a)
        inside, a = read_varint(a)
        start = position + outside
        position = start + inside
        if u64(code) < position:
            return unsafe.int_of(u64(code) - start) if u64(code) >= start else -1
    return -1


@noinline
def mapped(table: bytes, code: u32) -> u32:
    """The image of a code point in a `mapping` table; 0 if it has none there."""
    end = unsafe.tail(table) + unsafe.u64_of(table.length)
    a, position = block(table, code)
    target = u64(code)
    while a < end:
        gap, a = read_varint(a)
        shape, a = read_varint(a)
        distance, a = read_varint(a)
        position = position + gap
        if target < position:
            return u32(0)
        stride = (shape & 1) + 1
        covered = ((shape >> 1) - 1) * stride + 1
        if target < position + covered:
            if (target - position) % stride != 0:
                return u32(0)
            # Zigzag: odd numbers stand for negative distances.
            return u32(target + ((distance >> 1) ^ (u64(0) - (distance & 1))))
        position = position + covered
    return u32(0)


@noinline
def expansion(table: bytes, code: u32) -> u64:
    """Address of the entry (count, code points) of a code point in an `expansion` table; 0 if it has none."""
    end = unsafe.tail(table) + unsafe.u64_of(table.length)
    a, position = block(table, code)
    while a < end:
        gap, a = read_varint(a)
        position = position + gap
        if u64(code) < position:
            return u64(0)
        if u64(code) == position:
            return a
        length, a = read_varint(a)
        while length > 0:
            skipped, a = read_varint(a)
            length = length - 1
        position = position + 1
    return u64(0)
