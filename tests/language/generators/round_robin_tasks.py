"""A cooperative scheduler: generators as tasks that yield requests to it."""
from __future__ import annotations
from collections import deque
from dataclasses import dataclass
from typing import Generator, Union


@dataclass
class Sleep:
    ticks: int


@dataclass
class Spawn:
    name: str
    count: int


@dataclass
class Die:
    reason: str


Request = Union[Sleep, Spawn, Die, None]
Task = Generator[Request, int, str]


def worker(name: str, count: int) -> Task:
    now = 0
    for n in range(count):
        print(f"  {now:>2} {name} {n}")
        now = yield None
    return f"{name} finished at {now}"


def sleeper(ticks: int) -> Task:
    woke = yield Sleep(ticks)
    now = yield Spawn("child", 2)
    return f"slept to {woke}, at {now}"


def failing() -> Task:
    try:
        yield None
        raise ValueError("broken")
    finally:
        print("  cleaned up")


def victim() -> Task:
    try:
        yield Die("no reason")
    except RuntimeError as error:
        return f"killed: {error}"
    return "survived"


def run(tasks: dict[str, Task]) -> dict[str, str]:
    ready = deque((name, task, 0) for name, task in tasks.items())
    results: dict[str, str] = {}
    started: set[str] = set()
    now = 0
    while ready:
        now += 1
        name, task, wake = ready.popleft()
        if wake > now:
            ready.append((name, task, wake))
            continue
        try:
            request = task.send(now) if name in started else next(task)
            started.add(name)
            if isinstance(request, Die):
                request = task.throw(RuntimeError(request.reason))
        except StopIteration as stop:
            results[name] = str(stop.value)
            continue
        except ValueError as error:
            results[name] = f"failed: {error}"
            continue
        if isinstance(request, Spawn):
            ready.append((request.name, worker(request.name, request.count), 0))
        ready.append((name, task, now + request.ticks if isinstance(request, Sleep) else 0))
    return results


for name, result in run({"a": worker("a", 3), "s": sleeper(6), "f": failing(), "v": victim(), "b": worker("b", 1)}).items():
    print(name, "->", result)
