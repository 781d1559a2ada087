"""Numbers: edge cases of int and float, printing of containers."""
import math


def collatz(n: int) -> int:
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def gcd(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


def sqrt(x: float) -> float:
    guess = x
    while abs(guess * guess - x) > 1e-12:
        guess = (guess + x / guess) / 2
    return guess


def power_mod(base: int, exponent: int, modulus: int) -> int:
    result = 1
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def matmul(a: list[list[float]], b: list[list[float]]) -> list[list[float]]:
    return [[sum((x * y for x, y in zip(r, c)), 0.0) for c in zip(*b)] for r in a]


def knapsack(items: list[tuple[int, int]], capacity: int) -> int:
    best = [0] * (capacity + 1)
    for weight, value in items:
        for room in range(capacity, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + value)
    return best[capacity]


print([collatz(n) for n in range(1, 10)], gcd(1071, 462), math.gcd(12, 18), round(sqrt(2.0), 6), power_mod(7, 10**6, 10**9 + 7))
print(7 // 2, -7 // 2, 7 // -2, -7 % 3, 7 % -3, divmod(-7, 2), 7.5 // 2, -7.5 % 2, divmod(7.5, 2), 2 ** 10, 2 ** -1, 2.0 ** 0.5, (-2) ** 3)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(0.5), int(-3.9), math.floor(-3.1), math.ceil(3.1), math.trunc(2.9))
print(1 / 3, 2 / 3, 1e100, 1.5e-10, 123456789.123, 1e21, 1e-7, float("nan"), float("inf"), 0.1, 100.0, 1e16, 5e-324, 1.7976931348623157e308)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 40, -1 >> 3, (255).bit_length(), bin(10), hex(255), oct(8), bin(-5), abs(-3), abs(-2.5), pow(2, 5), pow(3, 4, 5))
print(True + True, True * 3, sum([True, False, True]), int(True), float(3), bool(0.0), bool("0"), 3 == 3.0, 1 < 2.5, True == 1, hash(1) == hash(1.0))
print(math.pi, math.e, math.sqrt(16), math.inf, math.isnan(math.nan), math.log(math.e), math.hypot(3, 4), math.factorial(10))
for bad in ("x", "", "1.5", "0x1"):
    try:
        print(int(bad))
    except ValueError as e:
        print(e)
try:
    print(1 // 0)
except ZeroDivisionError as e:
    print(e)
try:
    print(1.0 / 0.0)
except ZeroDivisionError as e:
    print(e)
try:
    print(5 % 0)
except ZeroDivisionError as e:
    print(e)
try:
    print(float("abc"))
except ValueError as e:
    print(e)
print(matmul([[1.0, 2.0], [3.0, 4.0]], [[0.0, 1.0], [1.0, 0.0]]), knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7))
print([1.0, 2.5], (1,), (), [], {}, {1: 2.0}, {"a": [1, (2, 3)], "b": [None, True]}, [[]], {(1, 2): {3}}, ("a", 1.5, None, [b"x"]))
print(9223372036854775807, -9223372036854775808, 9223372036854775807 // 2, 1_000_000, 0xFF, 0b101, 0o17, 1e3)
xs = [3, 1, 2]
print(min(xs), max(xs, default=0), min(xs[:0], default=-1), sum(xs), sum([0.1] * 10), sorted(xs, reverse=True), xs[::-1], any(xs), all([]), sum(x * x for x in xs))
print(f"{1e9:.0f} {12345.678:,.2f} {-5:05d} {3:+} {0.000123:g} {1e20:g} {100:g} {2.50:g} {True:d} {1.0} {1e5} {10 ** 18:,}")
print(int.from_bytes(b"\x01\x02", "big"), (258).to_bytes(2, "little"), float(2 ** 53 + 1), 2 ** 62, 0.1 + 0.7, 4.35 * 100, 1.1 + 2.2)
print(*range(3), *[1, 2], sep="-", end="!\n")
print(list(range(10, 0, -3)), range(5), range(1, 10, 2)[2], len(range(0, 100, 7)), 5 in range(0, 10, 5), list(range(0)))
