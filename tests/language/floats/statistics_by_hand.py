"""Mean, variance, median and correlation in one pass and in two, compared with the statistics module."""

import math
import statistics
from collections.abc import Callable, Sequence


class Running:
    """Welford's method."""

    def __init__(self) -> None:
        self.count = 0
        self.mean = 0.0
        self._squares = 0.0
        self.low = math.inf
        self.high = -math.inf

    def add(self, x: float) -> "Running":
        self.count += 1
        delta = x - self.mean
        self.mean += delta / self.count
        self._squares += delta * (x - self.mean)
        self.low, self.high = min(self.low, x), max(self.high, x)
        return self

    @property
    def variance(self) -> float:
        return self._squares / (self.count - 1) if self.count > 1 else math.nan

    def __str__(self) -> str:
        return f"n={self.count} mean={self.mean:.4f} sd={math.sqrt(self.variance):.4f} [{self.low:g}, {self.high:g}]"


def median(data: Sequence[float]) -> float:
    if not data:
        raise statistics.StatisticsError("no median for empty data")
    ordered = sorted(data)
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2


def correlation(xs: Sequence[float], ys: Sequence[float]) -> float:
    mx, my = math.fsum(xs) / len(xs), math.fsum(ys) / len(ys)
    covariance = math.fsum((x - mx) * (y - my) for x, y in zip(xs, ys))
    return covariance / math.sqrt(math.fsum((x - mx) ** 2 for x in xs) * math.fsum((y - my) ** 2 for y in ys))


heights = [1.52, 1.6, 1.71, 1.83, 1.77, 1.68, 1.9]
weights = [51.0, 60.5, 66.0, 80.25, 75.0, 64.0, 95.5]
running = Running()
for h in heights:
    running.add(h)
print(running)
print(math.isclose(running.variance, statistics.variance(heights)), math.isclose(running.mean, statistics.mean(heights)))
print(median(heights), median(heights[:4]) == statistics.median(heights[:4]), round(correlation(heights, weights), 6))
print(math.isnan(Running().add(3.0).variance), 0.1 + 0.2, math.fsum([0.1] * 10), sum([0.1] * 10), f"{statistics.pstdev(weights):.6f}")
print(math.hypot(3.0, 4.0), math.dist((1.0, 1.0), (4.0, 5.0)), math.prod([0.5, 4.0]), statistics.mode([1, 2, 2, 3]))
CASES: list[Callable[[], float]] = [lambda: median([]), lambda: correlation([1.0, 1.0], [2.0, 3.0]), lambda: correlation([], []), lambda: statistics.variance([1.0])]
for case in CASES:
    try:
        print(case())
    except (ZeroDivisionError, statistics.StatisticsError) as error:
        print(type(error).__name__, error)
