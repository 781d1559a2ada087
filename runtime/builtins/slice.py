"""`slice`, and the clipping of slice bounds (CPython's PySlice_AdjustIndices) for every sequence."""

from typing import Final

from runtime.builtins.failure import raise_value_error

MINIMUM: Final = -0x7FFFFFFFFFFFFFFF


class slice:
    """`slice(stop)`, `slice(start, stop)`, `slice(start, stop, step)`; bounds are ints or None."""

    start: int | None
    stop: int | None
    step: int | None

    def __init__(self, first: int | None, *rest: int | None) -> None:
        self.start = None
        self.stop = first
        self.step = None
        if len(rest) > 2:
            raise TypeError("slice expected at most 3 arguments, got " + str(len(rest) + 1))
        if len(rest) > 0:
            self.start = first
            self.stop = rest[0]
        if len(rest) > 1:
            self.step = rest[1]

    def indices(self, length: int) -> tuple[int, int, int]:
        """Start, stop and step of this slice over a sequence of `length` items."""
        if length < 0:
            raise_value_error("length should not be negative")
        start, stop, step, _ = slice_indices(self.start, self.stop, self.step, length)
        return start, stop, step

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, slice):
            return False
        return self.start == other.start and self.stop == other.stop and self.step == other.step

    def __repr__(self) -> str:
        return "slice(" + repr(self.start) + ", " + repr(self.stop) + ", " + repr(self.step) + ")"


def clip_bound(bound: int, length: int, backward: bool) -> int:
    """`bound` counted from the front and clipped to where a slice walking forward or backward can stand."""
    if bound < 0:
        bound += length
        if bound < 0:
            return -1 if backward else 0
        return bound
    if bound >= length:
        return length - 1 if backward else length
    return bound


def slice_indices(start: int | None, stop: int | None, step: int | None, length: int) -> tuple[int, int, int, int]:
    """Clipped start, stop, step and the number of items of `[start:stop:step]` over `length` items.

    Raises ValueError for a step of zero.
    """
    if step is None:
        # Most slices; there is nothing to divide by.
        begin = 0 if start is None else clip_bound(start, length, False)
        end = length if stop is None else clip_bound(stop, length, False)
        return begin, end, 1, end - begin if begin < end else 0
    if step == 0:
        raise_value_error("slice step cannot be zero")
    stride = step if step >= MINIMUM else MINIMUM
    backward = stride < 0
    if start is None:
        first = length - 1 if backward else 0
    else:
        first = clip_bound(start, length, backward)
    if stop is None:
        last = -1 if backward else length
    else:
        last = clip_bound(stop, length, backward)
    count = 0
    if backward:
        if last < first:
            count = (first - last - 1) // -stride + 1
    elif first < last:
        count = (last - first - 1) // stride + 1
    return first, last, stride, count
