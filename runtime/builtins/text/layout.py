"""Text cut and filled to a width: strip, pad, center, zfill, expandtabs."""
import unsafe
from machine import u32, u64

from runtime.builtins.exceptions import TypeError
from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.classify import is_space
from runtime.builtins.text.quote import contains
from runtime.builtins.text.storage import count, point, substring


def strip_text(s: str, chars: str | None, left: bool, right: bool) -> str:
    """Without the characters of `chars` (None: white space) at the ends asked for."""
    start = u64(0)
    end = count(s)
    while left and start < end and is_stripped(point(s, start), chars):
        start = start + 1
    while right and end > start and is_stripped(point(s, end - 1), chars):
        end = end - 1
    return substring(s, start, end)


def is_stripped(code: u32, chars: str | None) -> bool:
    if chars is None:
        return is_space(code)
    return contains(chars, code)


def fill_point(fill: str) -> u32:
    """The one code point of a fill character."""
    if fill.length != 1:
        raise TypeError("The fill character must be exactly one character long")
    return point(fill, u64(0))


def pad(s: str, left: int, right: int, fill: u32) -> str:
    """`s` with that many fill characters on each side; negative counts are none."""
    if left <= 0 and right <= 0:
        return s
    before = unsafe.u64_of(left) if left > 0 else u64(0)
    after = unsafe.u64_of(right) if right > 0 else u64(0)
    built = TextBuilder(before + count(s) + after)
    built.add_repeated(fill, before)
    built.add_text(s)
    built.add_repeated(fill, after)
    return built.finish()


def center(s: str, width: int, fill: u32) -> str:
    """str.center: an odd extra fill character goes left if the width is odd, as CPython does."""
    gap = width - s.length
    if gap <= 0:
        return s
    left = (gap >> 1) + (gap & width & 1)
    return pad(s, left, gap - left, fill)


def zero_fill(s: str, width: int) -> str:
    """Zeros before the digits, behind a sign."""
    gap = width - s.length
    if gap <= 0:
        return s
    signed = s.length > 0 and (point(s, u64(0)) == 43 or point(s, u64(0)) == 45)
    sign_end = u64(1) if signed else u64(0)
    built = TextBuilder(unsafe.u64_of(width))
    built.add_range(s, u64(0), sign_end)
    built.add_repeated(u32(48), unsafe.u64_of(gap))
    built.add_range(s, sign_end, count(s))
    return built.finish()


def expand_tabs(s: str, size: int) -> str:
    """Tabs become spaces up to the next multiple of `size` columns; none if `size` is not positive."""
    built = TextBuilder(count(s))
    column = u64(0)
    stop = unsafe.u64_of(size) if size > 0 else u64(0)
    i = u64(0)
    while i < count(s):
        code = point(s, i)
        if code == 9:
            if stop > 0:
                gap = stop - column % stop
                built.add_repeated(u32(32), gap)
                column = column + gap
        else:
            built.add(code)
            column = column + 1
            if code == 10 or code == 13:
                column = u64(0)
        i = i + 1
    return built.finish()
