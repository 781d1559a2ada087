"""StopIteration raised by hand, out of next() in loops, and turned into RuntimeError by generators."""
from __future__ import annotations
from typing import Iterator


class Countdown:
    def __init__(self, n: int) -> None:
        self.n = n

    def __iter__(self) -> Countdown:
        return self

    def __next__(self) -> int:
        if self.n <= 0:
            raise StopIteration("lift-off")
        self.n -= 1
        return self.n


def pairs(items: Iterator[int]) -> Iterator[tuple[int, int]]:
    while True:
        yield next(items), next(items)


def careful_pairs(items: Iterator[int]) -> Iterator[tuple[int, int]]:
    while True:
        try:
            yield next(items), next(items)
        except StopIteration:
            return


def first(items: Iterator[int]) -> int:
    for item in items:
        return item
    raise LookupError("empty")


count = Countdown(2)
try:
    while True:
        print(next(count), end=" ")
except StopIteration as stop:
    print(stop.value, stop.args, repr(stop))
print(next(count, "over"), list(count), sum(Countdown(5)), first(Countdown(3)))
found: list[tuple[int, int]] = []
try:
    for pair in pairs(iter(range(5))):
        found.append(pair)
except RuntimeError as error:
    print(found, error, type(error.__cause__).__name__)
print(list(careful_pairs(iter(range(5)))), list(careful_pairs(Countdown(4))))
try:
    first(Countdown(0))
except LookupError as error:
    print(error)
it = iter([1, 2])
print([next(it, 0) for _ in range(3)], list(zip(Countdown(3), it)), max(Countdown(4)), 2 in Countdown(9))
try:
    print([next(n) for n in (iter([1]), iter([]))])
except StopIteration as stop:
    print("stopped:", stop.args, stop.value)
