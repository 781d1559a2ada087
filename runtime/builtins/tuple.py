"""`tuple[T, ...]`: an immutable array, and the hash of tuples of every kind.

Tuples of fixed size are values of the compiler; they share only the hash steps below.
"""

from typing import Final, NoReturn

from unsafe import Array, address, int_of, new_array, new_with_tail, noinline, u64_of
from machine import u64

from runtime.builtins.array import copy_items
from runtime.builtins.failure import raise_index, raise_memory
from runtime.builtins.list import LONGEST
from runtime.builtins.object import hash_of, same_or_equal
from runtime.builtins.protocols import Iterable
from runtime.builtins.representation import begin_repr, end_repr
from runtime.builtins.slice import clip_bound, slice_indices

# xxHash's 64-bit primes; CPython's tuplehash uses the first, second and fifth.
PRIME_1: Final = u64(0x9E3779B185EBCA87)
PRIME_2: Final = u64(0xC2B2AE3D27D4EB4F)
PRIME_5: Final = u64(0x27D4EB2F165667C5)


def tuple_hash_start() -> int:
    return int_of(PRIME_5)


def tuple_hash_add(accumulator: int, lane: int) -> int:
    """Take in the hash of the next item."""
    mixed = u64_of(accumulator) + u64_of(lane) * PRIME_2
    return int_of(((mixed << 31) | (mixed >> 33)) * PRIME_1)


def tuple_hash_finish(accumulator: int, count: int) -> int:
    mixed = u64_of(accumulator) + (u64_of(count) ^ (PRIME_5 ^ 3527539))
    # -1 is no hash in CPython.
    return int_of(mixed) if mixed != 0xFFFFFFFFFFFFFFFF else 1546275796


class tuple[T]:
    items: Array[T]

    @staticmethod
    def __make__(items: Iterable[T] = ()) -> tuple[T]:
        if isinstance(items, tuple[T]):
            return items
        if isinstance(items, list[T]):
            copied = new_array(T, items.size)
            copy_items(copied, 0, items.items, 0, items.size)
            return tuple_of(copied)
        widened: list[T] = list(items)
        return tuple_from(widened)

    def __len__(self) -> int:
        return len(self.items)

    def __bool__(self) -> bool:
        return len(self.items) != 0

    def __getitem__(self, index: int) -> T:
        items = self.items
        if index < 0:
            index += len(items)
        if u64_of(index) >= u64_of(len(items)):
            raise_index("tuple index out of range")
        return items[index]

    def __getslice__(self, start: int | None, stop: int | None, step: int | None) -> tuple[T]:
        first, _, stride, count = slice_indices(start, stop, step, len(self.items))
        if stride == 1 and count == len(self.items):
            return self
        items = new_array(T, count)
        if stride == 1:
            copy_items(items, 0, self.items, first, count)
        else:
            for at in range(count):
                items[at] = self.items[first + at * stride]
        return tuple_of(items)

    def __contains__(self, value: T) -> bool:
        items = self.items
        for at in range(len(items)):
            if same_or_equal(items[at], value):
                return True
        return False

    def index(self, value: T, start: int = 0, stop: int = LONGEST) -> int:
        items = self.items
        for at in range(clip_bound(start, len(items), False), clip_bound(stop, len(items), False)):
            if same_or_equal(items[at], value):
                return at
        raise_not_in_tuple()

    def count(self, value: T) -> int:
        items = self.items
        found = 0
        for at in range(len(items)):
            if same_or_equal(items[at], value):
                found += 1
        return found

    def __add__(self, other: tuple[T]) -> tuple[T]:
        if len(self.items) == 0:
            return other
        if len(other.items) == 0:
            return self
        items = new_array(T, len(self.items) + len(other.items))
        copy_items(items, 0, self.items, 0, len(self.items))
        copy_items(items, len(self.items), other.items, 0, len(other.items))
        return tuple_of(items)

    def __mul__(self, times: int) -> tuple[T]:
        size = len(self.items)
        if times == 1:
            return self
        if times <= 0 or size == 0:
            return tuple_of(new_array(T, 0))
        if times > LONGEST // size:
            raise_memory()
        items = new_array(T, size * times)
        for turn in range(times):
            copy_items(items, turn * size, self.items, 0, size)
        return tuple_of(items)

    def __rmul__(self, times: int) -> tuple[T]:
        return self.__mul__(times)

    def __hash__(self) -> int:
        items = self.items
        accumulator = tuple_hash_start()
        for at in range(len(items)):
            accumulator = tuple_hash_add(accumulator, hash_of(items[at]))
        return tuple_hash_finish(accumulator, len(items))

    def __eq__(self, other: tuple[T]) -> bool:
        if len(self.items) != len(other.items):
            return False
        return self.first_difference(other) == len(self.items)

    def __ne__(self, other: tuple[T]) -> bool:
        return not self.__eq__(other)

    def __lt__(self, other: tuple[T]) -> bool:
        at = self.first_difference(other)
        if at == len(self.items) or at == len(other.items):
            return len(self.items) < len(other.items)
        return self.items[at] < other.items[at]

    def __le__(self, other: tuple[T]) -> bool:
        at = self.first_difference(other)
        if at == len(self.items) or at == len(other.items):
            return len(self.items) <= len(other.items)
        return self.items[at] <= other.items[at]

    def __gt__(self, other: tuple[T]) -> bool:
        at = self.first_difference(other)
        if at == len(self.items) or at == len(other.items):
            return len(self.items) > len(other.items)
        return self.items[at] > other.items[at]

    def __ge__(self, other: tuple[T]) -> bool:
        at = self.first_difference(other)
        if at == len(self.items) or at == len(other.items):
            return len(self.items) >= len(other.items)
        return self.items[at] >= other.items[at]

    def first_difference(self, other: tuple[T]) -> int:
        """The first position where the tuples differ, or the length of the shorter one."""
        at = 0
        while at < len(self.items) and at < len(other.items):
            if not same_or_equal(self.items[at], other.items[at]):
                return at
            at += 1
        return at

    def __iter__(self) -> tuple_iterator[T]:
        return tuple_iterator(self)

    def __cursor_next__(self, cursor: int) -> int:
        cursor += 1
        return cursor if cursor < len(self.items) else -1

    def __cursor_get__(self, cursor: int) -> T:
        return self.items[cursor]

    def __repr__(self) -> str:
        if len(self.items) == 0:
            return "()"
        if not begin_repr(address(self)):
            return "(...)"
        parts: list[str] = []
        try:
            for item in self:
                parts.append(repr(item))
        finally:
            end_repr()
        return "(" + ", ".join(parts) + (",)" if len(parts) == 1 else ")")


class tuple_iterator[T]:
    source: tuple[T]
    position: int

    def __init__(self, source: tuple[T]) -> None:
        self.source = source
        self.position = 0

    def __iter__(self) -> tuple_iterator[T]:
        return self

    def __next__(self) -> T:
        position = self.position
        items = self.source.items
        if position < len(items):
            self.position = position + 1
            return items[position]
        raise StopIteration()


def tuple_of[T](items: Array[T]) -> tuple[T]:
    """The tuple of the elements of `items`, which nobody may change from now on."""
    made = new_with_tail(tuple[T], 0)
    made.items = items
    return made


def tuple_from[T](items: list[T]) -> tuple[T]:
    """The tuple of the items of a list that is not used any more."""
    if items.size != len(items.items):
        items.reallocate(items.size)
    return tuple_of(items.items)


@noinline
def tuple_of_one[T](item: T) -> tuple[T]:
    """A tuple of one element: what most exceptions are made from."""
    items = new_array(T, 1)
    items[0] = item
    return tuple_of(items)


@noinline
def raise_not_in_tuple() -> NoReturn:
    raise ValueError("tuple.index(x): x not in tuple")
