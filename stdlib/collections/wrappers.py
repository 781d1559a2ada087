"""collections.ChainMap, UserDict and UserList: what behaves as a dict or a list that it holds."""

import copy
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from typing import Generic, Self, TypeVar

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
D = TypeVar("D")


class ChainMap(MutableMapping[K, V]):
    """Several dicts as one: a key is looked up in one after the other; all changes are made to the first."""

    def __init__(self, *maps: dict[K, V]) -> None:
        self.maps: list[dict[K, V]] = list(maps)
        if not maps:
            self.maps.append({})

    def __missing__(self, key: K) -> V:
        raise KeyError(key)

    def __getitem__(self, key: K) -> V:
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def get(self, key: K, default: D = None) -> V | D:  # type: ignore[assignment]
        """The value of the first mapping that has the key, else `default`."""
        return self[key] if key in self else default

    def _merged(self) -> dict[K, V]:
        merged: dict[K, V] = {}
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return merged

    def __len__(self) -> int:
        return len(self._merged())

    def __iter__(self) -> Iterator[K]:
        return iter(list(self._merged()))

    def __contains__(self, key: K) -> bool:
        for mapping in self.maps:
            if key in mapping:
                return True
        return False

    def __bool__(self) -> bool:
        for mapping in self.maps:
            if mapping:
                return True
        return False

    def __repr__(self) -> str:
        return f"ChainMap({', '.join([repr(mapping) for mapping in self.maps])})"

    @classmethod
    def fromkeys(cls, iterable: Iterable[K], value: V = None) -> Self:  # type: ignore[assignment]
        """One dict with these keys and the same value for all, None if it is not given."""
        made: dict[K, V] = {}
        for key in iterable:
            made[key] = value
        return cls(made)

    def __or__(self, other: "ChainMap[K, V] | dict[K, V]") -> "ChainMap[K, V]":
        made = self.copy()
        made |= other
        return made

    def __ror__(self, other: dict[K, V]) -> Self:
        return type(self)(_merged(other, self._merged()))

    def __ior__(self, other: "ChainMap[K, V] | dict[K, V]") -> Self:
        for key in other:
            self.maps[0][key] = other[key]
        return self

    def copy(self) -> "ChainMap[K, V]":
        """With a copy of the first dict, and the others themselves."""
        return ChainMap(self.maps[0].copy(), *self.maps[1:])

    def new_child(self, m: dict[K, V] | None = None) -> "ChainMap[K, V]":
        """With a new dict before the others."""
        first: dict[K, V] = {} if m is None else m
        return ChainMap(first, *self.maps)

    @property
    def parents(self) -> "ChainMap[K, V]":
        """Without the first dict."""
        return ChainMap(*self.maps[1:])

    def __setitem__(self, key: K, value: V) -> None:
        self.maps[0][key] = value

    def __delitem__(self, key: K) -> None:
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def pop(self, key: K) -> V:
        """From the first mapping only: KeyError when it is not there, whatever the others have."""
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        return self.maps[0].pop(key)

    def _pop_2(self, key: K, default: D) -> V | D:
        return self.maps[0].pop(key, default)

    def popitem(self) -> tuple[K, V]:
        """The last item of the first mapping; KeyError when that is empty."""
        if not self.maps[0]:
            raise KeyError("No keys found in the first mapping.")
        return self.maps[0].popitem()

    def clear(self) -> None:
        """Empties the first mapping; the others stay."""
        self.maps[0].clear()


class UserDict(MutableMapping[K, V]):
    """A dict to inherit from: all changes go through __setitem__ and __delitem__, all reading through __getitem__."""

    def __init__(self, dict: dict[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        self.data: dict[K, V] = {}
        self.update(dict)

    def __len__(self) -> int:
        return len(self.data)

    def __missing__(self, key: K) -> V:
        raise KeyError(key)

    def __getitem__(self, key: K) -> V:
        if key in self.data:
            return self.data[key]
        return self.__missing__(key)

    def __setitem__(self, key: K, item: V) -> None:
        self.data[key] = item

    def __delitem__(self, key: K) -> None:
        del self.data[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self.data)

    def __contains__(self, key: K) -> bool:
        return key in self.data

    def __repr__(self) -> str:
        return repr(self.data)

    def __or__(self, other: "UserDict[K, V] | dict[K, V]") -> Self:
        return type(self)(_merged(self.data, _held(other)))

    def __ror__(self, other: dict[K, V]) -> Self:
        return type(self)(_merged(other, self.data))

    def __ior__(self, other: "UserDict[K, V] | dict[K, V]") -> Self:
        held = _held(other)
        for key in held:
            self.data[key] = held[key]
        return self

    @classmethod
    def fromkeys(cls, iterable: Iterable[K], value: V = None) -> Self:  # type: ignore[assignment]
        """A new one with these keys and the same value for all, None if it is not given."""
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def copy(self) -> Self:
        """Another one of its class: a copy.copy() of this one, with the items in a dict of its own."""
        held = self.data
        try:
            self.data = {}
            made = copy.copy(self)
        finally:
            self.data = held
        made.update(held)
        return made


def _held(other: D):
    """The dict or list that a UserDict or UserList holds; anything else as it is."""
    if isinstance(other, (UserDict, UserList)):
        return other.data
    else:
        return other


def _merged(first: dict[K, V], second: dict[K, V]) -> dict[K, V]:
    """A dict of the items of both. A dict's own methods may mean something else, as those of a Counter do."""
    made: dict[K, V] = {}
    for key in first:
        made[key] = first[key]
    for key in second:
        made[key] = second[key]
    return made


class UserList(Generic[T]):
    """A list to inherit from."""

    def __init__(self, initlist: Iterable[T] | None = None) -> None:
        self.data: list[T] = []
        if initlist is not None:
            self.data.extend(initlist)

    def __repr__(self) -> str:
        return repr(self.data)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, UserList):
            return self.data == other.data
        return self.data == other

    def __lt__(self, other: "UserList[T] | list[T]") -> bool:
        return self.data < _held(other)

    def __le__(self, other: "UserList[T] | list[T]") -> bool:
        return self.data <= _held(other)

    def __gt__(self, other: "UserList[T] | list[T]") -> bool:
        return self.data > _held(other)

    def __ge__(self, other: "UserList[T] | list[T]") -> bool:
        return self.data >= _held(other)

    def __contains__(self, item: T) -> bool:
        return item in self.data

    def __len__(self) -> int:
        return len(self.data)

    def __iter__(self) -> Iterator[T]:
        at = 0
        while at < len(self.data):
            yield self[at]
            at += 1

    def __getitem__(self, i: int) -> T:
        return self.data[i]

    def __getslice__(self, start: int | None, stop: int | None, step: int | None) -> Self:
        return type(self)(self.data[start:stop:step])

    def __setitem__(self, i: int, item: T) -> None:
        self.data[i] = item

    def __setslice__(self, start: int | None, stop: int | None, step: int | None, items: Iterable[T]) -> None:
        self.data[start:stop:step] = items

    def __delitem__(self, i: int) -> None:
        del self.data[i]

    def __delslice__(self, start: int | None, stop: int | None, step: int | None) -> None:
        del self.data[start:stop:step]

    def __add__(self, other: Iterable[T]) -> Self:
        return type(self)(self.data + list(_held(other)))

    def __radd__(self, other: Iterable[T]) -> Self:
        return type(self)(list(_held(other)) + self.data)

    def __iadd__(self, other: Iterable[T]) -> Self:
        self.data += _held(other)
        return self

    def __mul__(self, n: int) -> Self:
        return type(self)(self.data * n)

    def __rmul__(self, n: int) -> Self:
        return type(self)(self.data * n)

    def __imul__(self, n: int) -> Self:
        self.data *= n
        return self

    def copy(self) -> Self:
        """Another one of its class, made from this one; the items are shared."""
        return type(self)(self)

    def append(self, item: T) -> None:
        """At the end of `data`."""
        self.data.append(item)

    def insert(self, i: int, item: T) -> None:
        """Before the item at `i`."""
        self.data.insert(i, item)

    def pop(self, i: int = -1) -> T:
        """Takes out the item at `i`; IndexError when there is none."""
        return self.data.pop(i)

    def remove(self, item: T) -> None:
        """Takes out the first item equal to `item`; ValueError when there is none."""
        self.data.remove(item)

    def clear(self) -> None:
        """Takes all items out of `data`, which stays the same list."""
        self.data.clear()

    def count(self, item: T) -> int:
        """How many items are equal to `item`."""
        return self.data.count(item)

    def index(self, item: T, start: int = 0, stop: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        """The place of the first item equal to `item`, from `start` to before `stop`; ValueError when there is none."""
        return self.data.index(item, start, stop)

    def reverse(self) -> None:
        """Turns the order round, in place."""
        self.data.reverse()

    def sort(self, *, key: Callable[[T], D] | None = None, reverse: bool = False) -> None:
        """In place, stable, smallest first unless `reverse`; by `key` of each item if there is one."""
        self.data.sort(key=key, reverse=reverse)

    def extend(self, other: Iterable[T]) -> None:
        """The items one after the other at the end."""
        self.data.extend(_held(other))
