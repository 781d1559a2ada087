"""Publish/subscribe hub, rate limiter, TTL cache, producer/consumer and a periodic task."""
from __future__ import annotations
import asyncio
import itertools
import random
import time
from abc import ABC, abstractmethod
from collections import OrderedDict
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any, AsyncGenerator, AsyncIterator, Awaitable, Callable, Generic, Hashable, Iterator, TypeVar, Optional

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")


@dataclass(frozen=True)
class Event:
    topic: str
    payload: dict[str, int] = field(default_factory=dict)
    seq: int = field(default_factory=itertools.count().__next__)


class Hub:
    def __init__(self) -> None:
        self._subs: dict[str, list[asyncio.Queue[Optional[Event]]]] = {}

    @asynccontextmanager
    async def subscribe(self, topic: str, maxsize: int = 0) -> AsyncIterator[asyncio.Queue[Optional[Event]]]:
        queue: asyncio.Queue[Optional[Event]] = asyncio.Queue(maxsize)
        self._subs.setdefault(topic, []).append(queue)
        try:
            yield queue
        finally:
            self._subs[topic].remove(queue)

    def publish(self, event: Event) -> int:
        n = 0
        for q in self._subs.get(event.topic, []):
            try:
                q.put_nowait(event)
            except asyncio.QueueFull:
                continue
            n += 1
        return n

    async def listen(self, topic: str) -> AsyncGenerator[Event, None]:
        async with self.subscribe(topic) as q:
            while (event := await q.get()) is not None:
                yield event


class TokenBucket:
    def __init__(self, rate: float, capacity: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        self.capacity = capacity
        self.tokens = float(capacity)
        self.clock = clock
        self.updated = clock()

    def try_acquire(self, n: int = 1) -> bool:
        now = self.clock()
        self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.rate)
        self.updated = now
        if self.tokens >= n:
            self.tokens -= n
            return True
        return False


class TTLCache(Generic[K, V]):
    def __init__(self, maxsize: int, ttl: float, timer: Callable[[], float]) -> None:
        self._data: OrderedDict[K, tuple[float, V]] = OrderedDict()
        self.maxsize, self.ttl, self.timer = maxsize, ttl, timer
        self.hits = self.misses = 0

    def __getitem__(self, key: K) -> V:
        try:
            expires, value = self._data[key]
        except KeyError:
            self.misses += 1
            raise
        if expires < self.timer():
            del self._data[key]
            self.misses += 1
            raise KeyError(key)
        self._data.move_to_end(key)
        self.hits += 1
        return value

    def __setitem__(self, key: K, value: V) -> None:
        self._data[key] = (self.timer() + self.ttl, value)
        self._data.move_to_end(key)
        while len(self._data) > self.maxsize:
            self._data.popitem(last=False)

    def get(self, key: K, default: Optional[V] = None) -> Optional[V]:
        try:
            return self[key]
        except KeyError:
            return default

    def __len__(self) -> int:
        return len(self._data)


async def producer(queue: asyncio.Queue[int], n: int, done: asyncio.Event) -> None:
    for i in range(n):
        await queue.put(i)
        await asyncio.sleep(0)
    done.set()


async def consumer(name: str, queue: asyncio.Queue[int], out: list[tuple[str, int]]) -> None:
    while True:
        item = await queue.get()
        try:
            out.append((name, item * item))
        finally:
            queue.task_done()


async def main() -> None:
    hub = Hub()
    got: list[Event] = []

    async def listener() -> None:
        async for ev in hub.listen("news"):
            got.append(ev)

    task = asyncio.ensure_future(listener())
    await asyncio.sleep(0)
    for i in range(3):
        hub.publish(Event("news", {"n": i}))
    async with hub.subscribe("small", maxsize=1) as q:
        print([hub.publish(Event("small")) for _ in range(3)], q.full(), q.qsize())
    await asyncio.sleep(0.001)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", [e.payload for e in got], [e.seq for e in got])
    now = 0.0
    bucket = TokenBucket(2.0, 3, clock=lambda: now)
    print([bucket.try_acquire() for _ in range(5)])
    now += 1.25
    print([bucket.try_acquire() for _ in range(4)], bucket.tokens)
    cache: TTLCache[str, int] = TTLCache(2, 10.0, lambda: now)
    cache["a"], cache["b"] = 1, 2
    print(cache.get("a"), len(cache))
    cache["c"] = 3
    print(cache.get("b"), cache.get("a", -1), cache.get("zz", 0))
    now += 20
    print(cache.get("a"), cache.hits, cache.misses)
    queue: asyncio.Queue[int] = asyncio.Queue(maxsize=2)
    done = asyncio.Event()
    out: list[tuple[str, int]] = []
    workers = [asyncio.create_task(consumer(f"w{i}", queue, out)) for i in range(2)]
    await producer(queue, 6, done)
    await queue.join()
    for w in workers:
        w.cancel()
    print(sorted(v for _, v in out), done.is_set(), {n for n, _ in out} <= {"w0", "w1"})
    results = await asyncio.gather(*workers, return_exceptions=True)
    print([type(r).__name__ for r in results])


asyncio.run(main())
