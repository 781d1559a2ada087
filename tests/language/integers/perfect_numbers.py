"""Divisor sums: perfect, abundant and amicable numbers, aliquot sequences, and their classes."""

from enum import Enum
from functools import lru_cache
from math import isqrt


class Kind(Enum):
    DEFICIENT = "deficient"
    PERFECT = "perfect"
    ABUNDANT = "abundant"


@lru_cache(maxsize=None)
def aliquot(n: int) -> int:
    """The sum of the proper divisors."""
    if n < 1:
        raise ValueError(f"{n} is not positive")
    if n == 1:
        return 0
    total = 1
    for d in range(2, isqrt(n) + 1):
        if n % d == 0:
            total += d + (n // d if d * d != n else 0)
    return total


def kind(n: int) -> Kind:
    s = aliquot(n)
    return Kind.PERFECT if s == n else Kind.ABUNDANT if s > n else Kind.DEFICIENT


def sequence(n: int, limit: int = 12) -> tuple[str, list[int]]:
    seen = [n]
    while len(seen) < limit:
        if seen[-1] == 0:
            return "terminating", seen
        following = aliquot(seen[-1])
        if following in seen:
            period = len(seen) - seen.index(following)
            name = {1: "perfect" if len(seen) == 1 else "aspiring", 2: "amicable"}.get(period, "sociable")
            return name, seen + [following]
        seen.append(following)
    return "open", seen


counts = {k: 0 for k in Kind}
for number in range(1, 2001):
    counts[kind(number)] += 1
print({k.value: v for k, v in counts.items()})
print([n for n in range(2, 10000) if aliquot(n) == n])
print([(n, aliquot(n)) for n in range(2, 3000) if n < aliquot(n) and aliquot(aliquot(n)) == n])
for start in (10, 6, 95, 220, 12496, 276, 1):
    print(start, *sequence(start))
first_odd = next(n for n in range(1, 10**6, 2) if aliquot(n) > n)
print("first odd abundant:", first_odd, aliquot(first_odd))
information = aliquot.cache_info()
print(information.hits > 0, information.maxsize, information.currsize > 10000)
for bad in (0, -6):
    try:
        kind(bad)
    except ValueError as error:
        print(error)
