"""Sorting: the classic algorithms on lists against list.sort with and without keys; SIZE is the lists' length."""
from __future__ import annotations

from typing import Callable, Final

SIZE: Final = 100


def quicksort(items: list[int], low: int, high: int) -> None:
    while low < high:
        pivot = items[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while items[i] < pivot:
                i += 1
            while items[j] > pivot:
                j -= 1
            if i <= j:
                items[i], items[j] = items[j], items[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(items, low, j)
            low = i
        else:
            quicksort(items, i, high)
            high = j


def merge_sort(items: list[int]) -> list[int]:
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged: list[int] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged


def heapsort(items: list[int]) -> None:
    def sift(start: int, end: int) -> None:
        root = start
        while root * 2 + 1 < end:
            child = root * 2 + 1
            if child + 1 < end and items[child] < items[child + 1]:
                child += 1
            if items[root] >= items[child]:
                return
            items[root], items[child] = items[child], items[root]
            root = child

    for start in range(len(items) // 2 - 1, -1, -1):
        sift(start, len(items))
    for end in range(len(items) - 1, 0, -1):
        items[0], items[end] = items[end], items[0]
        sift(0, end)


def shell_sort(items: list[int]) -> None:
    gap = len(items) // 2
    while gap:
        for i in range(gap, len(items)):
            item = items[i]
            while i >= gap and items[i - gap] > item:
                items[i] = items[i - gap]
                i -= gap
            items[i] = item
        gap = 1 if gap == 2 else gap * 5 // 11


def radix_sort(items: list[int]) -> list[int]:
    shift = 0
    most = max(items, default=0)
    while most >> shift:
        buckets: list[list[int]] = [[] for _ in range(256)]
        for item in items:
            buckets[item >> shift & 255].append(item)
        items = [item for bucket in buckets for item in bucket]
        shift += 8
    return items


def in_place(sort: Callable[[list[int]], None]) -> Callable[[list[int]], list[int]]:
    def sorted_copy(items: list[int]) -> list[int]:
        made = items[:]
        sort(made)
        return made
    return sorted_copy


class Person:
    def __init__(self, name: str, age: int) -> None:
        self.name = name
        self.age = age

    def __lt__(self, other: Person) -> bool:
        return (self.age, self.name) < (other.age, other.name)


def numbers(count: int, seed: int) -> list[int]:
    made = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        made.append(seed >> 7)
    return made


def main() -> None:
    items = numbers(SIZE, 3)
    expected = sorted(items)
    algorithms: list[tuple[str, Callable[[list[int]], list[int]]]] = [
        ("quick", in_place(lambda made: quicksort(made, 0, len(made) - 1))), ("merge", merge_sort),
        ("heap", in_place(heapsort)), ("shell", in_place(shell_sort)), ("radix", radix_sort)]
    for name, algorithm in algorithms:
        print(name, algorithm(items) == expected, algorithm([]), algorithm([2, 1]))
    names = [f"n{n % 9973:x}" for n in items]
    print(sorted(names)[:4], sorted(names, key=len, reverse=True)[:3], sorted(names, key=lambda name: name[::-1])[:3])
    people = sorted(Person(name, n % 80) for name, n in zip(names, items))
    print([(person.name, person.age) for person in people[:3]])
    pairs = sorted(zip(names, items), key=lambda pair: (-len(pair[0]), pair[1]))
    print(pairs[0], pairs[-1], expected[0], expected[-1])


if __name__ == "__main__":
    main()
