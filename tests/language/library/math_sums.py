"""fsum, prod and sums of products."""

import math

for seq in ([0.1] * 10, [1e100, 1.0, -1e100], [math.inf, 1.0], [math.inf, -math.inf], [math.nan, 1.0], [1e308, 1e308, -1e308],
            [1e16, 1.0, 1e-16], [1e-300, 1e300, -1e300, 3.5e-300], [0.5, -0.5], [-0.0], [2.0**53, -0.5, -(2.0**-54)], [1.0, 2.0**-53, 2.0**-106]):
    try:
        print(math.fsum(seq), math.fsum(x for x in reversed(seq)))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(math.fsum([1, 2, 3]), math.fsum(range(5)), math.fsum((1.5,)))
print(math.prod([2, 3, 7]), math.prod([2.5, 2.0]), math.prod([1.5, 2.0], start=10.0), math.prod(range(1, 11)), math.prod([3], start=4))
try:
    print(math.prod(range(1, 30)) > 0)
except OverflowError:
    print(True)
total = 0.0
terms: list[float] = []
for n in range(1, 1000):
    term = (-1.0) ** n / n
    total += term
    terms.append(term)
print(total, math.fsum(terms), sum(terms), math.fsum(t * t for t in terms))
