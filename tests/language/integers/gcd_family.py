"""Greatest common divisors, the extended algorithm, modular inverses, and the Chinese remainder theorem."""

import math
from collections.abc import Callable
from functools import reduce


def egcd(a: int, b: int) -> tuple[int, int, int]:
    """(g, x, y) with a*x + b*y == g."""
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


def inverse(a: int, m: int) -> int:
    g, x, _ = egcd(a % m, m)
    if g != 1:
        raise ZeroDivisionError(f"{a} has no inverse modulo {m}")
    return x % m


def crt(residues: list[int], moduli: list[int]) -> int:
    product = math.prod(moduli)
    total = 0
    for r, m in zip(residues, moduli, strict=True):
        part = product // m
        total += r * part * inverse(part, m)
    return total % product


def binary_gcd(a: int, b: int) -> int:
    shift = 0
    while a and b:
        if a & 1 == 0 and b & 1 == 0:
            a, b, shift = a >> 1, b >> 1, shift + 1
        elif a & 1 == 0:
            a >>= 1
        elif b & 1 == 0:
            b >>= 1
        elif a >= b:
            a = (a - b) >> 1
        else:
            b = (b - a) >> 1
    return (a or b) << shift


print(egcd(240, 46), egcd(-8, 12), egcd(0, 5), math.gcd(-8, 12), math.gcd(), math.lcm(4, 6, 10), math.lcm(3, 0))
print(crt([2, 3, 2], [3, 5, 7]), crt([1, 4, 6], [3, 5, 7]), crt([], []))
print([pow(a, -1, 17) for a in range(1, 17)] == [inverse(a, 17) for a in range(1, 17)], pow(3, 200, 50), pow(7, 0, 1))
print(all(binary_gcd(a, b) == math.gcd(a, b) for a in range(0, 60) for b in range(0, 60)))
print(reduce(math.gcd, [84, 126, 210]), reduce(math.lcm, range(1, 21)), [n for n in range(1, 31) if math.gcd(n, 30) == 1])
ATTEMPTS: list[Callable[[], int]] = [lambda: inverse(6, 9), lambda: crt([1, 2], [4, 6]), lambda: crt([1], [2, 3])]
for attempt in ATTEMPTS:
    try:
        print(attempt())
    except (ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error)
x, y = 1071, 462
while y:
    print(f"{x} = {x // y} * {y} + {x % y}")
    x, y = y, x % y
print("gcd", x)
