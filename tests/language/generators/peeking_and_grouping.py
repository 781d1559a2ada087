"""Iterator tools written as generators: windows, chunks, pairs, runs, interleaving, merging, peeking."""
from __future__ import annotations
from collections import deque
from typing import Generic, Iterable, Iterator, TypeVar

T = TypeVar("T")


def windows(items: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    window: deque[T] = deque(maxlen=size)
    for item in items:
        window.append(item)
        if len(window) == size:
            yield tuple(window)


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    if size < 1:
        raise ValueError("size must be positive")
    chunk: list[T] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def runs(items: Iterable[T]) -> Iterator[tuple[T, int]]:
    iterator = iter(items)
    try:
        current = next(iterator)
    except StopIteration:
        return
    length = 1
    for item in iterator:
        if item == current:
            length += 1
        else:
            yield current, length
            current, length = item, 1
    yield current, length


def interleave(*sources: Iterable[T]) -> Iterator[T]:
    waiting = deque(iter(source) for source in sources)
    while waiting:
        iterator = waiting.popleft()
        for item in iterator:
            yield item
            waiting.append(iterator)
            break


class Peekable(Generic[T]):
    def __init__(self, items: Iterable[T]) -> None:
        self._iterator = iter(items)
        self._held: list[T] = []

    def peek(self, default: T) -> T:
        if not self._held:
            for item in self._iterator:
                self._held.append(item)
                break
        return self._held[0] if self._held else default

    def __iter__(self) -> Peekable[T]:
        return self

    def __next__(self) -> T:
        return self._held.pop() if self._held else next(self._iterator)


print(list(windows("abcde", 3)), list(windows([1], 2)), [b - a for a, b in windows([1, 4, 9, 16], 2)])
print(list(chunks(range(7), 3)), list(chunks("", 2)))
lazy = chunks("ab", 0)
try:
    next(lazy)
except ValueError as error:
    print(error, list(lazy))
print(list(runs("aaabccd")), list(runs([])), "".join(f"{n}{c}" for c, n in runs("wwwwb")))
print("".join(interleave("abc", "1", "xy")), list(interleave([1, 2], iter(range(10, 13)))))
numbers = Peekable(iter([1, 2, 10, 11, 12, 20]))
ranges: list[str] = []
for start in numbers:
    end = start
    while numbers.peek(-1) == end + 1:
        end = next(numbers)
    ranges.append(f"{start}-{end}" if end > start else str(start))
print(ranges, numbers.peek(0), next(numbers, None))
