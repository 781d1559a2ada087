"""collections: deque here, the kinds of dict in collections.mappings, classes that hold a dict or list in collections.wrappers, the
abstract base classes in collections.abc."""

from collections.abc import Iterable, Iterator
from collections.mappings import Counter, OrderedDict, defaultdict
from collections.wrappers import ChainMap, UserDict, UserList
from typing import Final, Generic, TypeVar

T = TypeVar("T")

# Room made in front by an appendleft() that finds none; it doubles with the contents.
FRONT_ROOM: Final = 8


class deque(Generic[T]):
    """A double-ended queue: both ends take and give items in the same time, however many there are; a place in the middle is found at once, too."""

    # A list whose first `_head` places are free. They still refer to what was last in them until the list is compacted: at the latest
    # when the queue runs empty or more than half of it is free.

    def __init__(self, iterable: Iterable[T] | None = None, maxlen: int | None = None) -> None:
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._items: list[T] = []
        self._head = 0
        self._maxlen = maxlen
        if iterable is not None:
            self.extend(iterable)

    @property
    def maxlen(self) -> int | None:
        """How many items it has at most; None without a limit."""
        return self._maxlen

    def append(self, x: T) -> None:
        """At the right end; a full deque loses its leftmost item."""
        self._items.append(x)
        if self._maxlen is not None and len(self) > self._maxlen:
            self.popleft()

    def appendleft(self, x: T) -> None:
        """At the left end; a full deque loses its rightmost item."""
        if self._head == 0:
            room = FRONT_ROOM + len(self._items)
            self._items = [x] * room + self._items
            self._head = room
        self._head -= 1
        self._items[self._head] = x
        if self._maxlen is not None and len(self) > self._maxlen:
            self.pop()

    def extend(self, iterable: Iterable[T]) -> None:
        """The items one after the other at the right end, as append()."""
        for x in iterable:
            self.append(x)

    def extendleft(self, iterable: Iterable[T]) -> None:
        """The items one after the other at the left end, which turns their order round."""
        for x in iterable:
            self.appendleft(x)

    def pop(self) -> T:
        """Takes the rightmost item out; IndexError when there is none."""
        if len(self) == 0:
            raise IndexError("pop from an empty deque")
        x = self._items.pop()
        self._compact()
        return x

    def popleft(self) -> T:
        """Takes the leftmost item out; IndexError when there is none."""
        if len(self) == 0:
            raise IndexError("pop from an empty deque")
        x = self._items[self._head]
        self._head += 1
        self._compact()
        return x

    def clear(self) -> None:
        """Takes all items out; `maxlen` stays."""
        self._items.clear()
        self._head = 0

    def rotate(self, n: int = 1) -> None:
        """Moves the last `n` items to the front; the first to the end for negative `n`."""
        size = len(self)
        if size > 0:
            cut = size - n % size
            items = self._items[self._head:]
            self._items = items[cut:] + items[:cut]
            self._head = 0

    def reverse(self) -> None:
        """Turns the order of the items round, in place."""
        items = self._items[self._head:]
        items.reverse()
        self._items = items
        self._head = 0

    def remove(self, value: T) -> None:
        """Takes the first item equal to `value` out; ValueError when there is none."""
        for i in range(self._head, len(self._items)):
            if self._items[i] == value:
                del self._items[i]
                self._compact()
                return
        raise ValueError("deque.remove(x): x not in deque")

    def index(self, value: T, start: int = 0, stop: int | None = None) -> int:
        """The place of the first item equal to `value` in the range; ValueError when there is none."""
        size = len(self)
        first = max(start + size, 0) if start < 0 else start
        last = size if stop is None else max(stop + size, 0) if stop < 0 else min(stop, size)
        for i in range(first, last):
            if self._items[self._head + i] == value:
                return i
        raise ValueError(f"{value!r} is not in deque")

    def insert(self, index: int, value: T) -> None:
        """Before the item at `index`; IndexError for a full deque."""
        size = len(self)
        if self._maxlen is not None and size >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        place = max(index + size, 0) if index < 0 else min(index, size)
        self._items.insert(self._head + place, value)

    def count(self, value: T) -> int:
        """How many items are equal to `value`."""
        found = 0
        for x in self:
            if x == value:
                found += 1
        return found

    def copy(self) -> "deque[T]":
        """Another deque of the same items and the same `maxlen`."""
        return deque(self, self._maxlen)

    def __add__(self, other: "deque[T]") -> "deque[T]":
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other: Iterable[T]) -> "deque[T]":
        if other is self:
            self.extend(self.copy())
        else:
            self.extend(other)
        return self

    def __mul__(self, times: int) -> "deque[T]":
        return deque(self._items[self._head:] * times, self._maxlen)

    def __rmul__(self, times: int) -> "deque[T]":
        return self * times

    def __imul__(self, times: int) -> "deque[T]":
        items = self._items[self._head:] * times
        self.clear()
        self.extend(items)
        return self

    def __len__(self) -> int:
        return len(self._items) - self._head

    def __bool__(self) -> bool:
        return len(self._items) > self._head

    def __contains__(self, value: T) -> bool:
        for x in self:
            if x == value:
                return True
        return False

    def __getitem__(self, index: int) -> T:
        return self._items[self._place(index)]

    def __setitem__(self, index: int, x: T) -> None:
        self._items[self._place(index)] = x

    def __delitem__(self, index: int) -> None:
        del self._items[self._place(index)]
        self._compact()

    def __iter__(self) -> Iterator[T]:
        size = len(self)
        i = 0
        while i < size:
            yield self._items[self._head + i]
            if len(self) != size:
                raise RuntimeError("deque mutated during iteration")
            i += 1

    def __reversed__(self) -> Iterator[T]:
        size = len(self)
        while size > 0:
            size -= 1
            yield self._items[self._head + size]
            if len(self) <= size:
                raise RuntimeError("deque mutated during iteration")

    def __eq__(self, other: "deque[T]") -> bool:  # type: ignore[override]
        if not isinstance(other, deque) or len(self) != len(other):
            return False
        for i in range(len(self)):
            if self[i] != other[i]:
                return False
        return True

    def __lt__(self, other: "deque[T]") -> bool:
        return self._items[self._head:] < other._items[other._head:]

    def __le__(self, other: "deque[T]") -> bool:
        return self._items[self._head:] <= other._items[other._head:]

    def __gt__(self, other: "deque[T]") -> bool:
        return other < self

    def __ge__(self, other: "deque[T]") -> bool:
        return other <= self

    def __repr__(self) -> str:
        text = f"deque({self._items[self._head:]!r}"
        return f"{text}, maxlen={self._maxlen})" if self._maxlen is not None else text + ")"

    def _place(self, index: int) -> int:
        size = len(self)
        if index < 0:
            index += size
        if index < 0 or index >= size:
            raise IndexError("deque index out of range")
        return self._head + index

    def _compact(self) -> None:
        """Frees the places in front once they are the larger part; amortised O(1)."""
        if self._head > 0 and self._head * 2 >= len(self._items):
            if self._head == len(self._items):
                self._items.clear()
                self._head = 0
            elif self._head >= 2 * FRONT_ROOM:
                del self._items[:self._head]
                self._head = 0
