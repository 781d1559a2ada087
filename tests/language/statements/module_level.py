"""Module-level code as scripts have it."""
from typing import Optional

words = "the quick brown fox jumps over the lazy dog the end".split()
counts: dict[str, int] = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])):
    print(word, n)
squares = []
for i in range(5):
    for j in range(i):
        squares.append(i * j)
print(squares, i, j)
a, b = 1, "x"
(c, d), *rest = (1, 2.5), 3, 4
print(a, b, c, d, rest)
p = q = 0
p += 1
print(p, q)


def find(xs: list[int], x: int) -> Optional[int]:
    for at, y in enumerate(xs):
        if x == y:
            return at
    return None


found = find([1, 2, 3], 2)
if found is not None:
    print(found + 1)
missing = find([1], 5)
if missing is None:
    missing = 10
print(missing + 1)
if (m := len(words)) > 3:
    print(m)
total = 0
while total < 10:
    step = 3
    total += step
else:
    print("done", total, step)
try:
    value = int("x")
except ValueError as e:
    value = -1
    print(e)
print(value)
match words:
    case [first, *others]:
        print(first, len(others))
best: Optional[str] = None
for w in words:
    if best is None or len(w) > len(best):
        best = w
print(best)
if best is not None:
    print(best.upper())
