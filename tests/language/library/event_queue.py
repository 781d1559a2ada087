"""A discrete event simulation: heapq with a counter, dataclass events, random with a seed, and a report."""

from __future__ import annotations

import heapq
import itertools
import random
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial


@dataclass(order=True)
class Event:
    time: int
    number: int
    action: Callable[[], None] = field(compare=False)
    cancelled: bool = field(default=False, compare=False)


class Simulator:
    def __init__(self) -> None:
        self.now = 0
        self._queue: list[Event] = []
        self._numbers = itertools.count()

    def after(self, delay: int, action: Callable[[], None]) -> Event:
        if delay < 0:
            raise ValueError("cannot schedule in the past")
        event = Event(self.now + delay, next(self._numbers), action)
        heapq.heappush(self._queue, event)
        return event

    def run(self, until: int) -> int:
        handled = 0
        while self._queue and self._queue[0].time <= until:
            event = heapq.heappop(self._queue)
            if not event.cancelled:
                self.now = event.time
                event.action()
                handled += 1
        return handled


class Shop:
    def __init__(self, sim: Simulator, clerks: int, seed: int) -> None:
        self.sim = sim
        self.free = clerks
        self.line: deque[tuple[int, Event]] = deque()
        self.random = random.Random(seed)
        self.outcomes: Counter[str] = Counter()
        self.waits: list[int] = []
        sim.after(0, self.arrive)

    def arrive(self) -> None:
        leaving = self.sim.after(12, self.give_up)
        self.line.append((self.sim.now, leaving))
        self.serve()
        self.sim.after(self.random.randint(1, 6), self.arrive)

    def give_up(self) -> None:
        self.line.popleft()
        self.outcomes["left"] += 1

    def serve(self) -> None:
        while self.free and self.line:
            arrived, leaving = self.line.popleft()
            leaving.cancelled = True
            self.free -= 1
            self.waits.append(self.sim.now - arrived)
            self.sim.after(self.random.choice([3, 5, 9]), self.done)

    def done(self) -> None:
        self.free += 1
        self.outcomes["served"] += 1
        self.serve()


for clerks in (1, 2, 3):
    sim = Simulator()
    shop = Shop(sim, clerks, 42)
    handled = sim.run(until=480)
    waits = shop.waits
    print(clerks, handled, dict(sorted(shop.outcomes.items())), len(shop.line), max(waits), f"{sum(waits) / len(waits):.2f}", sim.now)
try:
    Simulator().after(-1, lambda: None)
except ValueError as error:
    print(error)
order: list[str] = []
sim = Simulator()
for name, delay in zip("abcde", (5, 1, 5, 0, 1)):
    sim.after(delay, partial(order.append, name))
sim.after(1, lambda: order.append("cancelled")).cancelled = True
print(sim.run(4), order, sim.run(99), "".join(order), sim.run(100), sim.now)
