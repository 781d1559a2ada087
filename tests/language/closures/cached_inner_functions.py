"""functools.cache and lru_cache of inner functions: recursion over what the outer function was given."""
from functools import cache, lru_cache
def fib_sum(text: list[int]) -> int:
    @cache
    def best(i: int) -> int:
        return 0 if i == len(text) else text[i] + best(i + 1)
    r = best(0)
    print(best.cache_info(), best.__name__)
    return r
print(fib_sum(list(range(11))))
def paths(grid: list[str]) -> int:
    @lru_cache(maxsize=None)
    def count(r: int, c: int = 0) -> int:
        if r >= len(grid) or c >= len(grid[0]) or grid[r][c] == "#":
            return 0
        if (r, c) == (len(grid) - 1, len(grid[0]) - 1):
            return 1
        return count(r + 1, c) + count(r, c + 1)
    total = count(0, 0)
    print(count.cache_info().misses > 0, list(map(count, [0, 1])))
    count.cache_clear()
    print(count.cache_info())
    return total
print(paths(["...", ".#.", "..."]), paths(["....", "...."]))
def lcs(a: str, b: str) -> str:
    @lru_cache(maxsize=100)
    def go(i: int, j: int) -> str:
        if i == len(a) or j == len(b):
            return ""
        if a[i] == b[j]:
            return a[i] + go(i + 1, j + 1)
        x, y = go(i + 1, j), go(i, j + 1)
        return x if len(x) >= len(y) else y
    return go(0, 0)
print(lcs("AGGTAB", "GXTXAYB"))
def seen() -> list[str]:
    log: list[str] = []
    @cache
    def note(x: str) -> None:
        log.append(x)
    for x in "abca":
        note(x)
    return log
print(seen())
