"""Coroutines by send(): averages, extremes and a median that are kept up to date; throw() resets."""
import bisect
from typing import Generator, NamedTuple


class Reset(Exception):
    pass


class Summary(NamedTuple):
    terms: int
    mean: float
    low: float
    high: float


def statistics() -> Generator[Summary, float, str]:
    resets = 0
    while True:
        count, total, low, high = 0, 0.0, float("inf"), float("-inf")
        try:
            while True:
                mean = total / count if count else 0.0
                value = yield Summary(count, mean, low, high)
                if value != value:
                    return f"done after {resets} resets"
                count += 1
                total += value
                low, high = min(low, value), max(high, value)
        except Reset as reason:
            resets += 1
            print("reset:", reason)


def median() -> Generator[float, float, None]:
    values: list[float] = []
    middle = 0.0
    while True:
        bisect.insort(values, (yield middle))
        half = len(values) // 2
        middle = values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


stats = statistics()
print(next(stats))
for value in (3.0, -1.5, 4.5):
    print(stats.send(value))
print(stats.throw(Reset("new day")))
print(stats.send(8.0).mean, stats.send(9.0))
try:
    stats.send(float("nan"))
except StopIteration as stop:
    print(stop.value)
try:
    stats.throw(Reset("too late"))
except Reset as error:
    print("not taken:", error)
m = median()
next(m)
print([m.send(x) for x in (5.0, 1.0, 9.0, 2.0, 2.0)])
m.close()
print(next(m, 0.5))
