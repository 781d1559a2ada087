"""A cache that forgets what was used least recently: a doubly linked list with a dict."""

from typing import Generic, Optional, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Entry(Generic[K, V]):
    def __init__(self, key: K, value: V) -> None:
        self.key = key
        self.value = value
        self.before: Optional[Entry[K, V]] = None
        self.after: Optional[Entry[K, V]] = None


class Cache(Generic[K, V]):
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.entries: dict[K, Entry[K, V]] = {}
        self.newest: Optional[Entry[K, V]] = None
        self.oldest: Optional[Entry[K, V]] = None

    def get(self, key: K) -> Optional[V]:
        entry = self.entries.get(key)
        if entry is None:
            return None
        self._unlink(entry)
        self._push(entry)
        return entry.value

    def put(self, key: K, value: V) -> None:
        old = self.entries.get(key)
        if old is not None:
            self._unlink(old)
        entry = Entry(key, value)
        self.entries[key] = entry
        self._push(entry)
        if len(self.entries) > self.capacity and self.oldest is not None:
            victim = self.oldest
            self._unlink(victim)
            del self.entries[victim.key]

    def _unlink(self, entry: Entry[K, V]) -> None:
        if entry.before is not None:
            entry.before.after = entry.after
        else:
            self.newest = entry.after
        if entry.after is not None:
            entry.after.before = entry.before
        else:
            self.oldest = entry.before
        entry.before = entry.after = None

    def _push(self, entry: Entry[K, V]) -> None:
        entry.after = self.newest
        if self.newest is not None:
            self.newest.before = entry
        self.newest = entry
        if self.oldest is None:
            self.oldest = entry


cache: Cache[str, int] = Cache(2)
cache.put("a", 1)
cache.put("b", 2)
print(cache.get("a"))
cache.put("c", 3)
print(cache.get("b"), cache.get("a"), cache.get("c"), list(cache.entries))
cache.put("a", 10)
cache.put("d", 4)
print(cache.get("a"), cache.get("c"), cache.get("d"))
