"""Slices of text with a step other than 1."""
import image
import unsafe
from machine import u64

from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.storage import is_wide, new_narrow, point


def every_nth(s: str, first: int, step: int, times: u64) -> str:
    """The `times` characters of `s` at first, first + step, ...; all those indexes are inside."""
    if image.FAST and not is_wide(s) and times > 1:
        made = new_narrow(times)
        to = unsafe.tail(made)
        end = to + times
        a = unsafe.tail(s) + unsafe.u64_of(first)
        while to < end:
            unsafe.store8(to, unsafe.load8(a))
            to = to + 1
            a = a + unsafe.u64_of(step)
        return made
    built = TextBuilder(times)
    at = unsafe.u64_of(first)
    while times > 0:
        built.add(point(s, at))
        at = at + unsafe.u64_of(step)
        times = times - 1
    return built.finish()
