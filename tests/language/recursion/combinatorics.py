"""Permutations, subsets, partitions, compositions and balanced brackets, each by recursion."""

from collections.abc import Iterator
from itertools import combinations, permutations
from typing import TypeVar

T = TypeVar("T")


def perms(items: list[T]) -> list[list[T]]:
    if not items:
        return [[]]
    return [[head, *tail] for i, head in enumerate(items) for tail in perms(items[:i] + items[i + 1 :])]


def heap_perms(items: list[int], k: int) -> Iterator[list[int]]:
    if k <= 1:
        yield items[:]
        return
    for i in range(k):
        yield from heap_perms(items, k - 1)
        if i < k - 1:
            j = 0 if k % 2 else i
            items[j], items[k - 1] = items[k - 1], items[j]


def subsets(items: list[T]) -> Iterator[list[T]]:
    if not items:
        yield []
        return
    for rest in subsets(items[1:]):
        yield rest
        yield [items[0]] + rest


def partitions(n: int, largest: int | None = None) -> Iterator[list[int]]:
    if n == 0:
        yield []
        return
    for part in range(min(n, largest or n), 0, -1):
        for rest in partitions(n - part, part):
            yield [part, *rest]


def brackets(pairs: int, opened: int = 0) -> Iterator[str]:
    if pairs == 0 and opened == 0:
        yield ""
    if pairs:
        yield from ("(" + rest for rest in brackets(pairs - 1, opened + 1))
    if opened:
        yield from (")" + rest for rest in brackets(pairs, opened - 1))


def change(amount: int, coins: tuple[int, ...]) -> int:
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return change(amount - coins[0], coins) + change(amount, coins[1:])


def set_partitions(items: list[T]) -> Iterator[list[list[T]]]:
    if not items:
        yield []
        return
    first, *others = items
    for smaller in set_partitions(others):
        for i, group in enumerate(smaller):
            yield smaller[:i] + [[first] + group] + smaller[i + 1 :]
        yield [[first]] + smaller


print(perms([1, 2, 3]), ["".join(p) for p in perms(list("ab"))], perms([]) == [[]])
print(perms([1, 2, 3, 4]) == [list(p) for p in permutations([1, 2, 3, 4])], sorted(heap_perms([1, 2, 3], 3)) == perms([1, 2, 3]))
print(list(subsets(["x", "y", "z"])), len(list(subsets(list(range(8))))))
print(sorted(s for s in subsets([1, 2, 3, 4]) if len(s) == 2) == [list(c) for c in combinations([1, 2, 3, 4], 2)])
print(list(partitions(5)), [sum(1 for _ in partitions(n)) for n in range(12)])
print(list(brackets(3)), [sum(1 for _ in brackets(n)) for n in range(7)])
print(change(100, (50, 25, 10, 5, 1)), change(3, ()), change(0, (5,)), change(4, (3, 2)))
print(list(set_partitions([1, 2, 3])), [sum(1 for _ in set_partitions(list(range(n)))) for n in range(7)])
