"""Event simulation with a priority queue; elevator; bus; observers with callbacks."""
from __future__ import annotations
import heapq
from abc import ABC, abstractmethod
from collections import deque, defaultdict
from dataclasses import dataclass, field
from typing import Callable, Deque, Dict, List, Optional, Tuple, Union
from typing import DefaultDict

Handler = Callable[["Event"], None]


@dataclass(order=True)
class Event:
    time: float
    sequence: int
    name: str = field(compare=False)
    data: Dict[str, Union[int, str]] = field(compare=False, default_factory=dict)


class Simulator:
    def __init__(self) -> None:
        self.now = 0.0
        self._queue: List[Event] = []
        self._sequence = 0
        self._handlers: DefaultDict[str, List[Handler]] = defaultdict(list)
        self.trace: List[str] = []

    def on(self, name: str, handler: Handler) -> Callable[[], None]:
        self._handlers[name].append(handler)

        def remove() -> None:
            self._handlers[name].remove(handler)

        return remove

    def schedule(self, delay: float, name: str, data: Optional[Dict[str, Union[int, str]]] = None) -> Event:
        self._sequence += 1
        event = Event(self.now + delay, self._sequence, name, data or {})
        heapq.heappush(self._queue, event)
        return event

    def run(self, until: float = float("inf")) -> int:
        count = 0
        while self._queue and self._queue[0].time <= until:
            event = heapq.heappop(self._queue)
            self.now = event.time
            count += 1
            for handler in list(self._handlers[event.name]):
                handler(event)
        return count


class Entity(ABC):
    def __init__(self, simulator: Simulator, name: str) -> None:
        self.simulator = simulator
        self.name = name
        self.attach()

    @abstractmethod
    def attach(self) -> None:
        raise NotImplementedError

    def log(self, text: str) -> None:
        self.simulator.trace.append(f"{self.simulator.now:6.2f} {self.name}: {text}")


class Counter(Entity):
    def attach(self) -> None:
        self.waiting: Deque[str] = deque()
        self.busy = False
        self.served: Dict[str, float] = {}
        self.simulator.on("arrive", self.arrive)
        self.simulator.on("done", self.done)

    def arrive(self, event: Event) -> None:
        who = event.data["who"]
        assert isinstance(who, str)
        self.waiting.append(who)
        self.log(f"{who} arrives, {len(self.waiting)} waiting")
        if not self.busy:
            self.begin()

    def begin(self) -> None:
        who = self.waiting.popleft()
        self.busy = True
        self.simulator.schedule(1.5, "done", {"who": who})

    def done(self, event: Event) -> None:
        who = str(event.data["who"])
        self.served[who] = event.time
        self.log(f"{who} served")
        self.busy = False
        if self.waiting:
            self.begin()


class Watcher(Entity):
    def __init__(self, simulator: Simulator, name: str, limit: int = 2) -> None:
        self.seen = 0
        self.limit = limit
        super().__init__(simulator, name)

    def attach(self) -> None:
        self.remove = self.simulator.on("done", lambda event: self.notice(event.name, event.time))

    def notice(self, name: str, time: float) -> None:
        self.seen += 1
        self.log(f"{name} #{self.seen} at {time}")
        if self.seen == self.limit:
            self.remove()


simulator = Simulator()
counter, watcher = Counter(simulator, "desk"), Watcher(simulator, "eye")
for i, who in enumerate(["ann", "bob", "cy", "di"]):
    simulator.schedule(i * 0.75, "arrive", {"who": who, "n": i})
print(simulator.run(until=2.0), simulator.now)
print(simulator.run(), simulator.now)
print("\n".join(simulator.trace))
print(counter.served, watcher.seen, min(counter.served, key=lambda k: counter.served[k]))
waits: List[Tuple[str, float]] = [(who, round(t - i * 0.75, 2)) for i, (who, t) in enumerate(counter.served.items())]
print(waits, sum(w for _, w in waits) / len(waits))
