"""Binary heaps in lists. Items of equal rank come out in the same order as from CPython's."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
K = TypeVar("K")


def heappush(heap: list[T], item: T) -> None:
    """Adds the item; the smallest is heap[0]."""
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap: list[T]) -> T:
    """Takes the least item out; IndexError when there is none."""
    if len(heap) == 0:
        raise IndexError("index out of range")
    last = heap.pop()
    if len(heap) == 0:
        return last
    least = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return least


def heapreplace(heap: list[T], item: T) -> T:
    """heappop() and then heappush(), at one go."""
    if len(heap) == 0:
        raise IndexError("index out of range")
    least = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return least


def heappushpop(heap: list[T], item: T) -> T:
    """heappush() and then heappop(), at one go."""
    if len(heap) > 0 and heap[0] < item:
        return heapreplace(heap, item)
    return item


def heapify(x: list[T]) -> None:
    """Makes a heap of the list, in linear time."""
    for place in range(len(x) // 2 - 1, -1, -1):
        _sink(x, place)


def _rise(heap: list[T], top: int, place: int) -> None:
    """Moves the item at `place` up as far as it is less than its parents, not above `top`."""
    item = heap[place]
    while place > top:
        parent = (place - 1) >> 1
        if not item < heap[parent]:
            break
        heap[place] = heap[parent]
        place = parent
    heap[place] = item


def _sink(heap: list[T], top: int) -> None:
    """Moves the item at `top` down the path of lesser children to a leaf, then up again.

    That takes fewer comparisons than stopping on the way (Knuth, volume 3, exercise 5.2.3-18),
    and it is the order of CPython.
    """
    size = len(heap)
    place = top
    item = heap[top]
    child = 2 * place + 1
    while child < size:
        if child + 1 < size and not heap[child] < heap[child + 1]:
            child += 1
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    _rise(heap, top, place)


def nsmallest(n: int, iterable: Iterable[T], key: Callable[[T], K] | None = None) -> list[T]:
    """The `n` least items, in order; equal ones keep theirs, as with sorted()."""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n: int, iterable: Iterable[T], key: Callable[[T], K] | None = None) -> list[T]:
    """The `n` greatest items, greatest first; equal ones keep their order, as with sorted(reverse=True)."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


class _Source(Generic[T, K]):
    """An iterator of merge() with the item it stands at and the key of that."""

    def __init__(self, item: T, rank: K, place: int, reverse: bool, items: Iterator[T]) -> None:
        self.item = item
        self.rank = rank
        self.place = place
        self.reverse = reverse
        self.items = items

    def __lt__(self, other: "_Source[T, K]") -> bool:
        # Equal items come in the order of the iterables.
        if self.place < other.place:
            return not (self.rank < other.rank if self.reverse else other.rank < self.rank)
        return other.rank < self.rank if self.reverse else self.rank < other.rank


def merge(*iterables: Iterable[T], key: Callable[[T], K] | None = None, reverse: bool = False) -> Iterator[T]:
    """The items of sorted iterables, sorted; of each, one item is read ahead."""
    if key is None:
        return _merged(iterables, _itself, reverse)
    else:
        return _merged(iterables, key, reverse)


def _itself(item: T) -> T:
    return item


def _merged(iterables: tuple[Iterable[T], ...], key: Callable[[T], K], reverse: bool) -> Iterator[T]:
    heap: list[_Source[T, K]] = []
    for iterable in iterables:
        items = iter(iterable)
        for item in items:
            heap.append(_Source(item, key(item), len(heap), reverse, items))
            break
    heapify(heap)
    while heap:
        source = heap[0]
        yield source.item
        try:
            item = next(source.items)
        except StopIteration:
            heappop(heap)
            continue
        source.item = item
        source.rank = key(item)
        _sink(heap, 0)
