"""`frozenset`: an immutable set_table with a hash."""

from unsafe import Array, int_of, is_same, new_with_tail, u64_of
from machine import u64

from runtime.builtins.object import hash_of
from runtime.builtins.protocols import Iterable
from runtime.builtins.set_table import plain_hash, set_table


class frozenset[T](set_table[T]):
    @staticmethod
    def __make__(items: Iterable[T] = ()) -> frozenset[T]:
        if isinstance(items, frozenset[T]):
            return items
        result: frozenset[T] = tableless()
        if isinstance(items, set_table[T]):
            result.copy_from(items)
        else:
            result.set_empty()
            result.fill_from(items)
        return result

    def __hash__(self) -> int:
        """CPython's frozenset_hash: independent of order, with the bits of nested frozensets dispersed."""
        mixed = u64(0)
        place = self.next_place(0)
        while place <= int(self.mask):
            mixed ^= shuffle_bits(u64_of(plain_hash(self.places[place][0])))
            place = self.next_place(place + 1)
        mixed ^= (u64_of(self.used) + 1) * 1927868237
        mixed ^= (mixed >> 11) ^ (mixed >> 25)
        mixed = mixed * 69069 + 907133923
        return int_of(mixed) if mixed != 0xFFFFFFFFFFFFFFFF else 590923713

    def copy(self) -> frozenset[T]:
        return self

    def duplicate(self) -> frozenset[T]:
        """A new frozenset that may still be changed."""
        result: frozenset[T] = tableless()
        result.copy_from(self)
        return result

    def union[I: Iterable[T]](self, *others: I) -> frozenset[T]:
        result = self.duplicate()
        for other in others:
            result.fill_from(other)
        return result

    def intersection[I: Iterable[T]](self, *others: I) -> frozenset[T]:
        result: frozenset[T] = self
        for other in others:
            common: frozenset[T] = tableless()
            result.intersect_into(common, other)
            result = common
        return result

    def difference[I: Iterable[T]](self, *others: I) -> frozenset[T]:
        if len(others) == 0:
            return self
        result: frozenset[T] = tableless()
        self.subtract_into(result, others[0])
        for other in others[1:]:
            result.remove_all(other)
        return result

    def symmetric_difference(self, other: Iterable[T]) -> frozenset[T]:
        result: frozenset[T] = tableless()
        result.set_empty()
        result.fill_from(other)
        result.toggle_all(self)
        return result

    def __or__(self, other: set_table[T]) -> frozenset[T]:
        result = self.duplicate()
        if not is_same(self, other):
            result.merge(other)
        return result

    def __and__(self, other: set_table[T]) -> frozenset[T]:
        result: frozenset[T] = tableless()
        self.intersect_into(result, other)
        return result

    def __sub__(self, other: set_table[T]) -> frozenset[T]:
        result: frozenset[T] = tableless()
        self.subtract_into(result, other)
        return result

    def __xor__(self, other: set_table[T]) -> frozenset[T]:
        result: frozenset[T] = tableless()
        result.copy_from(other)
        result.toggle_all(self)
        return result


def shuffle_bits(hashed: u64) -> u64:
    return ((hashed ^ 89869747) ^ (hashed << 16)) * 3644798167


def tableless[T]() -> frozenset[T]:
    """A frozenset to be given a table before anybody else sees it."""
    return new_with_tail(frozenset[T], 0)


def frozenset_of[T](items: Array[T]) -> frozenset[T]:
    """A set display of constants where CPython compiles it to a frozenset: after `in`, `for ... in`."""
    result: frozenset[T] = tableless()
    result.set_empty()
    for at in range(len(items)):
        result.insert(items[at], hash_of(items[at]))
    return result
