"""Slices with all signs of start, stop and step, compared with a plain loop, on every sequence type."""

from collections.abc import Iterator
from typing import Optional

Bound = Optional[int]


def positions(length: int, start: Bound, stop: Bound, step: Bound) -> Iterator[int]:
    """What slice.indices does, written out."""
    s = 1 if step is None else step
    if s == 0:
        raise ValueError("slice step cannot be zero")
    low, high = (0, length) if s > 0 else (-1, length - 1)

    def clip(bound: Bound, default: int) -> int:
        if bound is None:
            return default
        if bound < 0:
            bound += length
        return min(max(bound, low), high)

    at, end = clip(start, low if s > 0 else high), clip(stop, high if s > 0 else low)
    while at < end if s > 0 else at > end:
        yield at
        at += s


bounds: list[Bound] = [None, -9, -4, -1, 0, 1, 3, 4, 9]
steps: list[Bound] = [None, 1, 2, -1, -3, 7]
checked = 0
numbers, text, raw, row = [10, 11, 12, 13], "wxyz", b"\x00\x01\x02\x03", (1.0, 2.0, 3.0, 4.0)
for start in bounds:
    for stop in bounds:
        for step in steps:
            at = list(positions(4, start, stop, step))
            assert numbers[start:stop:step] == [numbers[i] for i in at]
            assert text[start:stop:step] == "".join(text[i] for i in at)
            assert raw[start:stop:step] == bytes(raw[i] for i in at)
            assert list(range(4))[start:stop:step] == list(range(4)[start:stop:step]) == at
            assert at == list(range(*slice(start, stop, step).indices(4)))
            checked += 1
print(checked, row[1:3], row[::-2], row[5:], row[-1:0:-1])
print(slice(1, None, 2), slice(3), slice(-1, 0, -1).indices(5), slice(2, 100).indices(7), range(10)[2:8:3], range(10)[::-1])
for length in (0, 4):
    try:
        print(list(positions(length, None, None, 0)))
    except ValueError as error:
        print(error)
try:
    print("abc"[::0])
except ValueError as error:
    print(error)
first_half, second_half = slice(None, 2), slice(2, None)
print(text[first_half], text[second_half], numbers[second_half], first_half == slice(0, 2), first_half.stop)
