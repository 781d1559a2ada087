"""Ints where floats are declared stay ints: in attributes, containers, results, defaults, and through the library."""

import asyncio
import math
import random
import statistics
import struct
import time
import json
from datetime import datetime, timedelta, timezone
from typing import NamedTuple, TypeVar, Generic, Iterator, Protocol, Final
from collections import defaultdict, deque, Counter
import bisect
import functools
import heapq
import itertools
import operator

G: Final[float] = 10
RATE: float = 2


class Size(NamedTuple):
    w: float
    h: float = 1


N = TypeVar("N", int, float)


def twice(x: N) -> N:
    return x * 2


class Temp:
    scale: float = 1

    def __init__(self, deg: float) -> None:
        self._deg = deg

    @property
    def deg(self) -> float:
        return self._deg

    @deg.setter
    def deg(self, v: float) -> None:
        if v < -273.15:
            raise ValueError("cold")
        self._deg = v

    def __float__(self) -> float:
        return float(self._deg)

    def __lt__(self, o: "Temp") -> bool:
        return self._deg < o._deg

    def __repr__(self) -> str:
        return f"Temp({self._deg!r})"


def walk(n: int, step: float = 1) -> Iterator[float]:
    x: float = 0
    for _ in range(n):
        yield x
        x += step


async def job(delay: float) -> float:
    await asyncio.sleep(delay)
    return delay


async def main() -> None:
    print(await asyncio.gather(job(0), job(0.001)))
    try:
        await asyncio.wait_for(asyncio.sleep(1), timeout=0.001)
    except asyncio.TimeoutError:
        print("timeout")
    t: float = 0
    await asyncio.sleep(t)
    async with asyncio.timeout(t + 1):
        print("in time")


asyncio.run(main())
x: float = 3
y: float = 2.5
print(math.sqrt(x), math.floor(x), math.ceil(y), math.pow(x, 2), math.isclose(x, 3), math.atan2(x, y), math.fsum([x, y]), math.exp(x), math.log(x, 2), math.trunc(y), math.fmod(x, y), math.copysign(x, -y), math.prod([x, y, 2]), math.degrees(x))
random.seed(1)
print(random.uniform(x, y), random.gauss(x, y), random.expovariate(x), random.triangular(0, x, y), random.choice([x, y]))
print(statistics.mean([x, y, 4]), statistics.median([1, x, y]), statistics.stdev([1, x, y]), statistics.pstdev([x, y]))
print(struct.pack("<d", x).hex(), struct.pack("<f", y).hex())
print(json.dumps({"x": x, "y": y, "l": [x, y]}), json.dumps([1, 2.5]))
print(timedelta(seconds=x), timedelta(seconds=y, minutes=x), datetime.fromtimestamp(x, tz=timezone.utc), timedelta(seconds=90) * y, timedelta(seconds=90) / x)
time.sleep(0)
t: float = 0
time.sleep(t)
print(Size(3), Size(2, 0.5), Size(1, 2).w * 2, twice(x), twice(3), twice(1.5), G, RATE, G * RATE, Temp.scale)
a = Temp(20)
a.deg = 30
a.deg += 0.5
b = Temp(10)
print(a, b, a.deg, float(a), sorted([a, b]), max(a, b), min([a, b]).deg, isinstance(a.deg, float), isinstance(b.deg, float), isinstance(b.deg, int))
print(list(walk(3)), list(walk(3, 0.5)), sum(walk(4)), sum(walk(4, 0.25)), list(map(float, walk(3))))
d: dict[str, float] = defaultdict(float)
d["a"] += 1
d["b"] += 2.5
print(dict(d), sum(d.values()), max(d.values()), sorted(d.items(), key=lambda kv: -kv[1]))
heap: list[tuple[float, str]] = []
for cost, name in [(3, "c"), (1.5, "a"), (2, "b")]:
    heapq.heappush(heap, (cost, name))
print([heapq.heappop(heap) for _ in range(3)])
xs: list[float] = [1, 2.5, 4]
print(bisect.bisect(xs, 3), list(itertools.accumulate(xs)), functools.reduce(operator.mul, xs), functools.reduce(lambda p, q: p + q, xs, 0.0), xs.index(2.5), 1.0 in xs, xs.count(4))
xs.sort(reverse=True)
print(xs, sorted(xs), xs + [1], [v / 2 for v in xs], [int(v) for v in xs], [round(v) for v in xs], [abs(-v) for v in xs], ["%.1f" % v for v in xs], [str(v) for v in xs])
inf = float("inf")
best: float = math.inf
for v in xs:
    best = min(best, v)
print(best, best == 1, best is None, -x, +x, x ** 2, x ** -1, 2 ** x, x // 2, x % 2, x / 2, divmod(x, 2), x == 3.0, hash(x) == hash(3.0), {x: 1}[3], {1: "a"}.get(int(x) - 2), x.is_integer() if isinstance(x, float) else "int", bool(x), not x, x and y, x or y)
matrix: list[list[float]] = [[0] * 3 for _ in range(2)]
matrix[0][1] = 2.5
matrix[1][2] += 1
print(matrix, [[c * 2 for c in r] for r in matrix], list(zip(*matrix)))
grid: list[list[float]] = [[1, 2], [3, 4.5]]
print(grid, sum(map(sum, grid)), sum(sum(r) for r in grid), max(map(max, grid)))
print(f"{x} {y} {x:.2f} {y:6.1f} {x:g} {y:e} {x!r} {x:>5} {x:,}", "{} {:.1f}".format(x, x), "%s %d %f" % (x, x, x))


def stats(*values: float, scale: float = 1) -> dict[str, float]:
    return {"n": len(values), "sum": sum(values) * scale, "avg": sum(values) / len(values)}


print(stats(1, 2, 3.5), stats(4, scale=0.5), stats(*[1, 2]), stats(*xs))


def compare(p: float, q: float) -> int:
    return (p > q) - (p < q)


print(compare(1, 2.5), compare(2.5, 1), compare(1, 1.0))
