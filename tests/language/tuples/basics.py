"""Tuples: fixed and variable, comparison, unpacking."""

point = (3, 4.5, "label")
x, y, name = point
print(point, x, y, name, point[0], point[-1], len(point), point == (3, 4.5, "label"))
first, *rest = [1, 2, 3, 4]
*start, last = (5, 6, 7)
print(first, rest, start, last)
(a, b), c = (1, 2), 3
a, b = b, a
print(a, b, c, (1, 2) < (1, 3), (1, "a") == (1, "b"), (1,), ())
many: tuple[int, ...] = tuple(range(5))
print(many, many[1:3], 3 in many, many + (9,), many.index(2), sum(many), tuple("ab"))


def min_max(values: list[int]) -> tuple[int, int]:
    return min(values), max(values)


low, high = min_max([4, 1, 7])
print(low, high, min_max([2]), sorted([(2, "b"), (1, "z"), (2, "a")]))
for i, (key, value) in enumerate([("k", 1), ("l", 2)]):
    print(i, key, value)
