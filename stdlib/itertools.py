"""itertools: iterators over other iterables.

starmap takes functions of up to four parameters; accumulate's results have the type of the items.
"""

# A function _NAME_N is what a call of NAME with N positional arguments means.

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
F = TypeVar("F")
K = TypeVar("K")
R = TypeVar("R")
N = TypeVar("N", int, float)


# --- endless ------------------------------------------------------------------------------


def count(start: N = 0, step: N = 1) -> Iterator[N]:
    """start, start + step and so on, without end; of floats each is the last one plus `step`, with its rounding."""
    value = start
    while True:
        yield value
        value = value + step


def _count_1(start: N) -> Iterator[N]:
    value = start
    while True:
        yield value
        value = value + 1


def _count_0() -> Iterator[int]:
    return _count_1(0)


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
    """The same object `times` times, none below 1."""
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
        """The items of each iterable in turn, which is asked for only when the one before has ended."""
        for inner in iterable:
            for item in inner:
                yield item

    def __iter__(self) -> Iterator[T]:
        return self._items

    def __next__(self) -> T:
        return next(self._items)


def _widened(iterable: Iterable[A]) -> Iterator[T]:
    """The items, which are T's as well: for chain() of iterables of different items."""
    for item in iterable:
        yield item


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


def compress(data: Iterable[T], selectors: Iterable[R]) -> Iterator[T]:
    """The items whose selector is true, as long as there are both."""
    for item, selected in zip(data, selectors):
        if selected:
            yield item


def dropwhile(predicate: Callable[[T], R], iterable: Iterable[T]) -> Iterator[T]:
    """The items from the first for which the predicate is false; it is not asked again."""
    dropping = True
    for item in iterable:
        dropping = dropping and bool(predicate(item))
        if not dropping:
            yield item


def takewhile(predicate: Callable[[T], R], iterable: Iterable[T]) -> Iterator[T]:
    """The items before the first for which the predicate is false, which is lost."""
    for item in iterable:
        if not predicate(item):
            return
        yield item


def filterfalse(predicate: Callable[[T], R] | None, iterable: Iterable[T]) -> Iterator[T]:
    """The items for which the predicate is false; without one, those that are false."""
    if predicate is None:
        for item in iterable:
            if not item:
                yield item
    else:
        for item in iterable:
            if not predicate(item):
                yield item


def starmap(function: Callable[[A, B], R], iterable: Iterable[tuple[A, B]]) -> Iterator[R]:
    """function(a, b) for each pair."""
    for a, b in iterable:
        yield function(a, b)


def _starmap_of_1(function: Callable[[A], R], iterable: Iterable[tuple[A]]) -> Iterator[R]:
    for (a,) in iterable:
        yield function(a)


def _starmap_of_3(function: Callable[[A, B, C], R], iterable: Iterable[tuple[A, B, C]]) -> Iterator[R]:
    for a, b, c in iterable:
        yield function(a, b, c)


def _starmap_of_4(function: Callable[[A, B, C, D], R], iterable: Iterable[tuple[A, B, C, D]]) -> Iterator[R]:
    for a, b, c, d in iterable:
        yield function(a, b, c, d)


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


class _Padded(Generic[T]):
    """An iterator that remembers that it is at its end."""

    def __init__(self, items: Iterator[T]) -> None:
        self.items = items
        self.item: list[T] = []
        self.ended = False

    def advance(self) -> bool:
        """Reads the next item; False at the end."""
        self.item.clear()
        if not self.ended:
            try:
                self.item.append(next(self.items))
            except StopIteration:
                self.ended = True
        return not self.ended


def zip_longest(*iterables: Iterable[T], fillvalue: F = None) -> Iterator[tuple[T | F, ...]]:  # type: ignore[assignment]
    """Tuples until all are at their end; the shorter ones are continued with `fillvalue`."""
    sources = [_Padded(iter(iterable)) for iterable in iterables]
    while True:
        running = False
        row: list[T | F] = []
        for source in sources:
            if source.advance():
                running = True
                row.append(source.item[0])
            else:
                row.append(fillvalue)
        if not running:
            return
        yield tuple(row)


def _zip_longest_2(first: Iterable[A], second: Iterable[B], fillvalue: F = None) -> Iterator[tuple[A | F, B | F]]:  # type: ignore[assignment]
    a, b = _Padded(iter(first)), _Padded(iter(second))
    while True:
        in_a, in_b = a.advance(), b.advance()
        if not in_a and not in_b:
            return
        yield a.item[0] if in_a else fillvalue, b.item[0] if in_b else fillvalue


def _zip_longest_3(first: Iterable[A], second: Iterable[B], third: Iterable[C],
                   fillvalue: F = None) -> Iterator[tuple[A | F, B | F, C | F]]:  # type: ignore[assignment]
    a, b, c = _Padded(iter(first)), _Padded(iter(second)), _Padded(iter(third))
    while True:
        in_a, in_b, in_c = a.advance(), b.advance(), c.advance()
        if not in_a and not in_b and not in_c:
            return
        yield a.item[0] if in_a else fillvalue, b.item[0] if in_b else fillvalue, c.item[0] if in_c else fillvalue


class _Link(Generic[T]):
    """An item that tee() has read, and where the next one is; only what a copy has yet to read is referred to."""

    def __init__(self) -> None:
        self.item: list[T] = []
        self.following: "_Link[T] | None" = None


def tee(iterable: Iterable[T], n: int = 2) -> tuple[Iterator[T], ...]:
    """`n` iterators over the same items."""
    if n < 0:
        raise ValueError("n must be >= 0")
    items = iter(iterable)
    first: _Link[T] = _Link()
    return tuple([_teed(items, first) for _ in range(n)])


def _teed(items: Iterator[T], place: _Link[T]) -> Iterator[T]:
    while True:
        following = place.following
        if following is None:
            try:
                place.item.append(next(items))
            except StopIteration:
                return
            following = _Link()
            place.following = following
        yield place.item[0]
        place = following


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


def _permutations_of_2(iterable: Iterable[T], r: int | None = None) -> Iterator[tuple[T, T]]:
    return _pairs(list(iterable), True, False)


def _permutations_of_3(iterable: Iterable[T], r: int | None = None) -> Iterator[tuple[T, T, T]]:
    return _as_triples(_arranged(list(iterable), 3))


def _permutations_of_4(iterable: Iterable[T], r: int | None = None) -> Iterator[tuple[T, T, T, T]]:
    return _as_quadruples(_arranged(list(iterable), 4))


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


def _combinations_of_2(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T]]:
    return _pairs(list(iterable), False, False)


def _combinations_of_3(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T]]:
    return _triples(list(iterable))


def _combinations_of_4(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T, T]]:
    return _as_quadruples(_selected(list(iterable), 4, False))


def _combinations_with_replacement_of_2(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T]]:
    return _pairs(list(iterable), False, True)


def _combinations_with_replacement_of_3(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T]]:
    return _as_triples(_selected(list(iterable), 3, True))


def _combinations_with_replacement_of_4(iterable: Iterable[T], r: int) -> Iterator[tuple[T, T, T, T]]:
    return _as_quadruples(_selected(list(iterable), 4, True))


def _pairs(pool: list[T], both_ways: bool, again: bool) -> Iterator[tuple[T, T]]:
    """The selections of two items: in both orders, and of an item with itself."""
    for first in range(len(pool)):
        for second in range(0 if both_ways else first, len(pool)):
            if second != first or again:
                yield pool[first], pool[second]


def _triples(pool: list[T]) -> Iterator[tuple[T, T, T]]:
    for first in range(len(pool)):
        for second in range(first + 1, len(pool)):
            for third in range(second + 1, len(pool)):
                yield pool[first], pool[second], pool[third]


def _as_triples(rows: Iterator[tuple[T, ...]]) -> Iterator[tuple[T, T, T]]:
    for row in rows:
        yield row[0], row[1], row[2]


def _as_quadruples(rows: Iterator[tuple[T, ...]]) -> Iterator[tuple[T, T, T, T]]:
    for row in rows:
        yield row[0], row[1], row[2], row[3]


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
