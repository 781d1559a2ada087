"""An elevator with requests in time: directions, doors, and waiting times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum


class Direction(IntEnum):
    DOWN = -1
    IDLE = 0
    UP = 1


@dataclass(frozen=True, order=True)
class Rider:
    time: int
    start: int
    goal: int

    def __post_init__(self) -> None:
        if self.start == self.goal:
            raise ValueError(f"rider at {self.start} goes nowhere")


@dataclass
class Elevator:
    floors: int
    capacity: int = 3
    floor: int = 0
    direction: Direction = Direction.IDLE
    aboard: list[Rider] = field(default_factory=list)
    waiting: defaultdict[int, list[Rider]] = field(default_factory=lambda: defaultdict(list))
    finished: dict[Rider, int] = field(default_factory=dict)

    def call(self, rider: Rider) -> None:
        for floor in (rider.start, rider.goal):
            if not 0 <= floor < self.floors:
                raise IndexError(f"no floor {floor}")
        self.waiting[rider.start].append(rider)

    def wanted(self) -> set[int]:
        return {r.goal for r in self.aboard} | {f for f, riders in self.waiting.items() if riders}

    def exchange(self, now: int) -> tuple[int, int]:
        out = [r for r in self.aboard if r.goal == self.floor]
        for rider in out:
            self.finished[rider] = now - rider.time
        self.aboard = [r for r in self.aboard if r not in out]
        queue = self.waiting[self.floor]
        room = self.capacity - len(self.aboard)
        entering, self.waiting[self.floor] = queue[:room], queue[room:]
        self.aboard.extend(entering)
        return len(out), len(entering)

    def step(self, now: int) -> str:
        out, entered = self.exchange(now)
        if out or entered:
            return f"doors at {self.floor}: -{out} +{entered} = {len(self.aboard)}"
        goals = self.wanted()
        if not goals:
            self.direction = Direction.IDLE
            return ""
        ahead = [g for g in goals if (g - self.floor) * self.direction > 0]
        if not ahead:
            nearest = min(goals, key=lambda g: (abs(g - self.floor), g))
            self.direction = Direction.UP if nearest > self.floor else Direction.DOWN
        self.floor += self.direction
        return f"{self.direction.name.lower()} to {self.floor}"


def simulate(elevator: Elevator, riders: list[Rider], limit: int = 60) -> Iterator[str]:
    coming = sorted(riders, reverse=True)
    for now in range(limit):
        while coming and coming[-1].time <= now:
            rider = coming.pop()
            try:
                elevator.call(rider)
            except IndexError as error:
                yield f"{now:2} refused: {error}"
        if text := elevator.step(now):
            yield f"{now:2} {text}"
        elif not coming:
            yield f"{now:2} idle"
            return
    raise TimeoutError(f"not done after {limit}")


people = [Rider(0, 0, 5), Rider(1, 3, 0), Rider(1, 3, 5), Rider(2, 3, 4), Rider(2, 3, 1), Rider(4, 9, 0), Rider(20, 5, 2)]
elevator = Elevator(6)
for line in simulate(elevator, people):
    print(line)
times = elevator.finished
print({(r.start, r.goal): t for r, t in times.items()}, f"mean {sum(times.values()) / len(times):.2f}", max(times.values()))
try:
    for _ in simulate(Elevator(6, capacity=0), people[:1], 10):
        pass
except TimeoutError as error:
    print("TimeoutError:", error)
try:
    Rider(0, 2, 2)
except ValueError as error:
    print("ValueError:", error)
print(Direction.UP + Direction.DOWN == Direction.IDLE, Direction(-1), max(Direction), repr(Direction.UP), int(Direction["IDLE"]))
