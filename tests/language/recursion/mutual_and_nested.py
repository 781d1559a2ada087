"""Mutual recursion, Ackermann and Hofstadter functions, memoisation, and a limit on depth."""

from functools import cache, lru_cache


def is_even(n: int) -> bool:
    return True if n == 0 else is_odd(n - 1)


def is_odd(n: int) -> bool:
    return False if n == 0 else is_even(n - 1)


def ackermann(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


@cache
def female(n: int) -> int:
    return 1 if n == 0 else n - male(female(n - 1))


@cache
def male(n: int) -> int:
    return 0 if n == 0 else n - female(male(n - 1))


def mccarthy(n: int) -> int:
    return n - 10 if n > 100 else mccarthy(mccarthy(n + 11))


@lru_cache(maxsize=None)
def hofstadter_q(n: int) -> int:
    return 1 if n < 3 else hofstadter_q(n - hofstadter_q(n - 1)) + hofstadter_q(n - hofstadter_q(n - 2))


@cache
def stirling(n: int, k: int) -> int:
    if n == k:
        return 1
    if k == 0 or k > n:
        return 0
    return k * stirling(n - 1, k) + stirling(n - 1, k - 1)


@lru_cache(maxsize=8)
def fibonacci(n: int) -> int:
    if n < 0:
        raise ValueError(f"negative: {n}")
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def digits(n: int) -> str:
    return digits(n // 10) + str(n % 10) if n > 9 else str(n)


def power_of(base: int, n: int, modulus: int) -> int:
    if n == 0:
        return 1 % modulus
    half = power_of(base, n // 2, modulus)
    return half * half * (base if n % 2 else 1) % modulus


def depth(n: int) -> int:
    return 1 + depth(n + 1)


print(is_even(100), is_odd(7), is_even(51), [[ackermann(m, n) for n in range(5)] for m in range(3)], ackermann(2, 20))
print([female(n) for n in range(15)], [male(n) for n in range(15)], {mccarthy(n) for n in range(90, 102)}, mccarthy(105))
print([hofstadter_q(n) for n in range(1, 16)], [[stirling(n, k) for k in range(n + 1)] for n in range(6)])
print(fibonacci(80), fibonacci.cache_info().currsize, fibonacci.cache_info().maxsize)
fibonacci.cache_clear()
print(fibonacci(10), fibonacci.cache_info())
for n in (-1, -5):
    try:
        fibonacci(n)
    except ValueError as error:
        print(error)
print(digits(90210), power_of(3, 10**9, 1_000_007) == pow(3, 10**9, 1_000_007), power_of(5, 0, 1))
try:
    depth(0)
except RecursionError as error:
    print(type(error).__name__)
