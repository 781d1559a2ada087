"""Knapsack with the items chosen, LCS, edit distance with its script, LIS, rod cutting, and matrix chains."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    name: str
    weight: int
    value: int


def knapsack(items: list[Item], capacity: int) -> tuple[int, list[str]]:
    best = [[0] * (capacity + 1) for _ in range(len(items) + 1)]
    for i, item in enumerate(items, 1):
        for room in range(capacity + 1):
            best[i][room] = best[i - 1][room]
            if item.weight <= room:
                best[i][room] = max(best[i][room], best[i - 1][room - item.weight] + item.value)
    chosen: list[str] = []
    room = capacity
    for i in range(len(items), 0, -1):
        if best[i][room] != best[i - 1][room]:
            chosen.append(items[i - 1].name)
            room -= items[i - 1].weight
    return best[-1][capacity], chosen[::-1]


def lcs(a: str, b: str) -> str:
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i][j + 1], table[i + 1][j], key=len)
    return table[-1][-1]


def edits(a: str, b: str) -> list[str]:
    d = [[i + j if i * j == 0 else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            d[i][j] = min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
    script: list[str] = []
    i, j = len(a), len(b)
    while i or j:
        if i and j and d[i][j] == d[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            i, j = i - 1, j - 1
            if a[i] != b[j]:
                script.append(f"{a[i]}>{b[j]}")
        elif i and d[i][j] == d[i - 1][j] + 1:
            i -= 1
            script.append(f"-{a[i]}")
        else:
            j -= 1
            script.append(f"+{b[j]}")
    return script[::-1]


def increasing(numbers: list[int]) -> list[int]:
    tails: list[int] = []
    length_at: list[int] = []
    for n in numbers:
        at = bisect_left(tails, n)
        tails[at : at + 1] = [n]
        length_at.append(at + 1)
    result: list[int] = []
    want = len(tails)
    for n, length in zip(reversed(numbers), reversed(length_at)):
        if length == want:
            result.append(n)
            want -= 1
    return result[::-1]


def chain(dims: list[int]) -> tuple[int, str]:
    memo: dict[tuple[int, int], tuple[int, str]] = {}

    def best(i: int, j: int) -> tuple[int, str]:
        if i == j:
            return 0, chr(ord("A") + i)
        if (i, j) in memo:
            return memo[i, j]
        options = [(best(i, k)[0] + best(k + 1, j)[0] + dims[i] * dims[k + 1] * dims[j + 1], k) for k in range(i, j)]
        cost, k = min(options)
        memo[i, j] = cost, f"({best(i, k)[1]}{best(k + 1, j)[1]})"
        return memo[i, j]

    return best(0, len(dims) - 2)


bag = [Item("map", 9, 150), Item("compass", 13, 35), Item("water", 153, 200), Item("sandwich", 50, 160), Item("glucose", 15, 60)]
print(knapsack(bag, 100), knapsack(bag, 8), knapsack([], 5), knapsack(bag, 500)[0])
print(lcs("thisisatest", "testing123testing"), repr(lcs("abc", "xyz")), lcs("1234", "1224533324"))
for a, b in (("kitten", "sitting"), ("", "abc"), ("flaw", "lawn"), ("same", "same")):
    print(f"{a!r}->{b!r}: {len(edits(a, b))} {edits(a, b)}")
print(increasing([3, 2, 6, 4, 5, 1]), increasing([0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15]), increasing([]))
print(chain([10, 30, 5, 60]), chain([5, 6, 3, 1]), chain([1, 5, 25, 30, 100, 70, 2, 1, 100, 250, 1, 1000, 2]))
prices = [1, 5, 8, 9, 10, 17, 17, 20]
revenue = [0]
for n in range(1, len(prices) + 1):
    revenue.append(max(prices[k - 1] + revenue[n - k] for k in range(1, n + 1)))
print(revenue)
