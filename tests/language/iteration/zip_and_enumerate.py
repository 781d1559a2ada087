"""zip, enumerate, reversed and their unequal lengths, strictness and exhaustion."""

from collections.abc import Iterator
from itertools import zip_longest

names = ["ann", "bob", "cyd"]
scores = (90, 85)
print(list(zip(names, scores)), list(zip(names)), dict(zip(names, range(10, 99, 10))))
print(list(zip_longest(names, scores, fillvalue=0)), [a or "none" for a, _ in zip_longest("a", "xyz")])
try:
    print(list(zip(names, scores, strict=True)))
except ValueError as error:
    print("ValueError:", error)
try:
    for pair in zip(scores, names, strict=True):
        print(pair)
except ValueError as error:
    print("ValueError:", error)
columns = list(zip(*[(1, "a", True), (2, "b", False)]))
print(columns, [list(c) for c in zip(*["abc", "def"])])
for i, (name, score) in enumerate(zip(names, scores), start=1):
    print(i, name, score)
print(list(enumerate("ab", -1)), [(i, a, b) for i, (a, b) in enumerate({"x": 1, "y": 2}.items())], max(enumerate([3, 9, 9]), key=lambda p: p[1]))
for a, b, c in zip(reversed(names), range(3), "xyz"):
    print(a, b, c, end="; ")
print()
it = iter(range(7))
print(list(zip(it, it)), list(it), list(zip(*[iter("abcdef")] * 3)))
left, right = iter([1, 2]), iter([1, 2, 3])
print(list(zip(right, left)), list(right))


def countdown(n: int) -> Iterator[int]:
    while n:
        yield n
        n -= 1


print(list(zip(countdown(9), "abc")), [(a, b) for a, b in zip(names, names[1:])], sum(a * b for a, b in zip([1, 2, 3], [4, 5, 6])))
print(list(reversed(range(0, 10, 3))), list(reversed("añb")), list(reversed((1, 2.5, None))), [*reversed({"k": 1, "l": 2})])
e = enumerate(names)
print(next(e), next(e), list(e), list(e), next(e, None))
z = zip("ab", [1, 2])
print(("a", 1) in z, list(z), iter(z) is z)
first = next((i for i, n in enumerate(names) if n.startswith("c")), -1)
print(first, next((i for i, n in enumerate(names) if n == "zed"), -1), all(x < y for x, y in zip(names, names[1:])))
changes = [i for i, (a, b) in enumerate(zip("aabbbc", "aabbbc"[1:]), 1) if a != b]
matrix = [[1, 2], [3, 4]]
print(changes, [[r[i] for r in matrix] for i, _ in enumerate(matrix)], *(f"{i}:{v}" for i, v in enumerate(sum(matrix, []))))
