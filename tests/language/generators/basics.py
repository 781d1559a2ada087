"""Generators: laziness, exhaustion, return."""

from collections.abc import Iterator


def count_up(limit: int) -> Iterator[int]:
    print("start")
    for i in range(limit):
        yield i
    print("end")


def squares(source: Iterator[int]) -> Iterator[int]:
    for value in source:
        yield value * value


def naturals() -> Iterator[int]:
    n = 0
    while True:
        yield n
        n += 1


generator = count_up(3)
print("made")
print(next(generator), next(generator), next(generator))
print(next(generator, -1), next(generator, -2))
print(list(squares(count_up(4))))
for n in naturals():
    if n * n > 50:
        break
print(n, sum(x for x in range(10) if x % 3 == 0))
try:
    next(generator)
except StopIteration as stop:
    print("exhausted", stop.value)
