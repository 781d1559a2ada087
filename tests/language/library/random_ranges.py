"""Random ints from ranges, bits and bytes."""

import random
from typing import Callable

random.seed(2024)
print([random.randrange(n) for n in (1, 2, 3, 10, 1000, 10**9, 10**18, 2**62)])
print([random.randrange(5, 50, 5) for _ in range(8)], [random.randrange(10, -10, -3) for _ in range(8)], [random.randint(-3, 3) for _ in range(8)])
print([random.getrandbits(k) for k in (0, 1, 2, 8, 31, 32, 33, 48, 62, 63)], [random.randbytes(n) for n in (0, 1, 3, 4, 5, 9)])
calls: list[Callable[[], object]] = [
    lambda: random.randrange(0),
    lambda: random.randrange(-5),
    lambda: random.randint(5, 4),
    lambda: random.randrange(1, 1, 2),
    lambda: random.randrange(1, 2, 0),
    lambda: random.getrandbits(-1),
]
for bad in calls:
    try:
        print(bad())
    except ValueError as error:
        print(error)
counts = [0] * 6
for _ in range(6000):
    counts[random.randint(0, 5)] += 1
print(counts)
pi = sum(1 for _ in range(5000) if random.random() ** 2 + random.random() ** 2 < 1.0) * 4 / 5000
print(pi)
