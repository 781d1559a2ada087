"""`types`: names for annotations, and read-only views. A traceback is never a value here: `__exit__` is given None for it."""

from __future__ import annotations

from runtime.builtins.dict_views import dict_items, dict_keys, dict_values
from typing import Generic, Iterator, TypeAlias, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

NoneType: TypeAlias = None


class TracebackType:
    """What the third argument of `__exit__` is annotated with."""


class MappingProxyType(Generic[K, V]):
    """A dict that cannot be changed through this name; changes of the dict are seen."""

    def __init__(self, mapping: dict[K, V]) -> None:
        self._mapping = mapping

    def __getitem__(self, key: K) -> V:
        return self._mapping[key]

    def __contains__(self, key: K) -> bool:
        return key in self._mapping

    def __len__(self) -> int:
        return len(self._mapping)

    def __iter__(self) -> Iterator[K]:
        return iter(self._mapping)

    def __reversed__(self) -> Iterator[K]:
        return reversed(self._mapping)

    @overload
    def get(self, key: K) -> V | None: ...
    @overload
    def get(self, key: K, default: D) -> V | D: ...
    def get(self, key: K, default: object = None) -> object:
        """The key's value, else `default`."""
        return self._mapping[key] if key in self._mapping else default

    def keys(self) -> dict_keys[K, V]:
        """A view of the keys that follows the mapping's changes."""
        return self._mapping.keys()

    def values(self) -> dict_values[K, V]:
        """A view of the values that follows the mapping's changes."""
        return self._mapping.values()

    def items(self) -> dict_items[K, V]:
        """A view of the items that follows the mapping's changes."""
        return self._mapping.items()

    def copy(self) -> dict[K, V]:
        """A dict of its own with the same items."""
        return self._mapping.copy()

    def __or__(self, other: dict[K, V]) -> dict[K, V]:
        return self._mapping | other

    def __eq__(self, other: object) -> bool:
        return self._mapping == (other._mapping if isinstance(other, MappingProxyType) else other)

    def __repr__(self) -> str:
        return f"mappingproxy({self._mapping!r})"

    def __str__(self) -> str:
        return str(self._mapping)
