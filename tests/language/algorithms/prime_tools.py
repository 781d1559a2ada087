"""Miller-Rabin, Pollard rho, totients, sieves by segments, Goldbach pairs, and continued fractions of roots."""

from collections.abc import Iterator
from itertools import islice
from math import gcd, isqrt, prod


def power(base: int, exponent: int, modulus: int) -> int:
    result = 1
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def is_prime(n: int) -> bool:
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7):
        x = power(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def factor(n: int) -> list[int]:
    if n < 2:
        return []
    if is_prime(n):
        return [n]
    if n % 2 == 0:
        return [2] + factor(n // 2)
    c = 1
    while True:
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(abs(x - y), n)
        if d != n:
            return sorted(factor(d) + factor(n // d))
        c += 1


def totient(n: int) -> int:
    return n * prod(p - 1 for p in set(factor(n))) // prod(set(factor(n)))


def segment(low: int, high: int) -> Iterator[int]:
    small = [p for p in range(2, isqrt(high) + 1) if all(p % q for q in range(2, isqrt(p) + 1))]
    marks = bytearray(b"\x01") * (high - low)
    for p in small:
        for multiple in range(max(p * p, (low + p - 1) // p * p), high, p):
            marks[multiple - low] = 0
    return (low + i for i, m in enumerate(marks) if m and low + i > 1)


def root_fraction(n: int) -> Iterator[int]:
    a0 = isqrt(n)
    m, d, a = 0, 1, a0
    yield a0
    while a0 * a0 != n:
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d
        yield a


print([n for n in range(60) if is_prime(n)], [n for n in (561, 1105, 2_147_483_647, 1_000_000_007, 3_215_031_751 // 5) if is_prime(n)])
print([factor(n) for n in (1, 2, 12, 97, 1001, 1_000_000, 600_851_475, 1_299_709 * 1_009, 8051)])
print([totient(n) for n in range(1, 21)], all(prod(factor(n)) == n for n in range(2, 500)))
print(list(segment(1_000_000, 1_000_100)), list(segment(0, 30)), len(list(segment(10_000, 20_000))))
print([next(((p, n - p) for p in range(2, n) if is_prime(p) and is_prime(n - p)), None) for n in range(4, 40, 5)])
print([list(islice(root_fraction(n), 8)) for n in (2, 3, 7, 9, 23)])
try:
    print(power(3, 5, 0))
except ZeroDivisionError as error:
    print("ZeroDivisionError:", error)
