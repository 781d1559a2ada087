"""The Josephus problem on a list, by pop, by deque rotation, and by the formula."""

from collections import deque


def by_pop(n: int, k: int) -> list[int]:
    """The order in which prisoners are removed."""
    if n < 1 or k < 1:
        raise ValueError(f"n and k are positive, not {n} and {k}")
    circle = list(range(n))
    order: list[int] = []
    at = 0
    while circle:
        at = (at + k - 1) % len(circle)
        order.append(circle.pop(at))
    return order


def by_rotation(n: int, k: int) -> list[int]:
    circle = deque(range(n))
    order: list[int] = []
    while circle:
        circle.rotate(1 - k)
        order.append(circle.popleft())
    return order


def survivor(n: int, k: int) -> int:
    place = 0
    for size in range(2, n + 1):
        place = (place + k) % size
    return place


print(by_pop(41, 3))
print(all(by_pop(n, k) == by_rotation(n, k) for n in range(1, 15) for k in range(1, 9)))
print([survivor(n, 2) + 1 for n in range(1, 17)], survivor(41, 3), by_pop(41, 3)[-3:])
for n, k in ((0, 3), (5, 0)):
    try:
        by_pop(n, k)
    except ValueError as error:
        print(error)
names = "Ann Ben Cyd Dan Eve Fay".split()
while len(names) > 1:
    names = names[2:] + names[:1]
    print(names)
