"""for/else and while/else with break, continue, return and exceptions; loops inside loops."""

from collections.abc import Sequence


def smallest_factor(n: int) -> int:
    for d in range(2, n):
        if d * d > n:
            break
        if n % d == 0:
            return d
    else:
        return -n
    return n


def index_of(items: Sequence[str], wanted: str) -> int:
    for i, item in enumerate(items):
        if item == wanted:
            break
    else:
        raise LookupError(f"no {wanted!r} among {len(items)}")
    return i


def find_pair(grid: list[list[int]], total: int) -> tuple[int, int] | None:
    """Leaves two loops with break and else/continue."""
    for r, row in enumerate(grid):
        for c, value in enumerate(row):
            if value < 0:
                continue
            if value + r + c == total:
                break
        else:
            continue
        break
    else:
        return None
    return r, c


print([smallest_factor(n) for n in (1, 2, 3, 4, 15, 49, 97)])
print(index_of(["a", "b"], "b"))
for missing in ([], ["x"]):
    try:
        index_of(missing, "q")
    except LookupError as error:
        print(error)
grid = [[1, -5, 2], [7, 8], [], [9]]
print([find_pair(grid, t) for t in (1, 4, 10, 12, 99)])
n = 10
while n:
    n -= 3
    if n < 0:
        print("overshot", n)
        break
else:
    print("exact")
attempts = 0
while attempts < 3:
    try:
        attempts += 1
        if attempts == 2:
            continue
        print("attempt", attempts, 6 // (attempts - 1))
    except ZeroDivisionError:
        print("caught at", attempts)
        continue
    finally:
        print("finally", attempts)
else:
    print("no break")
nothing: list[int] = []
for _ in nothing:
    pass
else:
    print("empty loop, else runs")
for outer in "ab":
    for inner in range(3):
        if inner == 1:
            continue
        try:
            if outer == "b" and inner == 2:
                break
        finally:
            print(outer, inner, end="; ")
    else:
        print("row", outer, "done")
print(outer, inner)
total, k = 0, 0
while True:
    k += 1
    if k % 2:
        continue
    total += k
    if total > 20:
        break
print(k, total)
primes: list[int] = []
for candidate in range(2, 40):
    for p in primes:
        if candidate % p == 0:
            break
    else:
        primes.append(candidate)
print(primes)
