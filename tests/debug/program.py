"""A queue of jobs, with values of every kind, for a debugger to look at."""

import asyncio
from collections import deque
from collections.abc import Iterator
from enum import Enum
from typing import Final, Optional

COUNT = 0
DEPTH: Final = 4
TITLE = "jobs"


class Colour(Enum):
    RED = 1
    BLUE = 2


class TooDear(ValueError):
    pass


class Job:
    def __init__(self, name: str, cost: int, parent: "Optional[Job]" = None) -> None:
        self.name = name
        self.cost = cost
        self.parent = parent
        self.tags: list[str] = []


class Urgent(Job):
    def __init__(self, name: str, cost: int, deadline: float) -> None:
        super().__init__(name, cost)
        self.deadline = deadline


def total(jobs: list[Job], prices: dict[str, float]) -> float:
    global COUNT
    result = 0.0
    for job in jobs:
        COUNT += 1
        price = prices[job.name]
        result += price * job.cost
    return result


def halves(n: int) -> tuple[int, float, str]:
    return n // 2, n / 2, str(n)


def squares(limit: int) -> Iterator[int]:
    n = 0
    while n < limit:
        square = n * n
        yield square
        n += 1


def kinds() -> int:
    latin, wide, empty = "caf\xe9 'x'", "\u20ac\U0001f600", ""
    raw, buffer = b"\x00ab", bytearray(b"cd")
    numbers = [1, -2, 3]
    ages = {"ann": 1, "bob": 2, "cy": 3}
    del ages["bob"]
    names = {"only"}
    names.add("gone")
    names.remove("gone")
    pair = (7, "x")
    many: tuple[int, ...] = tuple(numbers)
    nothing: Optional[int] = None
    something: Optional[int] = 5
    mixed: list[object] = [1, "a", 2.5, None, (1, 2), True]
    colour = Colour.BLUE
    waiting = deque(numbers)
    waiting.popleft()
    error = TooDear("much", 3)
    long_text = "ab" * 1000
    long_list = list(range(1000))
    ring = Job("ring", 1)
    ring.parent = ring
    urgent: Job = Urgent("now", 1, 0.5)
    function = total
    step = squares(2)
    counter = 10

    def add(n: int) -> int:
        nonlocal counter
        counter += n
        return counter

    add(5)
    print(latin, wide, empty, raw, buffer, names, pair, many, nothing, something, len(mixed), colour, waiting, error)
    print(len(long_text), len(long_list), ring.parent is ring, urgent.cost, function is total, next(step), counter)
    return len(ages)


async def fetch(seconds: float, label: str) -> int:
    length = len(label)
    await asyncio.sleep(seconds)
    return length


async def start() -> None:
    first = asyncio.create_task(fetch(0.001, "one"))
    second = asyncio.create_task(fetch(0.002, "three"), name="slow")
    print(await first + await second)
    print(await fetch(0.001, "at last"))


def refuse(cost: int) -> None:
    if cost > 2:
        raise TooDear(f"{cost} is too much")


def main() -> None:
    jobs = [Job("b", 2), Job("a", 3)]
    jobs[1].parent = jobs[0]
    print(total(jobs, {"a": 1.5, "b": 2.5}))
    print(halves(9))
    jobs[0].cost = 4
    kinds()
    for value in squares(3):
        print("square", value)
    asyncio.run(start())
    refuse(5)


main()
