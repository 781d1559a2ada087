"""lru_cache and cache: hits, misses, eviction, clearing, typed keys, recursion and failures."""
from functools import cache, lru_cache

calls: list[str] = []


@lru_cache(maxsize=2)
def square(n: int) -> int:
    calls.append(f"square {n}")
    if n < 0:
        raise ValueError("negative")
    return n * n


@cache
def paths(rows: int, columns: int) -> int:
    if rows == 0 or columns == 0:
        return 1
    return paths(rows - 1, columns) + paths(rows, columns - 1)


@lru_cache(maxsize=None)
def edit_distance(a: str, b: str) -> int:
    if not a or not b:
        return len(a) + len(b)
    if a[0] == b[0]:
        return edit_distance(a[1:], b[1:])
    return 1 + min(edit_distance(a[1:], b), edit_distance(a, b[1:]), edit_distance(a[1:], b[1:]))


print([square(n) for n in (1, 2, 1, 3, 2, 1, 1)], calls)
print(square.cache_info())
for _ in range(2):
    try:
        square(-1)
    except ValueError as error:
        print(error, calls[-1], len(calls))
print(square.cache_info().misses, square.cache_info().currsize)
square.cache_clear()
print(square.cache_info(), square(1), square.cache_info().hits)
print(paths(16, 16), paths.cache_info().currsize, paths.cache_info().hits)
print(edit_distance("kitten", "sitting"), edit_distance("", "abc"), edit_distance("flaw", "lawn"), edit_distance("x", "x"))
print(edit_distance.cache_info().maxsize, edit_distance.cache_info().currsize > 20)
