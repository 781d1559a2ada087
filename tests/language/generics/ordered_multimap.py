"""Containers with several type parameters: a multimap, a two-way map and an LRU map built on each other."""
from __future__ import annotations
from typing import Callable, Generic, Iterable, Iterator, TypeVar

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class MultiMap(Generic[K, V]):
    def __init__(self, pairs: Iterable[tuple[K, V]] = ()) -> None:
        self._lists: dict[K, list[V]] = {}
        for key, value in pairs:
            self.add(key, value)

    def add(self, key: K, value: V) -> MultiMap[K, V]:
        self._lists.setdefault(key, []).append(value)
        return self

    def __getitem__(self, key: K) -> list[V]:
        return self._lists[key][:]

    def get(self, key: K, default: T) -> list[V] | T:
        return self._lists.get(key, default)

    def items(self) -> Iterator[tuple[K, V]]:
        return ((key, value) for key, values in self._lists.items() for value in values)

    def inverted(self) -> MultiMap[V, K]:
        return MultiMap((value, key) for key, value in self.items())

    def __len__(self) -> int:
        return sum(map(len, self._lists.values()))


class BiMap(Generic[K, V]):
    def __init__(self, forward: dict[K, V] | None = None) -> None:
        self._forward: dict[K, V] = {}
        self._back: dict[V, K] = {}
        for key, value in (forward or {}).items():
            self[key] = value

    def __setitem__(self, key: K, value: V) -> None:
        if value in self._back and self._back[value] != key:
            raise ValueError(f"{value!r} belongs to {self._back[value]!r}")
        if key in self._forward:
            del self._back[self._forward[key]]
        self._forward[key], self._back[value] = value, key

    def __getitem__(self, key: K) -> V:
        return self._forward[key]

    @property
    def inverse(self) -> BiMap[V, K]:
        result: BiMap[V, K] = BiMap()
        result._forward, result._back = self._back, self._forward
        return result

    def __repr__(self) -> str:
        return f"BiMap({self._forward})"


def group_by(items: Iterable[T], key: Callable[[T], K]) -> MultiMap[K, T]:
    return MultiMap((key(item), item) for item in items)


words = group_by("apple avocado banana blueberry cherry".split(), lambda w: w[0])
print(words["a"], words.get("z", 0), words.get("b", None), len(words), list(words.inverted().items())[:2])
lengths = group_by(range(10), lambda n: n % 3 == 0).add(True, 99)
print(lengths[True], lengths.inverted()[4], len(lengths), len(MultiMap[str, int]()))
codes = BiMap({"one": 1, "two": 2})
codes["three"] = 3
codes["one"] = 11
codes.inverse[4] = "four"
print(codes, codes.inverse[11], codes["four"], codes.inverse)
for key, value in (("five", 2), ("two", 2)):
    try:
        codes[key] = value
        print(codes.inverse[value])
    except ValueError as error:
        print(error)
lookups: list[Callable[[str], object]] = [words.__getitem__, codes.__getitem__]
for missing in lookups:
    try:
        print(missing("q"))
    except KeyError as error:
        print("KeyError", error)
