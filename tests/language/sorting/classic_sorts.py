"""Shell, comb, gnome, cocktail, counting, radix, pancake and cycle sort against sorted()."""

from collections.abc import Callable
from random import Random

Sort = Callable[[list[int]], list[int]]


def shell(a: list[int]) -> list[int]:
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            value, j = a[i], i
            while j >= gap and a[j - gap] > value:
                a[j] = a[j - gap]
                j -= gap
            a[j] = value
        gap = 1 if gap == 2 else gap * 5 // 11
    return a


def comb(a: list[int]) -> list[int]:
    gap, swapped = len(a), True
    while gap > 1 or swapped:
        gap = max(1, int(gap / 1.25))
        swapped = False
        for i in range(len(a) - gap):
            if a[i] > a[i + gap]:
                a[i], a[i + gap], swapped = a[i + gap], a[i], True
    return a


def gnome(a: list[int]) -> list[int]:
    i = 0
    while i < len(a):
        if i == 0 or a[i - 1] <= a[i]:
            i += 1
        else:
            a[i], a[i - 1] = a[i - 1], a[i]
            i -= 1
    return a


def counting(a: list[int]) -> list[int]:
    if not a:
        return a
    low = min(a)
    counts = [0] * (max(a) - low + 1)
    for n in a:
        counts[n - low] += 1
    return [low + i for i, count in enumerate(counts) for _ in range(count)]


def radix(a: list[int]) -> list[int]:
    offset = min(a, default=0)
    items = [n - offset for n in a]
    shift = 0
    while any(n >> shift for n in items):
        buckets: list[list[int]] = [[] for _ in range(16)]
        for n in items:
            buckets[n >> shift & 15].append(n)
        items = [n for bucket in buckets for n in bucket]
        shift += 4
    return [n + offset for n in items]


def pancake(a: list[int]) -> list[int]:
    for size in range(len(a), 1, -1):
        at = max(range(size), key=a.__getitem__)
        a[: at + 1] = a[at::-1]
        a[:size] = a[size - 1 :: -1] if size == len(a) else a[:size][::-1]
    return a


def tree(a: list[int]) -> list[int]:
    if len(a) < 2:
        return a
    pivot = a[0]
    return tree([n for n in a[1:] if n < pivot]) + [pivot] + tree([n for n in a[1:] if n >= pivot])


SORTS: dict[str, Sort] = {"shell": shell, "comb": comb, "gnome": gnome, "counting": counting, "radix": radix, "pancake": pancake, "tree": tree}
random = Random(2024)
inputs = [[], [1], [2, 1], [5] * 6, list(range(20)), list(range(20, 0, -1)), [random.randrange(-99, 99) for _ in range(60)]]
for name, sort in SORTS.items():
    results = [sort(list(data)) == sorted(data) for data in inputs]
    print(f"{name:10}{''.join('.F'[not ok] for ok in results)}", sort(inputs[-1][:6]))
print(inputs[-1][:10], [len(data) for data in inputs])
