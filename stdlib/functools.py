"""functools: reduce, partial, cmp_to_key, cache, lru_cache and wraps.

The compiler knows cache, lru_cache, partial and wraps (of which only the names count).
"""

# A function _NAME_N is what a call of NAME with N positional arguments means.

from __future__ import annotations

from typing import Callable, Generic, Iterable, TypeVar

T = TypeVar("T")
A = TypeVar("A")
K = TypeVar("K")
V = TypeVar("V")


def reduce(function: Callable[[A, T], A], iterable: Iterable[T], initial: A) -> A:
    """`function` over all items from the left, beginning with `initial`."""
    result = initial
    for item in iterable:
        result = function(result, item)
    return result


def _reduce_2(function: Callable[[T, T], T], iterable: Iterable[T]) -> T:
    """reduce without an initial value: the first item is it. TypeError when there is none."""
    items = iter(iterable)
    try:
        result = next(items)
    except StopIteration:
        raise TypeError("reduce() of empty iterable with no initial value") from None
    for item in items:
        result = function(result, item)
    return result


class _Ordered(Generic[T]):
    """A sort key that asks a comparison function."""

    def __init__(self, value: T, compare: Callable[[T, T], int]) -> None:
        self.value = value
        self.compare = compare

    def __lt__(self, other: _Ordered[T]) -> bool:
        return self.compare(self.value, other.value) < 0

    def __gt__(self, other: _Ordered[T]) -> bool:
        return self.compare(self.value, other.value) > 0

    def __le__(self, other: _Ordered[T]) -> bool:
        return self.compare(self.value, other.value) <= 0

    def __ge__(self, other: _Ordered[T]) -> bool:
        return self.compare(self.value, other.value) >= 0


def cmp_to_key(compare: Callable[[T, T], int]) -> Callable[[T], _Ordered[T]]:
    """A key function for sorting by `compare(a, b)`, which is negative, zero or positive."""
    def key(value: T) -> _Ordered[T]:
        return _Ordered(value, compare)
    return key


class CacheInfo:
    """What cache_info() tells."""

    def __init__(self, hits: int, misses: int, maxsize: int | None, currsize: int) -> None:
        self.hits = hits
        self.misses = misses
        self.maxsize = maxsize
        self.currsize = currsize

    def __repr__(self) -> str:
        return f"CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, currsize={self.currsize})"


class _Cache(Generic[K, V]):
    """Results by arguments, least recently used first; a negative `size` means no bound."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.results: dict[K, V] = {}
        self.hits = 0
        self.misses = 0

    def has(self, key: K) -> bool:
        """Whether the result is known; counts as a hit or a miss."""
        if key in self.results:
            self.hits += 1
            return True
        self.misses += 1
        return False

    def get(self, key: K) -> V:
        result = self.results[key]
        if self.size > 0:
            del self.results[key]
            self.results[key] = result
        return result

    def put(self, key: K, result: V) -> None:
        # A recursive call may have stored it meanwhile.
        if self.size == 0 or key in self.results:
            return
        if len(self.results) == self.size:
            self.drop_oldest()
        self.results[key] = result

    def drop_oldest(self) -> None:
        for key in self.results:
            del self.results[key]
            return

    def cache_clear(self) -> None:
        self.results.clear()
        self.hits = 0
        self.misses = 0

    def cache_info(self) -> CacheInfo:
        return CacheInfo(self.hits, self.misses, None if self.size < 0 else self.size, len(self.results))


class _Kept(Generic[T]):
    """The value of a cached_property."""

    def __init__(self, value: T) -> None:
        self.value = value
