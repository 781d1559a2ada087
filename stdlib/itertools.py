"""itertools: iterators over other iterables.

The compiler takes a function `_NAME_N` for a call of NAME with N positional arguments. Not here: tee,
which needs memory for what one copy has not read yet; starmap takes functions of two parameters.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
F = TypeVar("F")
K = TypeVar("K")
R = TypeVar("R")


# --- endless ------------------------------------------------------------------------------


def count(start: int = 0, step: int = 1) -> Iterator[int]:
    value = start
    while True:
        yield value
        value += step


def cycle(iterable: Iterable[T]) -> Iterator[T]:
    """The items over and over; they are kept from the first round."""
    kept: list[T] = []
    for item in iterable:
        yield item
        kept.append(item)
    while kept:
        for item in kept:
            yield item


def repeat(object: T, times: int) -> Iterator[T]:
    for _ in range(times):
        yield object


def _repeat_1(object: T) -> Iterator[T]:
    while True:
        yield object


# --- one iterable -------------------------------------------------------------------------


class chain(Generic[T]):
    """The items of several iterables, one after the other."""

    def __init__(self, *iterables: Iterable[T]) -> None:
        self._items = _chained(iterables)

    @staticmethod
    def from_iterable(iterable: Iterable[Iterable[T]]) -> Iterator[T]:
        for inner in iterable:
            for item in inner:
                yield item

    def __iter__(self) -> Iterator[T]:
        return self._items

    def __next__(self) -> T:
        return next(self._items)


def _chained(iterables: tuple[Iterable[T], ...]) -> Iterator[T]:
    for iterable in iterables:
        for item in iterable:
            yield item


def accumulate(iterable: Iterable[T], func: Callable[[T, T], T], *, initial: T | None = None) -> Iterator[T]:
    """Running results of `func`, from the left."""
    results: list[T] = []
    if initial is not None:
        results.append(initial)
        yield initial
    for item in iterable:
        result = func(results[0], item) if results else item
        results = [result]
        yield result


def _accumulate_1(iterable: Iterable[T], *, initial: T | None = None) -> Iterator[T]:
    sums: list[T] = []
    if initial is not None:
        sums.append(initial)
        yield initial
    for item in iterable:
        total = sums[0] + item if sums else item
        sums = [total]
        yield total


def compress(data: Iterable[T], selectors: Iterable[bool]) -> Iterator[T]:
    for item, selected in zip(data, selectors):
        if selected:
            yield item


def dropwhile(predicate: Callable[[T], bool], iterable: Iterable[T]) -> Iterator[T]:
    dropping = True
    for item in iterable:
        dropping = dropping and predicate(item)
        if not dropping:
            yield item


def takewhile(predicate: Callable[[T], bool], iterable: Iterable[T]) -> Iterator[T]:
    for item in iterable:
        if not predicate(item):
            return
        yield item


def filterfalse(predicate: Callable[[T], bool], iterable: Iterable[T]) -> Iterator[T]:
    for item in iterable:
        if not predicate(item):
            yield item


def starmap(function: Callable[[A, B], R], iterable: Iterable[tuple[A, B]]) -> Iterator[R]:
    for a, b in iterable:
        yield function(a, b)


def pairwise(iterable: Iterable[T]) -> Iterator[tuple[T, T]]:
    """Each item with the next one."""
    before: list[T] = []
    for item in iterable:
        if before:
            yield before[0], item
        before = [item]


def islice(iterable: Iterable[T], start: int | None, stop: int | None, step: int | None = 1) -> Iterator[T]:
    """Items start, start + step ... below stop; none of the numbers may be negative."""
    first = start if start is not None else 0
    stride = step if step is not None else 1
    if first < 0 or stop is not None and stop < 0:
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if stride < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _sliced(iterable, first, stop, stride)


def _islice_2(iterable: Iterable[T], stop: int | None) -> Iterator[T]:
    if stop is not None and stop < 0:
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    return _sliced(iterable, 0, stop, 1)


def _sliced(iterable: Iterable[T], start: int, stop: int | None, step: int) -> Iterator[T]:
    # No item behind the last place is read.
    items = iter(iterable)
    place = 0
    wanted = start
    while stop is None or place < stop:
        try:
            item = next(items)
        except StopIteration:
            return
        if place == wanted:
            yield item
            wanted += step
        place += 1


class _Groups(Generic[T, K]):
    """The state that groupby and its groups share: `_item` holds the item read last, and nothing at the end."""

    def __init__(self, items: Iterator[T], key: Callable[[T], K]) -> None:
        self._items = items
        self._key = key
        self._item: list[T] = []
        self._current: list[K] = []
        self._group = 0

    def advance(self) -> bool:
        """Reads the next item and its key; False at the end."""
        self._item.clear()
        self._current.clear()
        try:
            item = next(self._items)
        except StopIteration:
            return False
        self._item.append(item)
        self._current.append(self._key(item))
        return True

    def groups(self) -> "Iterator[tuple[K, Iterator[T]]]":
        self.advance()
        while self._item:
            key = self._current[0]
            self._group += 1
            yield key, self.members(self._group, key)
            while self._item and self._current[0] == key:
                self.advance()

    def members(self, group: int, key: K) -> Iterator[T]:
        """The items of one group, as long as it is the current one."""
        while group == self._group and self._item and self._current[0] == key:
            item = self._item[0]
            yield item
            if group == self._group:
                self.advance()


def groupby(iterable: Iterable[T], key: Callable[[T], K]) -> Iterator[tuple[K, Iterator[T]]]:
    """Runs of items with equal keys. A group is read before the next one is asked for, or it is lost."""
    return _Groups(iter(iterable), key).groups()


def _groupby_1(iterable: Iterable[T]) -> Iterator[tuple[T, Iterator[T]]]:
    return _Groups(iter(iterable), _itself).groups()


def _itself(item: T) -> T:
    return item


# --- several iterables --------------------------------------------------------------------


def zip_longest(first: Iterable[A], second: Iterable[B], fillvalue: F = None) -> Iterator[tuple[A | F, B | F]]:  # type: ignore[assignment]
    """Pairs until both are at their end; the shorter one is continued with `fillvalue`."""
    left, right = list(first), list(second)
    for i in range(max(len(left), len(right))):
        yield left[i] if i < len(left) else fillvalue, right[i] if i < len(right) else fillvalue


def _product_2(first: Iterable[A], second: Iterable[B]) -> Iterator[tuple[A, B]]:
    left, right = list(first), list(second)
    for a in left:
        for b in right:
            yield a, b


def _product_3(first: Iterable[A], second: Iterable[B], third: Iterable[C]) -> Iterator[tuple[A, B, C]]:
    left, middle, right = list(first), list(second), list(third)
    for a in left:
        for b in middle:
            for c in right:
                yield a, b, c


def product(*iterables: Iterable[T], repeat: int = 1) -> Iterator[tuple[T, ...]]:
    """All combinations of one item from each; the last place changes fastest."""
    pools = [list(iterable) for iterable in iterables]
    return _odometer([pool for _ in range(repeat) for pool in pools])


def _odometer(pools: list[list[T]]) -> Iterator[tuple[T, ...]]:
    if not all(pools):
        return
    places = [0] * len(pools)
    while True:
        yield tuple([pool[place] for pool, place in zip(pools, places)])
        at = len(pools) - 1
        while at >= 0 and places[at] == len(pools[at]) - 1:
            places[at] = 0
            at -= 1
        if at < 0:
            return
        places[at] += 1


# --- selections ---------------------------------------------------------------------------


def permutations(iterable: Iterable[T], r: int | None = None) -> Iterator[tuple[T, ...]]:
    """All arrangements of `r` (by default all) items, in the order of their places."""
    pool = list(iterable)
    size = r if r is not None else len(pool)
    if size < 0:
        raise ValueError("r must be non-negative")
    return _arranged(pool, size)


def _arranged(pool: list[T], size: int) -> Iterator[tuple[T, ...]]:
    if size > len(pool):
        return
    order = list(range(len(pool)))
    turns = list(range(len(pool), len(pool) - size, -1))
    yield tuple([pool[i] for i in order[:size]])
    at = size - 1
    while at >= 0:
        turns[at] -= 1
        if turns[at] == 0:
            order.append(order.pop(at))
            turns[at] = len(pool) - at
            at -= 1
        else:
            other = len(pool) - turns[at]
            order[at], order[other] = order[other], order[at]
            yield tuple([pool[i] for i in order[:size]])
            at = size - 1


def combinations(iterable: Iterable[T], r: int) -> Iterator[tuple[T, ...]]:
    """All selections of `r` items, in the order of their places."""
    if r < 0:
        raise ValueError("r must be non-negative")
    return _selected(list(iterable), r, False)


def combinations_with_replacement(iterable: Iterable[T], r: int) -> Iterator[tuple[T, ...]]:
    """All selections of `r` items, of which each may be taken several times."""
    if r < 0:
        raise ValueError("r must be non-negative")
    return _selected(list(iterable), r, True)


def _selected(pool: list[T], size: int, again: bool) -> Iterator[tuple[T, ...]]:
    if not pool and size > 0 or not again and size > len(pool):
        return
    places = [0] * size if again else list(range(size))
    while True:
        yield tuple([pool[i] for i in places])
        at = size - 1
        while at >= 0 and places[at] == (len(pool) - 1 if again else len(pool) - size + at):
            at -= 1
        if at < 0:
            return
        following = places[at] + 1
        for i in range(at, size):
            places[i] = following if again else following + i - at
