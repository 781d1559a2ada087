"""Small list functions: chunks, windows, rotations, flattening, deduplicating, partitioning."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    if size < 1:
        raise ValueError("chunk size must be positive")
    for start in range(0, len(items), size):
        yield items[start : start + size]


def windows(items: list[T], size: int) -> list[tuple[T, ...]]:
    return [tuple(items[i : i + size]) for i in range(len(items) - size + 1)]


def rotate(items: list[T], by: int) -> list[T]:
    if not items:
        return []
    by %= len(items)
    return items[by:] + items[:by]


def unique(items: Iterable[T], key: Callable[[T], object]) -> list[T]:
    seen: set[object] = set()
    result: list[T] = []
    for item in items:
        mark = key(item)
        if mark not in seen:
            seen.add(mark)
            result.append(item)
    return result


def partition(items: Iterable[T], test: Callable[[T], bool]) -> tuple[list[T], list[T]]:
    yes: list[T] = []
    no: list[T] = []
    for item in items:
        (yes if test(item) else no).append(item)
    return yes, no


def interleave(*lists: list[T]) -> list[T]:
    return [item[i] for i in range(max(map(len, lists), default=0)) for item in lists if i < len(item)]


print([list(c) for c in chunks([1, 2, 3, 4, 5, 6, 7], 3)], list(chunks("abcdefg", 2)), list(chunks("", 4)))
print(windows([1, 2, 3, 4], 2), windows(["a"], 2), windows([1.5, 2.5], 1))
print([rotate([1, 2, 3, 4], n) for n in (0, 1, -1, 6)], rotate([], 3) == [])
print(unique(["b", "A", "a", "B", "c"], str.lower), unique([3, -3, 2, 1, -1], abs), unique([(1, 2), (2, 1), (1, 1)], sum))
print(partition(range(10), lambda n: n % 3 == 0), partition(["x", "", "yy"], bool))
print(interleave([1, 4, 7], [2, 5], [3, 6, 8, 9]), interleave(["a"]))
flat = [x for row in [[1], [], [2, [3][0]]] for x in row]
print(flat, [[y for y in range(x)] for x in flat])
try:
    list(chunks([1], 0))
except ValueError as error:
    print(error)
longest = max((list(run) for run in chunks([5, 1, 9, 9, 2, 3], 2)), key=sum)
print(longest, [i for i, (a, b) in enumerate(windows([1, 3, 2, 5, 4], 2)) if a > b])
