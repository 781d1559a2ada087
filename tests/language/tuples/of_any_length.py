"""Tuples of several lengths where one of any length is wanted"""

by_city: dict[str, tuple[str, ...]] = {}
for a, b in (("a", "b"), ("a", "c")):
    by_city[a] = by_city.get(a, ()) + (b,)
print(by_city)


def pick(n: int) -> tuple[int, ...] | None:
    got: tuple[int] | tuple[int, int] | None = (1,) if n == 1 else (1, 2) if n == 2 else None
    return got


for n in range(4):
    print(pick(n), (pick(n) or ()) + (9,))
pairs: dict[str, tuple[str, ...]] = {"x": ("p", "q")}
for name in ("x", "y"):
    print(list(pairs.get(name, ())), len(pairs.get(name, ())), pairs.get(name, ()) == ())
