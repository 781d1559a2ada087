"""`set`. The table and the questions are set_table's; here is what changes a set and what makes new ones."""

from unsafe import is_same, new_with_tail

from runtime.builtins.failure import raise_key
from runtime.builtins.object import hash_of
from runtime.builtins.protocols import Iterable
from runtime.builtins.set_table import set_table


class set[T](set_table[T]):
    # Where pop() looks first.
    finger: int

    def __init__(self, items: Iterable[T] = ()) -> None:
        self.finger = 0
        if isinstance(items, set_table[T]):
            self.copy_from(items)
        else:
            self.set_empty()
            self.fill_from(items)

    def add(self, item: T) -> None:
        self.insert(item, hash_of(item))

    def discard(self, item: T) -> None:
        self.discard_hashed(item, hash_of(item))

    def remove(self, item: T) -> None:
        if not self.discard_hashed(item, hash_of(item)):
            raise_key(item)

    def pop(self) -> T:
        if self.used == 0:
            raise_key("pop from an empty set")
        mask = int(self.mask)
        place = self.next_place(self.finger & mask)
        if place > mask:
            place = self.next_place(0)
        item = self.places[place][1]
        self.remove_place(place)
        self.finger = place + 1
        return item

    def clear(self) -> None:
        self.set_empty()

    def copy(self) -> set[T]:
        result: set[T] = tableless_set()
        result.copy_from(self)
        return result

    def update[I: Iterable[T]](self, *others: I) -> None:
        for other in others:
            self.fill_from(other)

    def union[I: Iterable[T]](self, *others: I) -> set[T]:
        result = self.copy()
        for other in others:
            result.fill_from(other)
        return result

    def intersection[I: Iterable[T]](self, *others: I) -> set[T]:
        if len(others) == 0:
            return self.copy()
        result: set[T] = self
        for other in others:
            common: set[T] = tableless_set()
            result.intersect_into(common, other)
            result = common
        return result

    def intersection_update[I: Iterable[T]](self, *others: I) -> None:
        self.swap(self.intersection(*others))

    def difference[I: Iterable[T]](self, *others: I) -> set[T]:
        if len(others) == 0:
            return self.copy()
        result: set[T] = tableless_set()
        self.subtract_into(result, others[0])
        for other in others[1:]:
            result.remove_all(other)
        return result

    def difference_update[I: Iterable[T]](self, *others: I) -> None:
        for other in others:
            self.remove_all(other)

    def symmetric_difference(self, other: Iterable[T]) -> set[T]:
        result: set[T] = set(other)
        result.toggle_all(self)
        return result

    def symmetric_difference_update(self, other: Iterable[T]) -> None:
        if isinstance(other, set_table):
            self.toggle_all(other)
        elif isinstance(other, dict):
            for key in other:
                hashed = hash_of(key)
                if not self.discard_hashed(key, hashed):
                    self.insert(key, hashed)
        else:
            self.toggle_all(set(other))

    def __or__(self, other: set_table[T]) -> set[T]:
        result = self.copy()
        if not is_same(self, other):
            result.merge(other)
        return result

    def __and__(self, other: set_table[T]) -> set[T]:
        result: set[T] = tableless_set()
        self.intersect_into(result, other)
        return result

    def __sub__(self, other: set_table[T]) -> set[T]:
        result: set[T] = tableless_set()
        self.subtract_into(result, other)
        return result

    def __xor__(self, other: set_table[T]) -> set[T]:
        result: set[T] = tableless_set()
        result.copy_from(other)
        result.toggle_all(self)
        return result

    def __ior__(self, other: set_table[T]) -> set[T]:
        self.merge(other)
        return self

    def __iand__(self, other: set_table[T]) -> set[T]:
        self.swap(self.__and__(other))
        return self

    def __isub__(self, other: set_table[T]) -> set[T]:
        self.remove_all(other)
        return self

    def __ixor__(self, other: set_table[T]) -> set[T]:
        self.toggle_all(other)
        return self


def set_of_constants[T](items: set[T]) -> set[T]:
    """A display of three or more constants: CPython makes a frozenset of them, then another of its items, keeps that
    and copies it, which can give another order of iteration than adding them one by one."""
    kept: set[T] = set()
    for item in items:
        kept.add(item)
    return kept.copy()


def tableless_set[T]() -> set[T]:
    """A set to be given a table before anybody else sees it."""
    result = new_with_tail(set[T], 0)
    result.finger = 0
    return result
