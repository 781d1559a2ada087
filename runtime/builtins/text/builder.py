"""Text made piece by piece, where its length is not known before; and str.replace, which needs that."""
import unsafe
from machine import u32, u64
from unsafe import Array

from runtime.builtins.text.search import find_text
from runtime.builtins.text.storage import count, from_points, put_points


class TextBuilder:
    """Code points in UCS-4, growing; `finish` gives the canonical string."""

    points: Array[u32]
    length: u64

    def __init__(self, capacity: u64) -> None:
        """`capacity`: code points expected; more are taken."""
        self.points = unsafe.new_array(u32, unsafe.int_of(capacity))
        self.length = u64(0)

    def add(self, code: u32) -> None:
        if self.length >= unsafe.u64_of(len(self.points)):
            self.reserve(u64(1))
        self.points[unsafe.int_of(self.length)] = code
        self.length = self.length + 1

    def add_text(self, s: str) -> None:
        self.add_range(s, u64(0), count(s))

    def add_range(self, s: str, start: u64, end: u64) -> None:
        """Add code points `start` to `end` of `s` (unchecked)."""
        if start >= end:
            return
        self.reserve(end - start)
        put_points(s, start, end - start, unsafe.array_data(self.points) + (self.length << 2))
        self.length = self.length + (end - start)

    def add_repeated(self, code: u32, times: u64) -> None:
        while times > 0:
            self.add(code)
            times = times - 1

    def reserve(self, more: u64) -> None:
        """Make room for `more` code points."""
        if self.length + more <= unsafe.u64_of(len(self.points)):
            return
        grown = unsafe.new_array(u32, unsafe.int_of(self.length * 2 + more + 8))
        unsafe.copy(unsafe.array_data(grown), unsafe.array_data(self.points), self.length << 2)
        self.points = grown

    def finish(self) -> str:
        if self.length == 0:
            return ""
        return from_points(unsafe.array_data(self.points), self.length)


def replace_text(s: str, old: str, new: str, times: int) -> str:
    """`s` with up to `times` (negative: all) occurrences of `old`, left to right, replaced."""
    limit = unsafe.u64_of(times)
    if limit == 0:
        return s
    end = count(s)
    size = count(old)
    found = find_text(s, u64(0), end, old)
    if found < 0:
        return s
    built = TextBuilder(end)
    at = u64(0)
    while found >= 0 and limit > 0:
        stop = unsafe.u64_of(found)
        built.add_range(s, at, stop)
        built.add_text(new)
        at = stop + size
        limit = limit - 1
        if size == 0:
            # The empty text is found before every character and at the end.
            if at >= end:
                break
            built.add_range(s, at, at + 1)
            at = at + 1
            found = unsafe.int_of(at)
        else:
            found = find_text(s, at, end, old)
    built.add_range(s, at, end)
    return built.finish()


def add_translated[V](built: TextBuilder, code: u32, replacement: V) -> None:
    """One character of `str.translate`: `replacement` is a text, a code point or None."""
    if replacement is None:
        return
    if isinstance(replacement, str):
        built.add_text(replacement)
    else:
        built.add(u32(replacement))
