"""Splitting text: by a separator, by white space, into lines."""
from typing import Final

import image
import unsafe
from machine import u8, u32, u64

from runtime.builtins.failure import raise_value_error
from runtime.builtins.text.classify import is_space
from runtime.builtins.text.search import ONES, TOPS, find_text, rfind_text
from runtime.builtins.text.storage import count, is_wide, point, substring

# Bits of the code points below 33 that are white space.
LOW_SPACES: Final = u64(0x1F0003E00)


def check_separator(separator: str) -> None:
    if separator.length == 0:
        raise_value_error("empty separator")


def split_text(s: str, separator: str, limit: int) -> list[str]:
    """At most `limit` splits (negative: any number), from the left."""
    check_separator(separator)
    parts: list[str] = []
    start = u64(0)
    end = count(s)
    while limit != 0:
        at = find_text(s, start, end, separator)
        if at < 0:
            break
        parts.append(substring(s, start, unsafe.u64_of(at)))
        start = unsafe.u64_of(at) + count(separator)
        limit = unsafe.sub_wrapping(limit, 1)
    parts.append(substring(s, start, end))
    return parts


def rsplit_text(s: str, separator: str, limit: int) -> list[str]:
    """Likewise from the right; the parts are in the order of the text."""
    check_separator(separator)
    parts: list[str] = []
    end = count(s)
    while limit != 0:
        at = rfind_text(s, u64(0), end, separator)
        if at < 0:
            break
        parts.append(substring(s, unsafe.u64_of(at) + count(separator), end))
        end = unsafe.u64_of(at)
        limit = unsafe.sub_wrapping(limit, 1)
    parts.append(substring(s, u64(0), end))
    parts.reverse()
    return parts


def split_whitespace(s: str, limit: int) -> list[str]:
    """Runs of characters that are not spaces; what the limit leaves is one part, its spaces kept."""
    parts: list[str] = []
    at = u64(0)
    end = count(s)
    if image.FAST and not is_wide(s) and limit < 0:
        split_narrow(s, parts)
        return parts
    while True:
        while at < end and is_space(point(s, at)):
            at = at + 1
        if at == end:
            return parts
        if limit == 0:
            parts.append(substring(s, at, end))
            return parts
        start = at
        while at < end and not is_space(point(s, at)):
            at = at + 1
        parts.append(substring(s, start, at))
        limit = unsafe.sub_wrapping(limit, 1)


def split_narrow(s: str, parts: list[str]) -> None:
    """As split_whitespace without a limit, for text of one byte a code point."""
    at = unsafe.tail(s)
    end = at + count(s)
    while True:
        while at < end and is_narrow_space(unsafe.load8(at)):
            at = at + 1
        if at == end:
            return
        start = at
        at = at + 1
        while at < end and not is_narrow_space(unsafe.load8(at)):
            at = at + 1
        parts.append(substring(s, start - unsafe.tail(s), at - unsafe.tail(s)))


def is_narrow_space(code: u8) -> bool:
    if code <= 32:
        return LOW_SPACES >> u64(code) & 1 != 0
    return code == 0x85 or code == 0xA0


def rsplit_whitespace(s: str, limit: int) -> list[str]:
    parts: list[str] = []
    at = count(s)
    while True:
        while at > 0 and is_space(point(s, at - 1)):
            at = at - 1
        if at == 0:
            break
        if limit == 0:
            parts.append(substring(s, u64(0), at))
            break
        end = at
        while at > 0 and not is_space(point(s, at - 1)):
            at = at - 1
        parts.append(substring(s, at, end))
        limit = unsafe.sub_wrapping(limit, 1)
    parts.reverse()
    return parts


def is_line_break(code: u32) -> bool:
    return ((code >= 10 and code <= 13) or (code >= 28 and code <= 30) or code == 0x85
            or code == 0x2028 or code == 0x2029)


def possible_break(text: u64, at: u64, end: u64) -> u64:
    """The index of the first byte from `at` on that may be a line break: below 32, or 0x85. `end` or more if there is none."""
    wanted = TOPS << ((at & 7) << 3)
    at = at & ~u64(7)
    while at < end:
        word = unsafe.load64(text + at)
        other = word ^ ONES * 0x85
        found = ((word - ONES * 32) & ~word | (other - ONES) & ~other) & wanted
        if found != 0:
            return at + (unsafe.count_trailing_zeros(found) >> 3)
        wanted = TOPS
        at = at + 8
    return at


def split_lines(s: str, keep_ends: bool) -> list[str]:
    """Lines without, or with, the line breaks that end them; CR LF is one break."""
    parts: list[str] = []
    start = u64(0)
    at = u64(0)
    end = count(s)
    while at < end:
        if image.FAST and not is_wide(s):
            at = possible_break(unsafe.tail(s), at, end)
            if at >= end:
                break
        code = point(s, at)
        at = at + 1
        if is_line_break(code):
            stop = at - 1
            if code == 13 and at < end and point(s, at) == 10:
                at = at + 1
            parts.append(substring(s, start, at if keep_ends else stop))
            start = at
    if start < end:
        parts.append(substring(s, start, end))
    return parts
