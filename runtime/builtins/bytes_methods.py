"""What bytes and bytearray have in common, over memory: `B` is either class.

Each gives `__buffer_address__()` (where its bytes are now) and `__cut__(start, end)` (a new object of the same
class with those bytes). Needles are any bytes-like object or, where CPython allows it, an int.
"""
import unsafe
from machine import u8, u64
from unsafe import noinline

from runtime.builtins.exceptions import MemoryError, TypeError
from runtime.builtins.failure import raise_value_error
from runtime.builtins.number.integer_text import int_to_str
from runtime.builtins.object import class_name
from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.concat import fill_pattern
from runtime.builtins.text.order import compare_bytes
from runtime.builtins.text.quote import hex_digit
from runtime.builtins.text.search import contains_byte, count_bytes, find_bytes, rfind_bytes
from runtime.builtins.text.slicing import clamp_end, search_start
from runtime.builtins.text.storage import copy_bytes, new_bytes, new_narrow, point


def byte_of(value: int) -> u8:
    """A byte from an int; ValueError outside of 0..255."""
    if value < 0 or value > 255:
        raise_value_error("byte must be in range(0, 256)")
    return u8(value)


def single_byte(value: int) -> bytes:
    """The bytes object of one byte, as a needle."""
    b = new_bytes(u64(1))
    unsafe.store8(unsafe.tail(b), byte_of(value))
    return b


def size_of_buffer[B](b: B) -> u64:
    return unsafe.u64_of(len(b))


def find[B, N](b: B, needle: N, start: int | None, end: int | None) -> int:
    if isinstance(needle, int):
        return find(b, single_byte(needle), start, end)
    else:
        first = search_start(start, len(b))
        last = clamp_end(end, len(b))
        if first > last:
            return -1
        return find_bytes(
            b.__buffer_address__(), unsafe.u64_of(first), unsafe.u64_of(last),
            needle.__buffer_address__(), size_of_buffer(needle))


def rfind[B, N](b: B, needle: N, start: int | None, end: int | None) -> int:
    if isinstance(needle, int):
        return rfind(b, single_byte(needle), start, end)
    else:
        first = search_start(start, len(b))
        last = clamp_end(end, len(b))
        if first > last:
            return -1
        return rfind_bytes(
            b.__buffer_address__(), unsafe.u64_of(first), unsafe.u64_of(last),
            needle.__buffer_address__(), size_of_buffer(needle))


def count[B, N](b: B, needle: N, start: int | None, end: int | None) -> int:
    if isinstance(needle, int):
        return count(b, single_byte(needle), start, end)
    else:
        first = search_start(start, len(b))
        last = clamp_end(end, len(b))
        if first > last:
            return 0
        return count_bytes(
            b.__buffer_address__(), unsafe.u64_of(first), unsafe.u64_of(last),
            needle.__buffer_address__(), size_of_buffer(needle))


def found(at: int) -> int:
    """A position for index() and rindex(), which raise where find() gives -1."""
    if at < 0:
        raise_value_error("subsection not found")
    return at


def contains[B, N](b: B, needle: N) -> bool:
    if isinstance(needle, int):
        return contains_byte(b.__buffer_address__(), size_of_buffer(b), byte_of(needle))
    else:
        return find(b, needle, None, None) >= 0


def starts[B, P](b: B, prefix: P, start: int | None, end: int | None) -> bool:
    first = search_start(start, len(b))
    last = clamp_end(end, len(b))
    if isinstance(prefix, bytes) or isinstance(prefix, bytearray) or isinstance(prefix, memoryview):
        return matches(b, first, last, prefix, False)
    else:
        for candidate in prefix:
            if matches(b, first, last, candidate, False):
                return True
        return False


def ends[B, P](b: B, suffix: P, start: int | None, end: int | None) -> bool:
    first = search_start(start, len(b))
    last = clamp_end(end, len(b))
    if isinstance(suffix, bytes) or isinstance(suffix, bytearray) or isinstance(suffix, memoryview):
        return matches(b, first, last, suffix, True)
    else:
        for candidate in suffix:
            if matches(b, first, last, candidate, True):
                return True
        return False


def matches[B, N](b: B, first: int, last: int, needle: N, at_end: bool) -> bool:
    """Whether b[first:last] starts, or ends, with `needle`."""
    if first > last or len(needle) > last - first:
        return False
    at = last - len(needle) if at_end else first
    return unsafe.compare(
        b.__buffer_address__() + unsafe.u64_of(at), needle.__buffer_address__(), size_of_buffer(needle)) == 0


def is_space(value: u8) -> bool:
    """White space of bytes: space, \\t \\n \\r \\v \\f."""
    return value == 32 or (value >= 9 and value <= 13)


def split[B, N](b: B, separator: N, limit: int) -> list[B]:
    """At most `limit` splits (negative: any number), from the left."""
    check_separator(len(separator))
    parts: list[B] = []
    start = 0
    while limit != 0:
        at = find(b, separator, start, None)
        if at < 0:
            break
        parts.append(b.__cut__(start, at))
        start = at + len(separator)
        limit = unsafe.sub_wrapping(limit, 1)
    parts.append(b.__cut__(start, len(b)))
    return parts


def rsplit[B, N](b: B, separator: N, limit: int) -> list[B]:
    check_separator(len(separator))
    parts: list[B] = []
    end = len(b)
    while limit != 0:
        at = rfind(b, separator, 0, end)
        if at < 0:
            break
        parts.append(b.__cut__(at + len(separator), end))
        end = at
        limit = unsafe.sub_wrapping(limit, 1)
    parts.append(b.__cut__(0, end))
    parts.reverse()
    return parts


def check_separator(length: int) -> None:
    if length == 0:
        raise_value_error("empty separator")


def split_whitespace[B](b: B, limit: int) -> list[B]:
    parts: list[B] = []
    address = b.__buffer_address__()
    at = 0
    end = len(b)
    while True:
        while at < end and is_space(unsafe.load8(address + unsafe.u64_of(at))):
            at += 1
        if at == end:
            return parts
        start = at
        while at < end and (limit == 0 or not is_space(unsafe.load8(address + unsafe.u64_of(at)))):
            at += 1
        parts.append(b.__cut__(start, at))
        limit = unsafe.sub_wrapping(limit, 1)


def rsplit_whitespace[B](b: B, limit: int) -> list[B]:
    parts: list[B] = []
    address = b.__buffer_address__()
    at = len(b)
    while True:
        while at > 0 and is_space(unsafe.load8(address + unsafe.u64_of(at - 1))):
            at -= 1
        if at == 0:
            break
        end = at
        while at > 0 and (limit == 0 or not is_space(unsafe.load8(address + unsafe.u64_of(at - 1)))):
            at -= 1
        parts.append(b.__cut__(at, end))
        limit = unsafe.sub_wrapping(limit, 1)
    parts.reverse()
    return parts


def split_lines[B](b: B, keep_ends: bool) -> list[B]:
    """Lines end at \\n, \\r or both."""
    parts: list[B] = []
    address = b.__buffer_address__()
    start = 0
    at = 0
    end = len(b)
    while at < end:
        value = unsafe.load8(address + unsafe.u64_of(at))
        at += 1
        if value == 10 or value == 13:
            stop = at - 1
            if value == 13 and at < end and unsafe.load8(address + unsafe.u64_of(at)) == 10:
                at += 1
            parts.append(b.__cut__(start, at if keep_ends else stop))
            start = at
    if start < end:
        parts.append(b.__cut__(start, end))
    return parts


def partition[B, N](b: B, separator: N) -> tuple[B, B, B]:
    check_separator(len(separator))
    at = find(b, separator, None, None)
    if at < 0:
        return (b.__cut__(0, len(b)), b.__cut__(0, 0), b.__cut__(0, 0))
    behind = at + len(separator)
    return (b.__cut__(0, at), b.__cut__(at, behind), b.__cut__(behind, len(b)))


def rpartition[B, N](b: B, separator: N) -> tuple[B, B, B]:
    check_separator(len(separator))
    at = rfind(b, separator, None, None)
    if at < 0:
        return (b.__cut__(0, 0), b.__cut__(0, 0), b.__cut__(0, len(b)))
    behind = at + len(separator)
    return (b.__cut__(0, at), b.__cut__(at, behind), b.__cut__(behind, len(b)))


def strip[B, N](b: B, chars: N, left: bool, right: bool) -> B:
    """Without white space (`chars` is None), or the bytes in `chars`, at the ends asked for."""
    address = b.__buffer_address__()
    start = 0
    end = len(b)
    while left and start < end and is_stripped(unsafe.load8(address + unsafe.u64_of(start)), chars):
        start += 1
    while right and end > start and is_stripped(unsafe.load8(address + unsafe.u64_of(end - 1)), chars):
        end -= 1
    return b.__cut__(start, end)


def is_stripped[N](value: u8, chars: N) -> bool:
    if chars is None:
        return is_space(value)
    else:
        return contains_byte(chars.__buffer_address__(), size_of_buffer(chars), value)


def replaced[B, O, N](b: B, old: O, new: N, limit: int) -> bytes:
    """The bytes of `b` with up to `limit` (negative: all) occurrences of `old` replaced."""
    size = size_of_buffer(b)
    times = count(b, old, None, None)
    if limit >= 0 and limit < times:
        times = limit
    left = unsafe.u64_of(times)
    grown = size_of_buffer(new) - size_of_buffer(old)
    result = new_bytes(size + left * grown)
    source = b.__buffer_address__()
    to = unsafe.tail(result)
    at = u64(0)
    while left > 0:
        found_at = u64(0)
        if len(old) > 0:
            found_at = unsafe.u64_of(find_bytes(
                source, at, size, old.__buffer_address__(), size_of_buffer(old)))
        else:
            # The empty needle is found before every byte and at the end.
            found_at = at
        unsafe.copy(to, source + at, found_at - at)
        to = to + (found_at - at)
        unsafe.copy(to, new.__buffer_address__(), size_of_buffer(new))
        to = to + size_of_buffer(new)
        at = found_at + size_of_buffer(old)
        if len(old) == 0 and at < size:
            unsafe.store8(to, unsafe.load8(source + at))
            to = to + 1
            at = at + 1
        left = left - 1
    unsafe.copy(to, source + at, size - at)
    return result


def repeated(address: u64, size: u64, times: int) -> bytes:
    if times <= 0 or size == 0:
        return b""
    n = unsafe.u64_of(times)
    if n > (u64(1) << 40) // size:
        raise MemoryError()
    result = new_bytes(size * n)
    fill_pattern(unsafe.tail(result), address, size, n)
    return result


def joined[B, T](separator: B, parts: T) -> bytes:
    """All the bytes-like parts with the separator between them."""
    if isinstance(parts, list) or isinstance(parts, tuple):
        return joined_twice(separator, parts)
    else:
        # An iterator can be walked only once, and the parts are walked for their lengths first.
        return joined_twice(separator, list(parts))


def joined_twice[B, T](separator: B, parts: T) -> bytes:
    total = u64(0)
    number = u64(0)
    for part in parts:
        total = total + size_of_buffer(part)
        number = number + 1
    if number == 0:
        return b""
    result = new_bytes(total + size_of_buffer(separator) * (number - 1))
    to = unsafe.tail(result)
    first = True
    for part in parts:
        if not first:
            unsafe.copy(to, separator.__buffer_address__(), size_of_buffer(separator))
            to = to + size_of_buffer(separator)
        first = False
        unsafe.copy(to, part.__buffer_address__(), size_of_buffer(part))
        to = to + size_of_buffer(part)
    return result


def padded[B, F](b: B, left: int, right: int, fill: F, method: str) -> bytes:
    """The bytes of `b` with that many fill bytes on each side; negative counts are none."""
    if len(fill) != 1:
        raise TypeError(method + "() argument 2 must be a byte string of length 1, not " + class_name(fill))
    before = unsafe.u64_of(left) if left > 0 else u64(0)
    after = unsafe.u64_of(right) if right > 0 else u64(0)
    value = unsafe.load8(fill.__buffer_address__())
    result = new_bytes(before + size_of_buffer(b) + after)
    to = unsafe.tail(result)
    unsafe.fill(to, value, before)
    unsafe.copy(to + before, b.__buffer_address__(), size_of_buffer(b))
    unsafe.fill(to + before + size_of_buffer(b), value, after)
    return result


@noinline
def hex_text(address: u64, size: u64, separator: str, group: int) -> str:
    """Two hexadecimal digits a byte; a separator between groups, counted from the right if `group` > 0."""
    if separator.length == 0 or group == 0:
        s = new_narrow(size << 1)
        to = unsafe.tail(s)
        i = u64(0)
        while i < size:
            value = unsafe.load8(address + i)
            unsafe.store8(to, hex_digit(value >> 4))
            unsafe.store8(to + 1, hex_digit(value & 15))
            to = to + 2
            i = i + 1
        return s
    if separator.length != 1:
        raise_value_error("sep must be length 1.")
    width = unsafe.u64_of(group if group > 0 else -group)
    phase = size % width if group > 0 else u64(0)
    built = TextBuilder(size * 3)
    at = u64(0)
    while at < size:
        if at > 0 and at % width == phase:
            built.add_text(separator)
        built.add_text(hex_text(address + at, u64(1), "", 0))
        at = at + 1
    return built.finish()


@noinline
def from_hex(text: str) -> bytes:
    """Bytes of pairs of hexadecimal digits, with ASCII white space between pairs."""
    size = unsafe.u64_of(text.length)
    result = new_bytes(size >> 1)
    length = u64(0)
    at = u64(0)
    while at < size:
        if is_space(narrow_point(text, at)):
            at = at + 1
            continue
        high = hex_value(narrow_point(text, at))
        low = u8(16)
        if high < 16 and at + 1 < size:
            low = hex_value(narrow_point(text, at + 1))
        if low > 15:
            wrong = at if high > 15 else at + 1
            raise_value_error(
                "non-hexadecimal number found in fromhex() arg at position " + int_to_str(unsafe.int_of(wrong)))
        unsafe.store8(unsafe.tail(result) + length, (high << 4) | low)
        length = length + 1
        at = at + 2
    return copy_bytes(unsafe.tail(result), length)


def narrow_point(text: str, at: u64) -> u8:
    """The code point as a byte; 255, which is no digit and no space, for those past ASCII."""
    code = point(text, at)
    return u8(code) if code < 128 else u8(255)


def hex_value(value: u8) -> u8:
    """0 to 15 for a hexadecimal digit, 16 for anything else."""
    if value >= 48 and value <= 57:
        return value - 48
    letter = value | 32
    if letter >= 97 and letter <= 102:
        return letter - 87
    return u8(16)


def concatenated[A, B](a: A, b: B) -> bytes:
    result = new_bytes(size_of_buffer(a) + size_of_buffer(b))
    to = unsafe.tail(result)
    unsafe.copy(to, a.__buffer_address__(), size_of_buffer(a))
    unsafe.copy(to + size_of_buffer(a), b.__buffer_address__(), size_of_buffer(b))
    return result


def copy_strided(source: u64, first: int, stride: int, times: int, to: u64) -> None:
    """Write the bytes at first, first + stride, ... of `source`; all those indexes are inside."""
    at = source + unsafe.u64_of(first)
    left = unsafe.u64_of(times)
    while left > 0:
        unsafe.store8(to, unsafe.load8(at))
        at = at + unsafe.u64_of(stride)
        to = to + 1
        left = left - 1


def equal[A, B](a: A, b: B) -> bool:
    return (len(a) == len(b)
            and unsafe.compare(a.__buffer_address__(), b.__buffer_address__(), size_of_buffer(a)) == 0)


def compare[A, B](a: A, b: B) -> int:
    """Negative, 0 or positive as `a` sorts before, with or after `b`."""
    return compare_bytes(a.__buffer_address__(), size_of_buffer(a), b.__buffer_address__(), size_of_buffer(b))
