"""Optional start and end of step-1 slices and of searches, clamped as CPython clamps them."""
from unsafe import noinline

from runtime.builtins.slice import clip_bound


@noinline
def clamp_start(start: int | None, length: int) -> int:
    """Start of a step-1 range: counted from the end if negative, then cut to 0..length."""
    if start is None:
        return 0
    return clip_bound(start, length, False)


@noinline
def clamp_end(end: int | None, length: int) -> int:
    """End of a step-1 range, likewise."""
    if end is None:
        return length
    return clip_bound(end, length, False)


def search_start(start: int | None, length: int) -> int:
    """Start of a search: as clamp_start, but a start past the end stays past it, where not even "" is found."""
    if start is None:
        return 0
    if start < 0:
        return clip_bound(start, length, False)
    return start
