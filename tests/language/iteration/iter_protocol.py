"""iter() with a sentinel, next() with a default, __getitem__ iteration, and iterators of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import StringIO
from typing import Generic, TypeVar

T = TypeVar("T")


class Peekable(Generic[T]):
    def __init__(self, items: Iterable[T]) -> None:
        self._it = iter(items)
        self._ahead: list[T] = []

    def __iter__(self) -> Peekable[T]:
        return self

    def __next__(self) -> T:
        return self._ahead.pop(0) if self._ahead else next(self._it)

    def peek(self, default: T) -> T:
        if not self._ahead:
            try:
                self._ahead.append(next(self._it))
            except StopIteration:
                return default
        return self._ahead[0]

    def __bool__(self) -> bool:
        marker: list[T] = self._ahead or [x for x, _ in zip(self._it, "1")]
        self._ahead = marker
        return bool(marker)


class Squares:
    """The old protocol: __getitem__ until IndexError."""

    def __init__(self, n: int) -> None:
        self.n = n

    def __getitem__(self, i: int) -> int:
        if i >= self.n:
            raise IndexError(i)
        return i * i


def tokens(text: str) -> list[str]:
    chars = Peekable(text)
    result: list[str] = []
    while chars:
        c = next(chars)
        while c.isdigit() and chars.peek("").isdigit():
            c += next(chars)
        if not c.isspace():
            result.append(c)
    return result


class Dice:
    def __init__(self, rolls: list[int]) -> None:
        self.rolls = rolls

    def roll(self) -> int:
        return self.rolls.pop(0)


print(tokens("12+345 * (6-7)"), tokens(""), tokens("9"))
print(list(iter(Dice([3, 5, 2, 6, 1]).roll, 6)), list(iter(partial(StringIO("abcdefg").read, 3), "")))
squares = Squares(5)
print(list(iter(squares)), squares[3], max(iter(squares)), [a + b for a, b in zip(iter(squares), iter(squares))], *iter(squares))
it = iter([1])
print(next(it), next(it, "end"), next(it, None), next(iter(""), "empty"))
try:
    next(it)
except StopIteration as stop:
    print("StopIteration", repr(stop.value), stop.args)
counter: Callable[[], int] = iter(range(3)).__next__
print(counter(), counter(), counter())
p = Peekable([10, 20])
print(p.peek(0), next(p), p.peek(0), list(p), p.peek(-1), bool(p), next(p, -5))
data = [1, 2, 3]
grow = iter(data)
next(grow)
data.append(4)
print(list(grow), list(grow), sum(1 for _ in iter(data)))
