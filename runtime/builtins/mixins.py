"""What the abstract base classes of collections.abc make from the methods that a class writes itself.

A class of the app that inherits from one of them gets these methods as its own (unic/analysis/protocol_bases.py).
"""

from typing import Protocol, Self

from runtime.builtins.generator import Generator
from runtime.builtins.object import same_or_equal
from runtime.builtins.protocols import Iterable
from runtime.builtins.protocols import Mapping as AnyMapping


class keys_view[K, M]:
    """`keys()` of a mapping of class M."""

    mapping: M

    def __init__(self, mapping: M) -> None:
        self.mapping = mapping

    def __len__(self) -> int:
        return len(self.mapping)

    def __iter__(self) -> Generator[K, None, None]:
        for key in self.mapping:
            yield key

    def __contains__(self, key: K) -> bool:
        return key in self.mapping

    def __repr__(self) -> str:
        return "KeysView(" + repr(self.mapping) + ")"


class values_view[K, V, M]:
    """`values()` of a mapping of class M."""

    mapping: M

    def __init__(self, mapping: M) -> None:
        self.mapping = mapping

    def __len__(self) -> int:
        return len(self.mapping)

    def __iter__(self) -> Generator[V, None, None]:
        for key in self.mapping:
            yield self.mapping[key]

    def __contains__(self, value: V) -> bool:
        for key in self.mapping:
            if same_or_equal(self.mapping[key], value):
                return True
        return False

    def __repr__(self) -> str:
        return "ValuesView(" + repr(self.mapping) + ")"


class items_view[K, V, M]:
    """`items()` of a mapping of class M."""

    mapping: M

    def __init__(self, mapping: M) -> None:
        self.mapping = mapping

    def __len__(self) -> int:
        return len(self.mapping)

    def __iter__(self) -> Generator[tuple[K, V], None, None]:
        for key in self.mapping:
            yield key, self.mapping[key]

    def __contains__(self, item: tuple[K, V]) -> bool:
        key, value = item
        return key in self.mapping and same_or_equal(self.mapping[key], value)

    def __repr__(self) -> str:
        return "ItemsView(" + repr(self.mapping) + ")"


class Mapping[K, V](Protocol):
    def get(self, key: K) -> V | None:
        try:
            return self[key]
        except KeyError:
            return None

    def get_default[D](self, key: K, default: D) -> V | D:
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key: K) -> bool:
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self) -> keys_view[K, Self]:
        return keys_view[K, Self](self)

    def values(self) -> values_view[K, V, Self]:
        return values_view[K, V, Self](self)

    def items(self) -> items_view[K, V, Self]:
        return items_view[K, V, Self](self)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Self):
            return dict(self.items()) == dict(other.items())
        if isinstance(other, dict[K, V]):
            return dict(self.items()) == other
        return False


class MutableMapping[K, V](Mapping[K, V], Protocol):
    def pop(self, key: K) -> V:
        value = self[key]
        del self[key]
        return value

    def pop_default[D](self, key: K, default: D) -> V | D:
        try:
            value = self[key]
        except KeyError:
            return default
        del self[key]
        return value

    def popitem(self) -> tuple[K, V]:
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError()

    def clear(self) -> None:
        while len(self) > 0:
            self.popitem()

    def update(self, other: AnyMapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        if isinstance(other, AnyMapping):
            for key in other:
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value

    def setdefault(self, key: K, default: V) -> V:
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Iterator[T](Protocol):
    def __iter__(self) -> Self:
        return self


class Sequence[T](Protocol):
    def __iter__(self) -> Generator[T, None, None]:
        index = 0
        while True:
            try:
                item = self[index]
            except IndexError:
                return
            yield item
            index += 1

    def __contains__(self, value: T) -> bool:
        for item in self:
            if same_or_equal(item, value):
                return True
        return False

    def __reversed__(self) -> Generator[T, None, None]:
        index = len(self) - 1
        while index >= 0:
            yield self[index]
            index -= 1

    def index(self, value: T, start: int = 0, stop: int | None = None) -> int:
        if start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        index = start
        while stop is None or index < stop:
            try:
                item = self[index]
            except IndexError:
                break
            if same_or_equal(item, value):
                return index
            index += 1
        raise ValueError()

    def count(self, value: T) -> int:
        found = 0
        for item in self:
            if same_or_equal(item, value):
                found += 1
        return found


class MutableSequence[T](Sequence[T], Protocol):
    def append(self, value: T) -> None:
        self.insert(len(self), value)

    def clear(self) -> None:
        while len(self) > 0:
            self.pop()

    def reverse(self) -> None:
        size = len(self)
        for index in range(size // 2):
            held = self[index]
            self[index] = self[size - index - 1]
            self[size - index - 1] = held

    def extend(self, values: Iterable[T]) -> None:
        for value in list(values):
            self.append(value)

    def pop(self, index: int = -1) -> T:
        value = self[index]
        del self[index]
        return value

    def remove(self, value: T) -> None:
        del self[self.index(value)]

    def __iadd__(self, values: Iterable[T]) -> Self:
        self.extend(values)
        return self


class Set[T](Protocol):
    def isdisjoint(self, other: Iterable[T]) -> bool:
        for value in other:
            if value in self:
                return False
        return True

    def __le__(self, other: Self) -> bool:
        if len(self) > len(other):
            return False
        for value in self:
            if value not in other:
                return False
        return True

    def __lt__(self, other: Self) -> bool:
        return len(self) < len(other) and self <= other

    def __ge__(self, other: Self) -> bool:
        return other <= self

    def __gt__(self, other: Self) -> bool:
        return len(self) > len(other) and other <= self

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Self):
            return len(self) == len(other) and self <= other
        if isinstance(other, set[T]):
            return set(self) == other
        if isinstance(other, frozenset[T]):
            return frozenset(self) == other
        return False

    def __and__(self, other: Iterable[T]) -> Self:
        return type(self)([value for value in other if value in self])

    def __or__(self, other: Iterable[T]) -> Self:
        return type(self)([*self, *other])

    def __sub__(self, other: Iterable[T]) -> Self:
        gone = set(other)
        return type(self)([value for value in self if value not in gone])

    def __xor__(self, other: Iterable[T]) -> Self:
        theirs = set(other)
        return type(self)([*[value for value in self if value not in theirs], *[value for value in theirs if value not in self]])


class MutableSet[T](Set[T], Protocol):
    def remove(self, value: T) -> None:
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self) -> T:
        for value in self:
            self.discard(value)
            return value
        raise KeyError()

    def clear(self) -> None:
        while len(self) > 0:
            self.pop()

    def __ior__(self, other: Iterable[T]) -> Self:
        for value in other:
            self.add(value)
        return self

    def __isub__(self, other: Iterable[T]) -> Self:
        for value in list(other):
            self.discard(value)
        return self

    def __iand__(self, other: Iterable[T]) -> Self:
        kept = set(other)
        for value in list(self):
            if value not in kept:
                self.discard(value)
        return self
