from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class LRUCache(Generic[K, V]):
    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.data: OrderedDict[K, V] = OrderedDict()
        self.hits = 0
        self.misses = 0

    def get(self, key: K) -> V | None:
        if key in self.data:
            self.data.move_to_end(key)
            self.hits += 1
            return self.data[key]
        self.misses += 1
        return None

    def put(self, key: K, value: V) -> None:
        if key in self.data:
            self.data.move_to_end(key)
        self.data[key] = value
        if len(self.data) > self.capacity:
            self.data.popitem(last=False)

    def __len__(self) -> int:
        return len(self.data)

    def __contains__(self, key: K) -> bool:
        return key in self.data


class Link(Generic[K]):
    def __init__(self, value: K) -> None:
        self.value = value
        self.prev: Link[K] | None = None
        self.next: Link[K] | None = None


class LinkedList(Generic[K]):
    def __init__(self) -> None:
        self.head: Link[K] | None = None
        self.tail: Link[K] | None = None
        self.size = 0

    def append(self, value: K) -> Link[K]:
        link = Link(value)
        if self.tail is None:
            self.head = self.tail = link
        else:
            self.tail.next = link
            link.prev = self.tail
            self.tail = link
        self.size += 1
        return link

    def remove(self, link: Link[K]) -> None:
        if link.prev:
            link.prev.next = link.next
        else:
            self.head = link.next
        if link.next:
            link.next.prev = link.prev
        else:
            self.tail = link.prev
        self.size -= 1

    def to_list(self) -> list[K]:
        out: list[K] = []
        node = self.head
        while node:
            out.append(node.value)
            node = node.next
        return out


cache: LRUCache[str, int] = LRUCache(2)
cache.put("a", 1)
cache.put("b", 2)
print(cache.get("a"))
cache.put("c", 3)
print(cache.get("b"), cache.get("c"), len(cache), "a" in cache)
print(cache.hits, cache.misses)

items: LinkedList[int] = LinkedList()
links = [items.append(i * i) for i in range(5)]
items.remove(links[2])
items.remove(links[0])
print(items.to_list(), items.size)
