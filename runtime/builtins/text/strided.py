"""Slices of text with a step other than 1."""
import unsafe
from machine import u64

from runtime.builtins.text.builder import TextBuilder
from runtime.builtins.text.storage import point


def every_nth(s: str, first: int, step: int, times: u64) -> str:
    """The `times` characters of `s` at first, first + step, ...; all those indexes are inside."""
    built = TextBuilder(times)
    at = unsafe.u64_of(first)
    while times > 0:
        built.add(point(s, at))
        at = at + unsafe.u64_of(step)
        times = times - 1
    return built.finish()
