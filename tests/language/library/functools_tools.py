"""functools: reduce, cache, lru_cache, cmp_to_key."""

import functools
from functools import cache, lru_cache, reduce, cmp_to_key
from typing import Callable

print(reduce(lambda a, b: a * b, [1, 2, 3, 4]))
print(reduce(lambda a, b: a + [b], range(3), [0]), reduce(max, [3, 9, 2]))
try:
    empty: list[int] = []
    reduce(lambda a, b: a + b, empty)
except TypeError as e:
    print(e)


@functools.lru_cache(maxsize=None)
def ways(n: int) -> int:
    return 1 if n <= 1 else ways(n - 1) + ways(n - 2)


@cache
def grid(r: int, c: int) -> int:
    if r == 0 or c == 0:
        return 1
    return grid(r - 1, c) + grid(r, c - 1)


@lru_cache(maxsize=2)
def noisy(s: str, times: int = 2) -> str:
    print("compute", s)
    return s * times


print(ways(50), grid(10, 10))
print(noisy("a"), noisy("b"), noisy("a"), noisy("c"), noisy("b"), noisy("c", times=3))
print(ways.cache_info(), noisy.cache_info())
ways.cache_clear()
print(ways(10), ways.cache_info())


def compare(a: str, b: str) -> int:
    if len(a) != len(b):
        return len(a) - len(b)
    return (a > b) - (a < b)


print(sorted(["bb", "a", "ccc", "aa"], key=cmp_to_key(compare)))


@lru_cache
def plain(x: int) -> str:
    if x < 0:
        raise ValueError("negative")
    return str(x)


print(plain(3), plain(3))
for _ in range(2):
    try:
        plain(-1)
    except ValueError as e:
        print(e)
print(plain.cache_info())
