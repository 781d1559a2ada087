"""Recursive generators: permutations, combinations, subsets, partitions, Gray codes, parentheses."""
from typing import Iterator


def permutations(items: list[str]) -> Iterator[list[str]]:
    if len(items) <= 1:
        yield items[:]
        return
    for rest in permutations(items[1:]):
        for i in range(len(items)):
            yield rest[:i] + items[:1] + rest[i:]


def combinations(n: int, k: int, start: int = 0) -> Iterator[tuple[int, ...]]:
    if k == 0:
        yield ()
        return
    for first in range(start, n - k + 1):
        for rest in combinations(n, k - 1, first + 1):
            yield (first, *rest)


def partitions(n: int, limit: int = 0) -> Iterator[list[int]]:
    if n == 0:
        yield []
    for first in range(min(n, limit or n), 0, -1):
        for rest in partitions(n - first, first):
            yield [first] + rest


def gray(bits: int) -> Iterator[str]:
    if not bits:
        yield ""
        return
    for code in gray(bits - 1):
        yield "0" + code
    for code in reversed(list(gray(bits - 1))):
        yield "1" + code


def parentheses(opened: int, closed: int, text: str = "") -> Iterator[str]:
    if opened == closed == 0:
        yield text
    if opened:
        yield from parentheses(opened - 1, closed, text + "(")
    if closed > opened:
        yield from parentheses(opened, closed - 1, text + ")")


def subsets(items: str) -> Iterator[str]:
    for mask in range(1 << len(items)):
        yield "".join(c for i, c in enumerate(items) if mask >> i & 1)


def queens(n: int, placed: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    row = len(placed)
    if row == n:
        yield placed
        return
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(placed)):
            yield from queens(n, placed + (column,))


print(["".join(p) for p in permutations(list("abc"))], sum(1 for _ in permutations(list("abcdef"))), list(permutations([])))
print(list(combinations(4, 2)), len(list(combinations(10, 5))), list(combinations(2, 3)), list(combinations(3, 0)))
print(list(partitions(5)), [sum(1 for _ in partitions(n)) for n in range(11)])
print(list(gray(3)), list(parentheses(3, 3)), [len(list(parentheses(n, n))) for n in range(7)])
print(list(subsets("xyz")), next(queens(8)), [sum(1 for _ in queens(n)) for n in range(1, 8)])
