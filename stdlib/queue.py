"""queue: first in first out, last in first out, and by priority, for a program of one thread.

What would wait for another thread for ever raises RuntimeError; with a timeout, Empty or Full comes at once after it. Coroutines
use asyncio.Queue.
"""

from __future__ import annotations

import time
from collections import deque
from heapq import heappop, heappush
from typing import Generic, TypeVar

T = TypeVar("T")


class Empty(Exception):
    """There is nothing to get."""


class Full(Exception):
    """There is no room to put anything."""


def _wait(block: bool, timeout: float | None) -> None:
    """Returns where the caller is to raise Empty or Full."""
    if not block:
        return
    if timeout is None:
        raise RuntimeError("waiting for ever: there is no other thread; use asyncio.Queue")
    if timeout < 0.0:
        raise ValueError("'timeout' must be a non-negative number")
    time.sleep(timeout)


class Queue(Generic[T]):
    """First in, first out; at most `maxsize` items if that is above 0."""

    def __init__(self, maxsize: int = 0) -> None:
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        self._items: deque[T] = deque()

    def _size(self) -> int:
        return len(self._items)

    def _add(self, item: T) -> None:
        self._items.append(item)

    def _take(self) -> T:
        return self._items.popleft()

    def qsize(self) -> int:
        """How many items are in it."""
        return self._size()

    def empty(self) -> bool:
        """Whether there is no item in it."""
        return self._size() == 0

    def full(self) -> bool:
        """Whether it holds as many items as it may."""
        return 0 < self.maxsize <= self._size()

    def put(self, item: T, block: bool = True, timeout: float | None = None) -> None:
        """Puts the item in; Full when there is no room and `block` is False, RuntimeError when it would wait for ever."""
        if self.full():
            _wait(block, timeout)
            raise Full
        self._add(item)
        self.unfinished_tasks += 1

    def get(self, block: bool = True, timeout: float | None = None) -> T:
        """Takes an item out; Empty when there is none and `block` is False, RuntimeError when it would wait for ever."""
        if self._size() == 0:
            _wait(block, timeout)
            raise Empty
        return self._take()

    def put_nowait(self, item: T) -> None:
        """put() without waiting."""
        self.put(item, False)

    def get_nowait(self) -> T:
        """get() without waiting."""
        return self.get(False)

    def task_done(self) -> None:
        """Work on an item that was taken out is done; ValueError when there was none."""
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self) -> None:
        """Returns when all items are done with, which is now or never."""
        if self.unfinished_tasks > 0:
            _wait(True, None)


class LifoQueue(Queue[T], Generic[T]):
    """Last in, first out."""

    def _take(self) -> T:
        return self._items.pop()


class PriorityQueue(Queue[T], Generic[T]):
    """The least item first."""

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__(maxsize)
        self._heap: list[T] = []

    def _size(self) -> int:
        return len(self._heap)

    def _add(self, item: T) -> None:
        heappush(self._heap, item)

    def _take(self) -> T:
        return heappop(self._heap)


class SimpleQueue(Generic[T]):
    """First in, first out, without bounds and without tasks."""

    def __init__(self) -> None:
        self._items: deque[T] = deque()

    def qsize(self) -> int:
        """How many items are in it."""
        return len(self._items)

    def empty(self) -> bool:
        """Whether there is no item in it."""
        return len(self._items) == 0

    def put(self, item: T, block: bool = True, timeout: float | None = None) -> None:
        """Puts the item in."""
        self._items.append(item)

    def get(self, block: bool = True, timeout: float | None = None) -> T:
        """Takes an item out; Empty when there is none and `block` is False or the time is over, RuntimeError when it would wait for ever."""
        if len(self._items) == 0:
            _wait(block, timeout)
            raise Empty
        return self._items.popleft()

    def put_nowait(self, item: T) -> None:
        """Puts the item in."""
        self.put(item)

    def get_nowait(self) -> T:
        """Takes an item out; Empty when there is none."""
        return self.get(False)
