"""Endless generators cut by islice and takewhile: primes, Fibonacci, Collatz, digits of sequences."""
from itertools import count, islice, takewhile
from typing import Iterator


def fibonacci() -> Iterator[int]:
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def primes() -> Iterator[int]:
    """The sieve that remembers the next composite of each prime."""
    composites: dict[int, list[int]] = {}
    for n in count(2):
        if n not in composites:
            yield n
            composites[n * n] = [n]
        else:
            for p in composites.pop(n):
                composites.setdefault(p + n, []).append(p)


def collatz(n: int) -> Iterator[int]:
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


def look_and_say(start: str = "1") -> Iterator[str]:
    while True:
        yield start
        following, run = "", start[0]
        for c in start[1:] + " ":
            if c == run[0]:
                run += c
            else:
                following += str(len(run)) + run[0]
                run = c
        start = following


def thue_morse() -> Iterator[int]:
    yield 0
    for n in count(1):
        yield n.bit_count() % 2


def recaman() -> Iterator[int]:
    seen, last = {0}, 0
    yield 0
    for n in count(1):
        last = last - n if last - n > 0 and last - n not in seen else last + n
        seen.add(last)
        yield last


print(list(islice(fibonacci(), 12)), sum(n for n in takewhile(lambda n: n < 4_000_000, fibonacci()) if n % 2 == 0))
print(list(takewhile(lambda p: p < 40, primes())), next(islice(primes(), 999, None)))
print(list(collatz(13)), max(range(1, 200), key=lambda n: sum(1 for _ in collatz(n))))
print(list(islice(look_and_say(), 6)), len(next(islice(look_and_say("3"), 15, 16))))
print("".join(map(str, islice(thue_morse(), 24))), list(islice(recaman(), 15)))
big = list(takewhile(lambda n: n < 2 ** 61, fibonacci()))
print(len(big), big[-1], big[-1] % 1_000_007)
