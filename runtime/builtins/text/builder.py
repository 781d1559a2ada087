"""Text made piece by piece, where its length is not known before; and str.replace, which needs that."""
import image
import unsafe
from machine import u8, u32, u64
from unsafe import noinline

from runtime.builtins.text.search import find_bytes, find_text
from runtime.builtins.text.storage import count, from_points, is_wide, new_narrow, new_wide, put_points, substring


class TextBuilder:
    """Code points, growing: a byte each until one of 256 or more comes, then UCS-4. `finish` gives the canonical
    string, once.
    """

    # Its length is the room there is; the first `length` of its code points are what has been added.
    text: str
    length: u64

    def __init__(self, capacity: u64) -> None:
        """`capacity`: code points expected; more are taken."""
        self.text = new_narrow(capacity)
        self.length = u64(0)

    def add(self, code: u32) -> None:
        if self.length >= count(self.text) or code >= 256:
            self.reserve(u64(1), code >= 256)
        if not is_wide(self.text):
            unsafe.store8(unsafe.tail(self.text) + self.length, u8(code))
        else:
            unsafe.store32(unsafe.tail(self.text) + (self.length << 2), code)
        self.length = self.length + 1

    def add_text(self, s: str) -> None:
        self.add_range(s, u64(0), count(s))

    @noinline
    def add_range(self, s: str, start: u64, end: u64) -> None:
        """Add code points `start` to `end` of `s` (unchecked; start <= end)."""
        self.reserve(end - start, is_wide(s))
        if not is_wide(self.text):
            unsafe.copy(unsafe.tail(self.text) + self.length, unsafe.tail(s) + start, end - start)
        else:
            put_points(s, start, end - start, unsafe.tail(self.text) + (self.length << 2))
        self.length = self.length + (end - start)

    def add_repeated(self, code: u32, times: u64) -> None:
        if times == 0:
            return
        self.reserve(times, code >= 256)
        if not is_wide(self.text):
            unsafe.fill(unsafe.tail(self.text) + self.length, u8(code), times)
            self.length = self.length + times
            return
        while times > 0:
            self.add(code)
            times = times - 1

    @noinline
    def reserve(self, more: u64, wide: bool) -> None:
        """Make room for `more` code points, of 256 and more if `wide`."""
        text = self.text
        stays_wide = wide or is_wide(text)
        room = count(text)
        if self.length + more > room:
            room = (self.length + more) * 2
        elif stays_wide == is_wide(text):
            return
        target = new_wide(room) if stays_wide else new_narrow(room)
        if stays_wide:
            put_points(text, u64(0), self.length, unsafe.tail(target))
        else:
            unsafe.copy(unsafe.tail(target), unsafe.tail(text), self.length)
        self.text = target

    def finish(self) -> str:
        text = self.text
        if is_wide(text):
            return from_points(unsafe.tail(text), self.length)
        return substring(text, u64(0), self.length)


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
    if image.FAST and size > 0 and not is_wide(s) and not is_wide(new):
        return replace_narrow(s, old, new, limit, unsafe.u64_of(found))
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


def replace_narrow(s: str, old: str, new: str, limit: u64, found: u64) -> str:
    """As replace_text, for texts of one byte a code point, the first occurrence of `old`, not empty, known. The places are counted
    first, so that the text is made once."""
    hay = unsafe.tail(s)
    end = count(s)
    size = count(old)
    times = u64(1)
    last = found + size
    while times < limit:
        next_found = find_bytes(hay, last, end, unsafe.tail(old), size)
        if next_found < 0:
            break
        times = times + 1
        last = unsafe.u64_of(next_found) + size
    made = new_narrow(end + times * count(new) - times * size)
    to = unsafe.tail(made)
    at = u64(0)
    while True:
        unsafe.copy(to, hay + at, found - at)
        to = to + (found - at)
        unsafe.copy(to, unsafe.tail(new), count(new))
        to = to + count(new)
        at = found + size
        if at == last:
            break
        found = unsafe.u64_of(find_bytes(hay, at, end, unsafe.tail(old), size))
    unsafe.copy(to, hay + at, end - at)
    return made


def add_translated[V](built: TextBuilder, code: u32, replacement: V) -> None:
    """One character of `str.translate`: `replacement` is a text, a code point or None."""
    if replacement is None:
        return
    if isinstance(replacement, str):
        built.add_text(replacement)
    else:
        built.add(u32(replacement))
