"""A priority queue ordered by a method of its elements."""

from typing import Generic, Protocol, TypeVar


class HasPriority(Protocol):
    def priority(self) -> int: ...


P = TypeVar("P", bound=HasPriority)


class Task:
    def __init__(self, name: str, urgency: int) -> None:
        self.name = name
        self.urgency = urgency

    def priority(self) -> int:
        return -self.urgency


class Queue(Generic[P]):
    def __init__(self) -> None:
        self._items: list[P] = []

    def push(self, item: P) -> None:
        self._items.append(item)
        child = len(self._items) - 1
        while child > 0:
            parent = (child - 1) // 2
            if self._items[parent].priority() <= self._items[child].priority():
                break
            self._items[parent], self._items[child] = self._items[child], self._items[parent]
            child = parent

    def pop(self) -> P:
        top = self._items[0]
        last = self._items.pop()
        if self._items:
            self._items[0] = last
            self._items.sort(key=lambda item: item.priority())
        return top

    def __len__(self) -> int:
        return len(self._items)


queue: Queue[Task] = Queue()
for name, urgency in (("sleep", 1), ("fire", 10), ("mail", 3), ("door", 7)):
    queue.push(Task(name, urgency))
while queue:
    print(queue.pop().name)
