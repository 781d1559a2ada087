"""A service that works on any store of the right shape; wrappers of the same shape."""
from __future__ import annotations
from typing import Iterator, Optional, Protocol


class Store(Protocol):
    def get(self, key: str) -> Optional[str]: ...

    def put(self, key: str, value: str) -> None: ...

    def keys(self) -> Iterator[str]: ...


class MemoryStore:
    def __init__(self) -> None:
        self._data: dict[str, str] = {}

    def get(self, key: str) -> Optional[str]:
        return self._data.get(key)

    def put(self, key: str, value: str) -> None:
        self._data[key] = value

    def keys(self) -> Iterator[str]:
        return iter(sorted(self._data))


class LogStore:
    """Appends lines; the last one of a key counts."""

    def __init__(self, limit: int = 100) -> None:
        self.lines: list[str] = []
        self.limit = limit

    def get(self, key: str) -> Optional[str]:
        for line in reversed(self.lines):
            name, _, value = line.partition("=")
            if name == key:
                return value
        return None

    def put(self, key: str, value: str) -> None:
        if "=" in key:
            raise ValueError(f"bad key {key!r}")
        if len(self.lines) >= self.limit:
            raise MemoryError(f"log is full: {self.limit} lines")
        self.lines.append(f"{key}={value}")

    def keys(self) -> Iterator[str]:
        seen: set[str] = set()
        for line in self.lines:
            name = line.split("=", 1)[0]
            if name not in seen:
                seen.add(name)
                yield name


class Prefixed:
    def __init__(self, inner: Store, prefix: str) -> None:
        self.inner, self.prefix = inner, prefix

    def get(self, key: str) -> Optional[str]:
        return self.inner.get(self.prefix + key)

    def put(self, key: str, value: str) -> None:
        self.inner.put(self.prefix + key, value)

    def keys(self) -> Iterator[str]:
        return (key.removeprefix(self.prefix) for key in self.inner.keys() if key.startswith(self.prefix))


def count_visit(store: Store, user: str) -> int:
    visits = int(store.get(user) or "0") + 1
    store.put(user, str(visits))
    return visits


log = LogStore(limit=7)
stores: list[Store] = [MemoryStore(), log, Prefixed(log, "tmp/")]
for store in stores:
    print(type(store).__name__, [count_visit(store, user) for user in ("bob", "ann", "bob")], list(store.keys()), store.get("cy"))
print(log.lines, list(log.keys()))
for user in ("dan", "eve", "a=b"):
    try:
        print(user, count_visit(stores[2], user))
    except (MemoryError, ValueError) as error:
        print(type(error).__name__, error)
