"""Functions of integers."""

import math
from typing import Callable

print(math.gcd(), math.gcd(0, 0), math.gcd(-12, 18, 27), math.gcd(7), math.gcd(2**62, 2**40 * 3), math.lcm(), math.lcm(0, 3), math.lcm(-4, 6), math.lcm(2, 3, 4, 5))
print(math.gcd(-2**63, 12), math.gcd(96, -2**63), math.gcd(-2**63, -3), math.gcd(2**62, -2**63) == 2**62)
print([math.factorial(n) for n in range(21)], [math.comb(12, k) for k in range(14)], [math.perm(7, k) for k in range(9)])
print(math.comb(62, 31), math.comb(60, 3), math.comb(10**6, 2), math.perm(20), math.perm(10**6, 3), math.comb(0, 0), math.perm(0))
print([math.isqrt(n * n - 1) for n in (1, 2, 3, 10, 10**9, 3037000499)], [math.isqrt(n * n) for n in (0, 5, 10**9)])


def attempt(f: Callable[[], int]) -> None:
    try:
        print(f())
    except ValueError as error:
        print(error)


attempt(lambda: math.isqrt(-1))
attempt(lambda: math.factorial(-1))
attempt(lambda: math.comb(-1, 2))
attempt(lambda: math.comb(1, -2))
attempt(lambda: math.perm(-1))
attempt(lambda: math.perm(1, -2))
