"""A report on measurements."""

import statistics
from fractions import Fraction

samples: dict[str, list[float]] = {
    "north": [12.1, 11.8, 12.6, 13.0, 12.2, 11.9],
    "south": [19.5, 21.25, 20.0, 20.5, 19.75, 22.0, 18.5],
    "east": [0.1, 0.2, 0.3],
}
for place, values in samples.items():
    quarters = statistics.quantiles(values, n=4)
    print(f"{place:6} {len(values):3} {statistics.fmean(values):8.4f} {statistics.stdev(values):8.4f} {statistics.median(values):8.4f}", [round(q, 4) for q in quarters])
ages = [31, 25, 42, 25, 60, 31, 25]
print(statistics.mean(ages), statistics.mode(ages), statistics.multimode([1, 1, 2, 2, 3]), statistics.pstdev(ages), statistics.variance(ages))
line = statistics.linear_regression([1.0, 2.0, 3.0, 4.0], [2.1, 3.9, 6.2, 7.8])
print(line.slope, line.intercept, statistics.correlation([1.0, 2.0, 3.0], [1.0, 3.0, 2.0]))
share = sum((Fraction(1, n * (n + 1)) for n in range(1, 11)), Fraction(0))
print(share, float(share), share.limit_denominator(5))
