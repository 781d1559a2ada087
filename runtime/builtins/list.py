"""`list`: a growable array.

`items` has room for `len(items)` elements, of which the first `size` are in the list and the rest are zero.
Lists have no `__hash__`: the compiler refuses `hash(x)` and dict keys of a class without one.
"""

from typing import Callable, Final, NoReturn

from unsafe import Array, Count, address, new_array, new_with_tail, noinline, object_at, size_of, u64_of

from runtime.builtins.array import clear_items, copy_items
from runtime.builtins.failure import raise_index, raise_memory, raise_value_error
from runtime.builtins.object import same_or_equal
from runtime.builtins.protocols import Iterable
from runtime.builtins.representation import begin_repr, end_repr
from runtime.builtins.slice import clip_bound, slice_indices
from runtime.builtins.sorting import sort_by_key, sort_items
from runtime.memory.sliding import slide

# No list can be longer than the address space.
LONGEST: Final = 1 << 44
# Room is made for so many items before there is any, and then as they come.
MOST_EXPECTED: Final = 4096
# A list of more items grows by an eighth at a time.
GENEROUS: Final = 1 << 16
# With this many items left, dropping the first ones moves the start of the array and not the items.
SLIDING: Final = 32


class list[T]:
    items: Array[T]
    size: Count

    def __init__(self, items: Iterable[T] = ()) -> None:
        self.items = new_array(T, 0)
        self.size = 0
        self.extend(items)

    def __len__(self) -> int:
        return self.size

    def __bool__(self) -> bool:
        return self.size != 0

    # Elements

    def __getitem__(self, index: int) -> T:
        if index < 0:
            index += self.size
        if u64_of(index) >= u64_of(self.size):
            raise_index("list index out of range")
        return self.items[index]

    def __setitem__(self, index: int, value: T) -> None:
        if index < 0:
            index += self.size
        if u64_of(index) >= u64_of(self.size):
            raise_index("list assignment index out of range")
        self.items[index] = value

    def __delitem__(self, index: int) -> None:
        if index < 0:
            index += self.size
        if u64_of(index) >= u64_of(self.size):
            raise_index("list assignment index out of range")
        self.remove_range(index, 1)

    def append(self, value: T) -> None:
        size = self.size
        if size == len(self.items):
            self.grow(size + 1)
        self.items[size] = value
        self.size = size + 1

    def pop(self, index: int = -1) -> T:
        size = self.size
        if size == 0:
            raise_index("pop from empty list")
        if index < 0:
            index += size
        if u64_of(index) >= u64_of(size):
            raise_index("pop index out of range")
        value = self.items[index]
        if index == size - 1:
            clear_items(self.items, index, 1)
            self.size = index
            if index << 2 < len(self.items) and len(self.items) > 16:
                self.shrink()
        else:
            self.remove_range(index, 1)
        return value

    def insert(self, index: int, value: T) -> None:
        at = clip_bound(index, self.size, False)
        self.open_gap(at, 1)
        self.items[at] = value

    def remove(self, value: T) -> None:
        at = 0
        while at < self.size:
            if same_or_equal(self.items[at], value):
                if at < self.size:
                    self.remove_range(at, 1)
                return
            at += 1
        raise_value_error("list.remove(x): x not in list")

    def clear(self) -> None:
        self.items = new_array(T, 0)
        self.size = 0

    # Searching

    def __contains__(self, value: T) -> bool:
        at = 0
        while at < self.size:
            if same_or_equal(self.items[at], value):
                return True
            at += 1
        return False

    def index(self, value: T, start: int = 0, stop: int = LONGEST) -> int:
        at = clip_bound(start, self.size, False)
        # `stop` is not cut at the length of now: == may lengthen the list.
        end = stop if stop >= 0 else clip_bound(stop, self.size, False)
        while at < self.size and at < end:
            if same_or_equal(self.items[at], value):
                return at
            at += 1
        raise_not_in_list(value)

    def count(self, value: T) -> int:
        found = 0
        at = 0
        while at < self.size:
            if same_or_equal(self.items[at], value):
                found += 1
            at += 1
        return found

    # Whole lists

    def extend(self, items: Iterable[T]) -> None:
        if isinstance(items, list[T]):
            self.extend_array(items.items, items.size)
        elif isinstance(items, tuple[T, ...]):
            self.extend_array(items.items, len(items))
        elif isinstance(items, range):
            self.reserve(self.size + len(items))
            for item in items:
                self.append(item)
        else:
            for item in items:
                self.append(item)

    def __add__(self, other: list[T]) -> list[T]:
        items = new_array(T, self.size + other.size)
        copy_items(items, 0, self.items, 0, self.size)
        copy_items(items, self.size, other.items, 0, other.size)
        return list_of(items)

    def __iadd__(self, items: Iterable[T]) -> list[T]:
        self.extend(items)
        return self

    def __mul__(self, times: int) -> list[T]:
        return list_of(self.repeated(times))

    def __rmul__(self, times: int) -> list[T]:
        return list_of(self.repeated(times))

    def __imul__(self, times: int) -> list[T]:
        self.items = self.repeated(times)
        self.size = len(self.items)
        return self

    def copy(self) -> list[T]:
        return self.part(0, self.size)

    def reverse(self) -> None:
        items = self.items
        low = 0
        high = self.size - 1
        while low < high:
            value = items[low]
            items[low] = items[high]
            items[high] = value
            low += 1
            high -= 1

    def sort[K](self, *, key: Callable[[T], K] | None = None, reverse: bool = False) -> None:
        """Stable sort with `<`; the list is empty while it is being sorted, as in CPython."""
        items = self.items
        size = self.size
        self.items = new_array(T, 0)
        self.size = 0
        try:
            if key is None:
                sort_items(items, size, reverse)
            else:
                sort_by_key(items, size, key, reverse)
        finally:
            modified = self.size != 0 or len(self.items) != 0
            self.items = items
            self.size = size
        if modified:
            raise_value_error("list modified during sort")

    # Slices

    def __getslice__(self, start: int | None, stop: int | None, step: int | None) -> list[T]:
        if step is None:
            low = 0 if start is None else clip_bound(start, self.size, False)
            high = self.size if stop is None else clip_bound(stop, self.size, False)
            return self.part(low, high - low if low < high else 0)
        first, _, stride, count = slice_indices(start, stop, step, self.size)
        items = new_array(T, count)
        for at in range(count):
            items[at] = self.items[first + at * stride]
        return list_of(items)

    def part(self, first: int, count: int) -> list[T]:
        """A list of `count` items from `first` on."""
        items = new_array(T, count)
        copy_items(items, 0, self.items, first, count)
        return list_of(items)

    def __setslice__(self, start: int | None, stop: int | None, step: int | None, items: Iterable[T]) -> None:
        # The new items are taken first: their iterator may change this list, and may be this list.
        source = list(items)
        first, last, stride, count = slice_indices(start, stop, step, self.size)
        if step is None or stride == 1:
            if last < first:
                last = first
            count = last - first
            if source.size < count:
                self.remove_range(first + source.size, count - source.size)
            else:
                self.open_gap(last, source.size - count)
            copy_items(self.items, first, source.items, 0, source.size)
            return
        if source.size != count:
            raise_slice_size(source.size, count)
        for at in range(count):
            self.items[first + at * stride] = source.items[at]

    def __delslice__(self, start: int | None, stop: int | None, step: int | None) -> None:
        first, _, stride, count = slice_indices(start, stop, step, self.size)
        if count == 0:
            return
        if stride < 0:
            first += (count - 1) * stride
            stride = -stride
        if stride == 1:
            self.remove_range(first, count)
            return
        # Move the items between two deleted ones forward over the gap that has opened so far.
        target = first
        for gap in range(count):
            start_kept = first + gap * stride + 1
            end_kept = start_kept + stride - 1 if gap < count - 1 else self.size
            copy_items(self.items, target, self.items, start_kept, end_kept - start_kept)
            target += end_kept - start_kept
        self.remove_range(self.size - count, count)

    # Comparison

    def __eq__(self, other: list[T]) -> bool:
        if self.size != other.size:
            return False
        at = self.first_difference(other)
        return at >= self.size and at >= other.size

    def __ne__(self, other: list[T]) -> bool:
        return not self.__eq__(other)

    def __lt__(self, other: list[T]) -> bool:
        at = self.first_difference(other)
        if at >= self.size or at >= other.size:
            return self.size < other.size
        return self.items[at] < other.items[at]

    def __le__(self, other: list[T]) -> bool:
        at = self.first_difference(other)
        if at >= self.size or at >= other.size:
            return self.size <= other.size
        return self.items[at] <= other.items[at]

    def __gt__(self, other: list[T]) -> bool:
        at = self.first_difference(other)
        if at >= self.size or at >= other.size:
            return self.size > other.size
        return self.items[at] > other.items[at]

    def __ge__(self, other: list[T]) -> bool:
        at = self.first_difference(other)
        if at >= self.size or at >= other.size:
            return self.size >= other.size
        return self.items[at] >= other.items[at]

    def first_difference(self, other: list[T]) -> int:
        """The first position where the lists differ, or the length of the shorter one."""
        at = 0
        while at < self.size and at < other.size:
            if not same_or_equal(self.items[at], other.items[at]):
                return at
            at += 1
        return at

    # Iteration

    def __iter__(self) -> list_iterator[T]:
        return list_iterator(self)

    def __reversed__(self) -> list_reverseiterator[T]:
        return list_reverseiterator(self)

    def __cursor_next__(self, cursor: int) -> int:
        cursor += 1
        return cursor if cursor < self.size else -1

    def __cursor_get__(self, cursor: int) -> T:
        return self.items[cursor]

    def __repr__(self) -> str:
        if self.size == 0:
            return "[]"
        if not begin_repr(address(self)):
            return "[...]"
        parts: list[str] = []
        try:
            for item in self:
                parts.append(repr(item))
        finally:
            end_repr()
        return "[" + ", ".join(parts) + "]"

    # Storage

    @noinline
    def grow(self, size: int) -> None:
        """Make room for `size` items, and half as many more; an eighth, as CPython, where that would be much memory."""
        more = size >> 1 if size < GENEROUS else size >> 3
        self.reallocate((size + more + 6) & ~3)

    def expect(self, count: int) -> None:
        """Make room for as many items as are likely to come, if they are not very many."""
        self.reserve(count if count < MOST_EXPECTED else MOST_EXPECTED)

    def reserve(self, size: int) -> None:
        """Make room for `size` items."""
        if size > len(self.items):
            self.reallocate(size)

    def reallocate(self, capacity: int) -> None:
        if capacity > LONGEST:
            raise_memory()
        items = new_array(T, capacity)
        copy_items(items, 0, self.items, 0, self.size)
        self.items = items

    def open_gap(self, at: int, count: int) -> None:
        """Move the items from `at` on up by `count`; what is in the gap is left to the caller."""
        size = self.size + count
        if size > len(self.items):
            self.grow(size)
        copy_items(self.items, at + count, self.items, at, self.size - at)
        self.size = size

    def remove_range(self, at: int, count: int) -> None:
        """Drop `count` items at `at`; a list that fell below a quarter of its room gives half of it back."""
        size = self.size - count
        if at == 0 and size >= SLIDING and size_of(T) & 7 == 0:
            self.drop_first(count)
            return
        copy_items(self.items, at, self.items, at + count, size - at)
        clear_items(self.items, size, count)
        self.size = size
        if size << 2 < len(self.items) and len(self.items) > 16:
            self.shrink()

    @noinline
    def drop_first(self, count: int) -> None:
        """Drop the first `count` items, where that does not leave few."""
        moved = slide(address(self.items), u64_of(count))
        if moved != 0:
            self.items = object_at(Array[T], moved)
        else:
            items = new_array(T, self.size - count)
            copy_items(items, 0, self.items, count, self.size - count)
            self.items = items
        self.size -= count

    @noinline
    def shrink(self) -> None:
        self.reallocate(len(self.items) >> 1)

    def extend_array(self, items: Array[T], count: int) -> None:
        size = self.size
        if size + count > len(self.items):
            if size == 0:
                self.reallocate(count)
            else:
                self.grow(size + count)
        copy_items(self.items, size, items, 0, count)
        self.size = size + count

    def repeated(self, times: int) -> Array[T]:
        """The items `times` times over, in an array of just that length."""
        if times <= 0 or self.size == 0:
            return new_array(T, 0)
        if times > LONGEST // self.size:
            raise_memory()
        count = self.size * times
        items = new_array(T, count)
        source = self.items
        more = self.size
        done = 0
        while done < count:
            copy_items(items, done, source, 0, min(more, count - done))
            # What is there already is copied next, twice as much each time.
            source = items
            done += more
            more = done
        return items


class list_iterator[T]:
    """Walks a list by position; once at the end it stays there, even if the list grows."""

    source: list[T] | None
    position: int

    def __init__(self, source: list[T]) -> None:
        self.source = source
        self.position = 0

    def __iter__(self) -> list_iterator[T]:
        return self

    def __next__(self) -> T:
        source = self.source
        if source is not None:
            position = self.position
            if position < source.size:
                self.position = position + 1
                return source.items[position]
            self.source = None
        raise StopIteration()

    def __length_hint__(self) -> int:
        source = self.source
        if source is None:
            return 0
        return max_int(source.size - self.position, 0)


class list_reverseiterator[T]:
    """Walks a list from its end as it was when the walk began."""

    source: list[T] | None
    position: int

    def __init__(self, source: list[T]) -> None:
        self.source = source
        self.position = source.size - 1

    def __iter__(self) -> list_reverseiterator[T]:
        return self

    def __cursor_next__(self, cursor: int) -> int:
        source = self.source
        position = self.position
        if source is None or position < 0 or position >= source.size:
            self.source = None
            return -1
        self.position = position - 1
        return position

    def __cursor_get__(self, cursor: int) -> T:
        source = self.source
        if source is None:
            raise StopIteration()
        return source.items[cursor]

    def __next__(self) -> T:
        source = self.source
        if source is not None:
            position = self.position
            if position >= 0 and position < source.size:
                self.position = position - 1
                return source.items[position]
            self.source = None
        raise StopIteration()


def list_of[T](items: Array[T]) -> list[T]:
    """The list of just the elements of `items`, which becomes its storage."""
    made = new_with_tail(list[T], 0)
    made.items = items
    made.size = len(items)
    return made


def max_int(left: int, right: int) -> int:
    return left if left > right else right


@noinline
def raise_not_in_list[T](value: T) -> NoReturn:
    raise ValueError(repr(value) + " is not in list")


@noinline
def raise_slice_size(given: int, taken: int) -> NoReturn:
    raise ValueError("attempt to assign sequence of size " + str(given)
                     + " to extended slice of size " + str(taken))
