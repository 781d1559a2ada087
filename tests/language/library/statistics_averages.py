"""Averages, spread, quantiles and lines, exactly rounded."""

import random
import statistics as st
from statistics import StatisticsError, mean, median, mode, pstdev, pvariance, quantiles, stdev, variance
from typing import Callable

print(mean([1, 2, 3]), mean([1, 2]), mean([0.1] * 10), mean([1.5, 2.5]), mean([1e16, 1.0, -1e16]), st.fmean([1, 2, 4]), st.fmean([3.5, 4.0], weights=[1, 3]))
print(median([3, 1, 2]), median([4, 1, 2, 3]), median([1.5, 2.5]), st.median_low([1, 3, 5, 7]), st.median_high([1, 3, 5, 7]), st.median_grouped([52, 52, 53, 54]), st.median_grouped([1, 3, 3, 5, 7], interval=2))
print(mode("aabbb"), mode([1, 1, 2, 2]), st.multimode("aabbcc"), st.multimode([1][:0]), st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.harmonic_mean([40.0, 60.0], weights=[5, 30]))
print(variance([1, 2, 3]), variance([2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]), pvariance([0.0, 0.25, 0.25, 1.25, 1.5, 1.75, 2.75, 3.25]), pvariance([1, 2, 3, 4]), pvariance([1, 1]), stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), pstdev([1, 2, 3]), stdev([1, 1]))
print(variance([1.0, 2.0, 4.0], 2.5), pvariance([1, 2, 4], 2), stdev([1.0, 2.0, 4.0], 2.0), pstdev([0.1, 0.2], 0.15))
print(quantiles([1, 2, 3, 4, 5]), quantiles([1.5, 9.0, 2.0], n=3), quantiles(range(1, 101), n=10), quantiles([1, 2, 3, 4], method="inclusive"), quantiles([5, 1], n=5), quantiles([1, 2], n=1))
print(st.covariance([1, 2, 3, 4], [2, 1, 4, 3]), st.correlation([1, 2, 3], [3.5, 2.0, 1.0]), st.linear_regression([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2], [3, 5], proportional=True))
r = random.Random(3)
for size in (2, 3, 5, 17, 100):
    data = [r.gauss(50, 10) for _ in range(size)]
    print(mean(data), median(data), variance(data), stdev(data), pvariance(data), pstdev(data), st.fmean(data), st.geometric_mean(data), st.harmonic_mean(data), quantiles(data, n=3))
    tiny = [r.random() * 10.0 ** r.randint(-20, 20) for _ in range(size)]
    print(mean(tiny), variance(tiny), stdev(tiny), pstdev(tiny), mean([-x for x in tiny]))
    ints = [r.randint(-1000, 1000) for _ in range(size)]
    print(mean(ints), median(ints), variance(ints), pvariance(ints), stdev(ints), st.fmean(ints))
calls: list[Callable[[], object]] = [
    lambda: float(mean([1.0][:0])),
    lambda: float(median([1.0][:0])),
    lambda: stdev([1.0]),
    lambda: float(variance([1])),
    lambda: float(mode([1.0][:0])),
    lambda: quantiles([1.0])[0],
    lambda: quantiles([1.0, 2.0], n=0)[0],
    lambda: st.geometric_mean([0.0]),
    lambda: st.harmonic_mean([-1.0]),
    lambda: st.correlation([1, 1], [1, 2]),
    lambda: st.covariance([1], [1, 2]),
    lambda: st.fmean([1], [0]),
]
for call in calls:
    try:
        print(call())
    except StatisticsError as error:
        print(error)
