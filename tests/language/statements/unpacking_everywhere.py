"""Assignment with stars, nested targets, swaps, several targets, loops and the errors of wrong counts."""
from __future__ import annotations
from typing import Iterable

first, *middle, last = range(6)
print(first, middle, last)
head, *tail = ["x", "y"][:1]
*init, end = [1, 2]
print(head, tail, init, end)
(a, b), [c, *d], e = (1, 2), list("pqr"), None
print(a, b, c, d, e)
a, b = b, a
x = y = z = [0]
x.append(1)
print(a, b, y, x is z)
values = [10, 20, 30, 40]
i = 0
i, values[i] = 2, 99
values[0], values[-1] = values[-1], values[0]
print(i, values)
values[1:3], n = [7, 8, 9], 5
print(len(values), n)


def triple(items: Iterable[int]) -> str:
    try:
        p, q, r = items
    except ValueError as error:
        return str(error)
    return f"{p} {q} {r}"


def ends(items: list[str]) -> str:
    try:
        start, *_, stop = items
        return start + stop
    except ValueError as error:
        return str(error)


print([triple(t) for t in ([1, 2, 3], (1, 2), range(9), {7: "a", 8: "b", 9: "c"}, (n * n for n in range(3)), [])])
print([ends(items) for items in (["a", "b", "c"], ["a", "b"], ["a"], [])])
for number, (name, *marks) in enumerate([["ann", "1", "2"], ["bob"], ["cy", "3"]], start=1):
    print(number, name, marks)
record = {"name": "x", "size": (3, 4)}
for key, (w, h) in {"a": (1, 2), "b": (3, 4)}.items():
    print(key, w * h, end=" ")
print([p + q for (p, q), r in [((1, 2), 3), ((4, 5), 6)] if r > 3], [*range(3), *"ab"], {**{"k": 1}, "l": 2}, (*[1], 2))
matrix = [[1, 2], [3, 4]]
(matrix[0][0], matrix[0][1]), matrix[1][0] = (matrix[0][1], matrix[0][0]), matrix[1][1]
print(matrix)
fib = [0, 1]
while len(fib) < 10:
    *_, before, latest = fib
    fib += [before + latest]
print(fib)
try:
    u, v = "a b c".split()
except ValueError as error:
    print(error)
