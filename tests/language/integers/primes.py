"""A sieve, gcd and a power loop."""


def sieve(limit: int) -> list[int]:
    is_prime = [True] * (limit + 1)
    is_prime[0] = is_prime[1] = False
    for n in range(2, int(limit**0.5) + 1):
        if is_prime[n]:
            for multiple in range(n * n, limit + 1, n):
                is_prime[multiple] = False
    return [n for n, prime in enumerate(is_prime) if prime]


def gcd(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


def power(base: int, exponent: int, modulus: int) -> int:
    result = 1
    base %= modulus
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


primes = sieve(1000)
print(len(primes), primes[:10], primes[-1])
print(gcd(1071, 462), gcd(0, 5), power(2, 1000, 1000007))
