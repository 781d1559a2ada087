"""Queues between tasks; wake-ups in CPython 3.11's order."""

from collections import deque
from heapq import heappop, heappush
from typing import Generic, TypeVar

from asyncio.exceptions import QueueEmpty, QueueFull
from asyncio.futures import Future
from asyncio.locks import Event

T = TypeVar("T")


class Queue(Generic[T]):
    """First in, first out; at most `maxsize` items when that is positive."""

    def __init__(self, maxsize: int = 0) -> None:
        self._maxsize = maxsize
        self._items: deque[T] = deque()
        self._getters: list[Future[None]] = []
        self._putters: list[Future[None]] = []
        self._unfinished = 0
        self._finished = Event()
        self._finished.set()

    @property
    def maxsize(self) -> int:
        """How many items it holds; 0 or less for any number."""
        return self._maxsize

    def qsize(self) -> int:
        """How many items are in it."""
        return len(self._items)

    def empty(self) -> bool:
        """Whether there is no item in it."""
        return self.qsize() == 0

    def full(self) -> bool:
        """Whether it holds as many items as it may."""
        return self._maxsize > 0 and self.qsize() >= self._maxsize

    async def put(self, item: T) -> None:
        """Waits for room and puts the item in."""
        while self.full():
            putter: Future[None] = Future()
            try:
                await wait_turn(putter, self._putters)
            except BaseException:
                if not self.full() and not putter.cancelled():
                    wake_next(self._putters)
                raise
        self.put_nowait(item)

    def put_nowait(self, item: T) -> None:
        """Puts the item in; QueueFull when there is no room."""
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._finished.clear()
        wake_next(self._getters)

    async def get(self) -> T:
        """Waits for an item and takes it out."""
        while self.empty():
            getter: Future[None] = Future()
            try:
                await wait_turn(getter, self._getters)
            except BaseException:
                if not self.empty() and not getter.cancelled():
                    wake_next(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self) -> T:
        """Takes an item out; QueueEmpty when there is none."""
        if self.empty():
            raise QueueEmpty
        item = self._get()
        wake_next(self._putters)
        return item

    def task_done(self) -> None:
        """Says that an item taken out has been dealt with."""
        if self._unfinished <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished -= 1
        if self._unfinished == 0:
            self._finished.set()

    async def join(self) -> None:
        """Waits until all items put in have been dealt with."""
        if self._unfinished > 0:
            await self._finished.wait()

    def _put(self, item: T) -> None:
        self._items.append(item)

    def _get(self) -> T:
        return self._items.popleft()


class LifoQueue(Queue[T], Generic[T]):
    """Last in, first out."""

    def _get(self) -> T:
        return self._items.pop()


class PriorityQueue(Queue[T], Generic[T]):
    """The least item first."""

    def __init__(self, maxsize: int = 0) -> None:
        super().__init__(maxsize)
        self._heap: list[T] = []

    def qsize(self) -> int:
        return len(self._heap)

    def _put(self, item: T) -> None:
        heappush(self._heap, item)

    def _get(self) -> T:
        return heappop(self._heap)


async def wait_turn(waiter: Future[None], waiters: list[Future[None]]) -> None:
    """Waits in `waiters`, from which wake_next() or a failure of the wait removes it."""
    waiters.append(waiter)
    try:
        await waiter
    except BaseException:
        waiter.cancel()
        if waiter in waiters:
            waiters.remove(waiter)
        raise


def wake_next(waiters: list[Future[None]]) -> None:
    while len(waiters) > 0:
        waiter = waiters.pop(0)
        if not waiter.done():
            waiter.set_result(None)
            return
