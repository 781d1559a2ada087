"""Calls with several `*` of unknown length for a fixed number of parameters"""

from itertools import combinations, product


def is_right(x1: int, y1: int, x2: int, y2: int) -> bool:
    return x1 * x2 + y1 * y2 == 0


print(sum(is_right(*pt1, *pt2) for pt1, pt2 in combinations(product(range(3), repeat=2), 2)))
print(is_right(*(1, 2), *(3, 4)))
a = (1, 2)
b = (3, 4)
print(is_right(*a, *b))
c = [1, 2]
d = [3, 4]
print(is_right(*c, *d), is_right(*a, *c))



xs = [1]
print(is_right(*xs, 5, *[2, 3]))  # type: ignore[call-arg]
for items in ([1, 2], [1, 2, 3]):
    try:
        print(is_right(*items, *items))
    except TypeError as error:
        print(error)
