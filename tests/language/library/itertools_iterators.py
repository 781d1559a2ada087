"""Iterators and generators in ordinary use."""
from __future__ import annotations
from itertools import accumulate, chain, count, islice, takewhile, groupby, product, permutations, combinations, zip_longest, repeat, cycle
from typing import Generator, Iterable, Iterator, TypeVar

T = TypeVar("T")


class Countdown:
    def __init__(self, start: int) -> None:
        self.current = start

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return self.current + 1


class Linked:
    class Cell:
        def __init__(self, value: int, rest: Linked.Cell | None) -> None:
            self.value = value
            self.rest = rest

    def __init__(self, *values: int) -> None:
        self.head: Linked.Cell | None = None
        for v in reversed(values):
            self.head = Linked.Cell(v, self.head)

    def __iter__(self) -> Iterator[int]:
        cell = self.head
        while cell:
            yield cell.value
            cell = cell.rest

    def __reversed__(self) -> Iterator[int]:
        yield from reversed(list(self))

    def reverse(self) -> None:
        previous = None
        cell = self.head
        while cell is not None:
            following = cell.rest
            cell.rest = previous
            previous, cell = cell, following
        self.head = previous


def fibonacci() -> Iterator[int]:
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def window(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    held: list[T] = []
    for item in items:
        held.append(item)
        if len(held) > size:
            del held[0]
        if len(held) == size:
            yield tuple(held)


def flatten(tree: list[int | list[int]]) -> Iterator[int]:
    for item in tree:
        if isinstance(item, list):
            yield from item
        else:
            yield item


def averager() -> Generator[float, float, str]:
    total = 0.0
    n = 0
    average = 0.0
    while n < 3:
        value = yield average
        total += value
        n += 1
        average = total / n
    return f"done {average}"


print(list(Countdown(3)), sum(Countdown(4)), list(zip(Countdown(3), "abc")), max(Countdown(5)), 2 in Countdown(3))
numbers = Linked(1, 2, 3)
print(list(numbers), list(reversed(numbers)), [a * b for a in numbers for b in numbers], sorted(numbers, reverse=True))
numbers.reverse()
print(*numbers, sep="->")
print(list(islice(fibonacci(), 10)), list(takewhile(lambda x: x < 30, fibonacci())), next(x for x in fibonacci() if x > 100))
print(list(window(range(5), 3)), list(flatten([1, [2, 3], 4, []])), list(chain([1], (2, 3), range(4, 6))))
gen = averager()
next(gen)
print(gen.send(10.0), gen.send(20.0))
try:
    gen.send(30.0)
except StopIteration as stop:
    print(stop.value)
print(list(accumulate([1, 2, 3, 4])), list(product("ab", [1, 2])), list(permutations([1, 2, 3], 2)), list(combinations("abc", 2)))
for key, group in groupby(sorted(["apple", "avocado", "bean", "cherry", "cat"]), key=lambda w: w[0]):
    print(key, list(group))
it = iter([1, 2, 3])
print(next(it), next(it), next(it), next(it, None), list(it))
evens = (x for x in count() if x % 2 == 0)
print([next(evens) for _ in range(3)], list(map(lambda x: x + 1, filter(None, [0, 1, 2]))), list(enumerate("ab", 1)), dict(zip("ab", range(2))))
first, *middle, last = islice(count(5, 5), 5)
print(first, middle, last, list(zip_longest([1, 2], "a", fillvalue=None)), any(x > 3 for x in numbers), all(x > 0 for x in numbers))
