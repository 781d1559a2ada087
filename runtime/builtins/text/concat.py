"""Putting strings together: two, many, a string several times."""
import unsafe
from machine import u64
from unsafe import Array, noinline

from runtime.builtins.exceptions import MemoryError
from runtime.builtins.text.storage import count, new_narrow, new_wide, put_points


def concat(a: str, b: str) -> str:
    if a.length == 0:
        return b
    if b.length == 0:
        return a
    if a.width == 1 and b.width == 1:
        s = new_narrow(count(a) + count(b))
        to = unsafe.tail(s)
        unsafe.copy(to, unsafe.tail(a), count(a))
        unsafe.copy(to + count(a), unsafe.tail(b), count(b))
        return s
    return concat_wide(a, b)


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
        if part.width == 4:
            wide = True
    if total == 0:
        return ""
    return new_wide_from(parts, total) if wide else new_narrow_from(parts, total)


def new_narrow_from(parts: Array[str], total: u64) -> str:
    s = new_narrow(total)
    to = unsafe.tail(s)
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
    wide = separator.width == 4
    for i in range(n):
        part = parts[i]
        total = total + count(part)
        if part.width == 4:
            wide = True
    if total == 0:
        return ""
    if wide:
        return join_wide(separator, parts, total)
    s = new_narrow(total)
    to = unsafe.tail(s)
    for i in range(n):
        if i > 0:
            unsafe.copy(to, unsafe.tail(separator), gap)
            to = to + gap
        part = parts[i]
        unsafe.copy(to, unsafe.tail(part), count(part))
        to = to + count(part)
    return s


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
    if s.width == 1:
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
    end = to + size * times
    while to < end:
        unsafe.copy(to, pattern, size)
        to = to + size
