"""The distributions: the same numbers as CPython's."""

from random import Random
from typing import Callable

r = Random(11)
print([r.uniform(1, 10), r.uniform(-1.5, 2.5), r.uniform(3, 3), r.triangular(), r.triangular(2, 5), r.triangular(0.0, 10.0, 9.0)])
for _ in range(12):
    print(r.gauss(), r.gauss(10, 2), r.gauss(0.0, 1.0), r.normalvariate(), r.normalvariate(5, 0.5), r.lognormvariate(0, 1))
    print(r.expovariate(2), r.expovariate(0.1), r.gammavariate(2.5, 1), r.gammavariate(0.5, 2.0), r.gammavariate(1, 1))
    print(r.betavariate(2, 3), r.betavariate(0.5, 0.5), r.paretovariate(3), r.weibullvariate(1, 1.5), r.vonmisesvariate(0, 4), r.vonmisesvariate(1.0, 1e-9))
heights = [r.gauss(170, 8) for _ in range(500)]
print(sum(heights) / len(heights), min(heights), max(heights))
calls: list[Callable[[], object]] = [
    lambda: r.gammavariate(0, 1),
    lambda: r.gammavariate(1, -1.0),
]
for bad in calls:
    try:
        print(bad())
    except ValueError as error:
        print(error)
r.seed(5)
a = r.gauss()
r.seed(5)
print(a == r.gauss())
