"""Sorting algorithms and orders."""
from __future__ import annotations
import random
from dataclasses import dataclass, field
from typing import Any, Callable, Protocol, Sequence, TypeVar, Iterable


class Comparable(Protocol):
    def __lt__(self, other: Any, /) -> bool: ...


C = TypeVar("C", bound=Comparable)


def bubble(items: list[int]) -> list[int]:
    items = items[:]
    n = len(items)
    for i in range(n):
        swapped = False
        for j in range(n - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
                swapped = True
        if not swapped:
            break
    return items


def quick(items: list[int]) -> list[int]:
    if len(items) <= 1:
        return items
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


def merge_sort(items: Sequence[int]) -> list[int]:
    if len(items) < 2:
        return list(items)
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    out: list[int] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            out.append(left[i])
            i += 1
        else:
            out.append(right[j])
            j += 1
    return out + left[i:] + right[j:]


def heap_sort(items: list[int]) -> list[int]:
    heap = list(items)

    def sift(start: int, end: int) -> None:
        root = start
        while (child := 2 * root + 1) < end:
            if child + 1 < end and heap[child] < heap[child + 1]:
                child += 1
            if heap[root] >= heap[child]:
                return
            heap[root], heap[child] = heap[child], heap[root]
            root = child

    for start in range(len(heap) // 2 - 1, -1, -1):
        sift(start, len(heap))
    for end in range(len(heap) - 1, 0, -1):
        heap[0], heap[end] = heap[end], heap[0]
        sift(0, end)
    return heap


def insertion(items: list[C]) -> list[C]:
    done: list[C] = []
    for item in items:
        at = len(done)
        while at > 0 and item < done[at - 1]:
            at -= 1
        done.insert(at, item)
    return done


def counting(items: Iterable[int], limit: int) -> list[int]:
    counts = [0] * limit
    for i in items:
        counts[i] += 1
    return [value for value, count in enumerate(counts) for _ in range(count)]


@dataclass(order=True)
class Person:
    last: str
    first: str
    age: int = field(compare=False, default=0)

    def __post_init__(self) -> None:
        if self.age < 0:
            raise ValueError("age")


state = 12345


def rand(limit: int) -> int:
    global state
    state = (state * 1103515245 + 12345) % 2 ** 31
    return state % limit


data = [rand(100) for _ in range(20)]
expected = sorted(data)
algorithms: dict[str, Callable[[list[int]], list[int]]] = {"bubble": bubble, "quick": quick, "merge": merge_sort, "heap": heap_sort,
                                                           "insertion": insertion, "counting": lambda xs: counting(xs, 100)}
for name, algorithm in algorithms.items():
    print(f"{name:>10}: {'ok' if algorithm(data) == expected else 'WRONG'}")
print(data == sorted(data), expected, insertion(["b", "a", "c"]), insertion([2.5, 1.5]))
people = [Person("Smith", "Ann", 30), Person("Jones", "Bob", 25), Person("Smith", "Al", 41)]
print(sorted(people)[0], max(people).first, [p.first for p in sorted(people, key=lambda p: p.age, reverse=True)], insertion(people)[1].first)
print(sorted(people, key=lambda p: (-len(p.first), p.last)), people[0] < people[1], Person("a", "b", 1) == Person("a", "b", 2))
people.sort(key=lambda p: p.first)
print([p.first for p in people], [p.age for p in people])
words = "the Quick brown fox Jumps over the lazy dog".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(set(words), key=lambda w: (len(w), w), reverse=True))
pairs = sorted(((w, len(w)) for w in words), key=lambda p: (p[1], p[0]))
print(pairs[:3], dict(pairs)["fox"], min(pairs), max(pairs, key=lambda p: p[1]))
words.reverse()
print(words, list(reversed(words))[:2], words.index("fox"), words.count("the"))
try:
    Person("x", "y", -1)
except ValueError as error:
    print("ValueError", error)
matrix = [[3, 1], [2, 9], [2, 1]]
print(sorted(matrix), sorted(matrix, key=lambda r: r[1]), sorted([(2, "b"), (1, "z"), (2, "a")]), sorted([True, False]), sorted("b a c".split(), reverse=True))
