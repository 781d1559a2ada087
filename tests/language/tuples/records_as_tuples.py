"""Tuples as records: unpacking in loops, nested patterns, swaps, star targets, returning several values, as keys."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

Route = tuple[str, str, int]
ROUTES: tuple[Route, ...] = (("Oslo", "Bergen", 463), ("Oslo", "Trondheim", 494), ("Bergen", "Stavanger", 209), ("Trondheim", "Bodø", 708))


def split(values: tuple[int, ...], at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return values[:at], values[at:]


def bounds(values: list[float]) -> tuple[float, float] | None:
    return (min(values), max(values)) if values else None


def countdown(start: tuple[int, int, int]) -> Iterator[tuple[int, int, int]]:
    h, m, s = start
    while (h, m, s) > (0, 0, 0):
        yield h, m, s
        s -= 1
        if s < 0:
            m, s = m - 1, 59
        if m < 0:
            h, m = h - 1, 59


for start, *_, km in ROUTES:
    print(f"{start:<10}{km:>5}", end="|")
print(sum(km for *_, km in ROUTES), {(a, b): km for a, b, km in ROUTES}["Oslo", "Bergen"])
by_city: dict[str, tuple[str, ...]] = {}
lonely: tuple[str, ...] = ()
for a, b, _km in ROUTES:
    for city, other in ((a, b), (b, a)):
        by_city[city] = by_city.get(city, lonely) + (other,)
print(by_city, max(by_city.items(), key=lambda kv: (len(kv[1]), kv[0])))
print(split((1, 2, 3, 4), 1), split((), 3), split((1, 2), -1), bounds([2.5, -1.0]), bounds([]))
low, high = bounds([1.0, 9.0]) or (0.0, 0.0)
print(low, high, list(countdown((0, 1, 2)))[:4], sum(1 for _ in countdown((1, 0, 1))), next(countdown((0, 0, 0)), None))
p, q, r = 1, 2, 3
p, q, r = r, p, q
(x, (y, *z)), w = (p, (q, 5, 6)), "w"
print(p, q, r, x, y, z, w, (x, y))
top, *others = list("hello")
*start_of, last = range(4)
first, *nothing, end = list(range(2))
print(top, others, start_of, last, first, nothing, end)
for broken in range(3):
    values = [1, 2, 3][: broken + 1]
    try:
        one, two = values
        print(one, two)
    except ValueError as error:
        print("ValueError:", error)
empty, single = (), (1,)
print(empty, single, len(empty), single + (2,), single * 3, (1, 2) + empty == (1, 2), tuple("ab"), tuple([1]) == single, sorted([(2, "a"), (1, "b"), (1, "a")]))
print([b - a for a, b in pairwise((1, 4, 9, 16))], (3, 1, 2)[::-1], 2 in (1, 2), tuple(n * n for n in range(3)), min((3, "c"), (3, "b")), hash(()) == hash(tuple([])))
total: tuple[int, float] = (0, 0.0)
for n in range(1, 4):
    total = total[0] + n, total[1] + 1 / n
print(total, f"{total}", "%d items, %.3f" % total, isinstance(total, tuple), type(total).__name__)
try:
    print(ROUTES[len(ROUTES)])
except IndexError as error:
    print("IndexError:", error)
