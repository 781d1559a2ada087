"""Putting strings together: two, many, a string several times."""
from typing import Final

import image
import unsafe
from machine import u32, u64
from unsafe import Array, noinline

from runtime.builtins.exceptions import MemoryError
from runtime.builtins.text.storage import KEEPS_HASH, MANY_BYTES, WIDE, count, is_wide, new_narrow, new_wide, put_points

# Bytes of two texts up to which they are put together by words.
FEW_BYTES: Final = u64(40)
ALL_ONES: Final = u64(0xFFFFFFFFFFFFFFFF)


def concat(a: str, b: str) -> str:
    if a.length == 0:
        return b
    if b.length == 0:
        return a
    if not is_wide(a) and not is_wide(b):
        a_length = count(a)
        b_length = count(b)
        s = new_narrow(a_length + b_length)
        to = unsafe.tail(s)
        if image.FAST and a_length + b_length <= FEW_BYTES:
            put_two(to, unsafe.tail(a), a_length, unsafe.tail(b), b_length)
            return s
        unsafe.copy(to, unsafe.tail(a), a_length)
        unsafe.copy(to + a_length, unsafe.tail(b), b_length)
        return s
    return concat_wide(a, b)


@noinline
def append(s: str, more: str, room: u64) -> tuple[str, u64]:
    """The text of both, and how many bytes of text its object has room for: 0 where somebody else may have the object, too.

    `room`: what this gave with `s`; unless it is 0, the object of `s` itself is changed where there is enough. The compiler calls
    it for `s += more` (unic/analysis/appends.py).
    """
    if more.length == 0:
        return (s, room)
    if s.length == 0:
        return (more, u64(0))
    total = count(s) + count(more)
    wide = is_wide(s) or is_wide(more)
    size = total << 2 if wide else total
    if size > room or is_wide(s) != wide:
        # Whoever appends for the second time goes on: each byte is copied some four times, however many come.
        grown = total + (total >> 2) if room != 0 else total
        new = new_wide(grown) if wide else new_narrow(grown)
        if wide:
            put_points(s, u64(0), count(s), unsafe.tail(new))
        else:
            unsafe.copy(unsafe.tail(new), unsafe.tail(s), count(s))
        new.length = s.length
        s = new
        room = grown << 2 if wide else grown
    end = unsafe.tail(s) + (count(s) << 2 if wide else count(s))
    if wide:
        put_points(more, u64(0), count(more), end)
    else:
        unsafe.copy(end, unsafe.tail(more), count(more))
    s.length = unsafe.int_of(total)
    # Its hash is another one.
    s.state = s.state & (KEEPS_HASH | WIDE)
    return (s, room)


def put_two(to: u64, a: u64, a_length: u64, b: u64, b_length: u64) -> None:
    """Write two texts, neither empty, of one byte a code point behind each other to the start of a new one."""
    while a_length > 8:
        unsafe.store64(to, unsafe.load64(a))
        to = to + 8
        a = a + 8
        a_length = a_length - 8
    # The bits of the word that is not full yet. Shifts may be by 64, and are done in two steps then.
    shift = a_length << 3
    begun = unsafe.load64(a) & ALL_ONES >> (64 - shift)
    while b_length > 8:
        word = unsafe.load64(b)
        unsafe.store64(to, begun | word << (shift - 1) << 1)
        begun = word >> (64 - shift)
        to = to + 8
        b = b + 8
        b_length = b_length - 8
    word = unsafe.load64(b) & ALL_ONES >> (64 - (b_length << 3))
    unsafe.store64(to, begun | word << (shift - 1) << 1)
    if a_length + b_length > 8:
        unsafe.store64(to + 8, word >> (64 - shift))


@noinline
def concat_wide(a: str, b: str) -> str:
    s = new_wide(count(a) + count(b))
    to = unsafe.tail(s)
    put_points(a, u64(0), count(a), to)
    put_points(b, u64(0), count(b), to + (count(a) << 2))
    return s


@noinline
def concat_strings(parts: Array[str]) -> str:
    """All the parts in one string (f-strings)."""
    total = u64(0)
    wide = False
    for i in range(len(parts)):
        part = parts[i]
        total = total + count(part)
        if is_wide(part):
            wide = True
    if total == 0:
        return ""
    return new_wide_from(parts, total) if wide else new_narrow_from(parts, total)


def new_narrow_from(parts: Array[str], total: u64) -> str:
    s = new_narrow(total)
    to = unsafe.tail(s)
    if image.FAST:
        put_parts(to, "", parts, len(parts))
        return s
    for i in range(len(parts)):
        part = parts[i]
        unsafe.copy(to, unsafe.tail(part), count(part))
        to = to + count(part)
    return s


def new_wide_from(parts: Array[str], total: u64) -> str:
    s = new_wide(total)
    to = unsafe.tail(s)
    for i in range(len(parts)):
        part = parts[i]
        put_points(part, u64(0), count(part), to)
        to = to + (count(part) << 2)
    return s


def join_list(separator: str, parts: list[str]) -> str:
    """The parts with `separator` between them."""
    n = len(parts)
    if n == 0:
        return ""
    if n == 1:
        return parts[0]
    gap = count(separator)
    total = gap * u64(n - 1)
    wide = is_wide(separator)
    for i in range(n):
        part = parts[i]
        total = total + count(part)
        if is_wide(part):
            wide = True
    if total == 0:
        return ""
    if wide:
        return join_wide(separator, parts, total)
    s = new_narrow(total)
    to = unsafe.tail(s)
    if image.FAST:
        put_parts(to, separator, parts.items, n)
        return s
    for i in range(n):
        if i > 0:
            unsafe.copy(to, unsafe.tail(separator), gap)
            to = to + gap
        part = parts[i]
        unsafe.copy(to, unsafe.tail(part), count(part))
        to = to + count(part)
    return s


@noinline
def put_parts(to: u64, separator: str, parts: Array[str], n: int) -> None:
    """Write the first `n` parts with `separator` between them, all of one byte a code point, to the start of a new text."""
    # The bits of the word that is not full yet, and how many.
    begun = u64(0)
    shift = u64(0)
    gap = count(separator)
    i = 0
    while i < n:
        part = parts[i]
        address = unsafe.tail(part)
        length = count(part)
        if length > MANY_BYTES:
            unsafe.store64(to, begun)
            at = to + (shift >> 3)
            unsafe.copy(at, address, length)
            at = at + length
            to = at & ~u64(7)
            shift = (at & 7) << 3
            begun = unsafe.load64(to) & ~(~u64(0) << shift) if shift != 0 else u64(0)
        else:
            while length >= 8:
                word = unsafe.load64(address)
                unsafe.store64(to, begun | word << shift)
                begun = word >> 1 >> (63 - shift)
                to = to + 8
                address = address + 8
                length = length - 8
            if length > 0:
                word = unsafe.load64(address) & ~(~u64(0) << (length << 3))
                begun = begun | word << shift
                filled = shift + (length << 3)
                if filled >= 64:
                    unsafe.store64(to, begun)
                    to = to + 8
                    begun = word >> 1 >> (63 - shift)
                shift = filled & 63
        i = unsafe.add_wrapping(i, 1)
        if gap > 0 and i < n:
            address = unsafe.tail(separator)
            length = gap
            while length > 0:
                word = unsafe.load64(address)
                if length < 8:
                    word = word & ~(~u64(0) << (length << 3))
                begun = begun | word << shift
                size = length if length < 8 else u64(8)
                filled = shift + (size << 3)
                if filled >= 64:
                    unsafe.store64(to, begun)
                    to = to + 8
                    begun = word >> 1 >> (63 - shift)
                shift = filled & 63
                address = address + 8
                length = length - size
    if shift != 0:
        unsafe.store64(to, begun)


@noinline
def join_wide(separator: str, parts: list[str], total: u64) -> str:
    s = new_wide(total)
    to = unsafe.tail(s)
    for i in range(len(parts)):
        if i > 0:
            put_points(separator, u64(0), count(separator), to)
            to = to + (count(separator) << 2)
        part = parts[i]
        put_points(part, u64(0), count(part), to)
        to = to + (count(part) << 2)
    return s


@noinline
def repeat(s: str, times: int) -> str:
    if times <= 0 or s.length == 0:
        return ""
    if times == 1:
        return s
    # The product must not wrap: a length no heap can hold is refused here.
    n = unsafe.u64_of(times)
    if n > (u64(1) << 40) // count(s):
        raise MemoryError()
    if not is_wide(s):
        result = new_narrow(count(s) * n)
        fill_pattern(unsafe.tail(result), unsafe.tail(s), count(s), n)
        return result
    wide = new_wide(count(s) * n)
    fill_pattern(unsafe.tail(wide), unsafe.tail(s), count(s) << 2, n)
    return wide


def fill_pattern(to: u64, pattern: u64, size: u64, times: u64) -> None:
    """Write the `size` bytes at `pattern` `times` times in a row."""
    if size == 1:
        unsafe.fill(to, unsafe.load8(pattern), times)
        return
    unsafe.copy(to, pattern, size)
    total = size * times
    written = size
    while written < total:
        more = min(written, total - written)
        unsafe.copy(to + written, to, more)
        written = written + more
