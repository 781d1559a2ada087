"""The first iterable of a comprehension belongs to the scope around it."""

xs = [1, 2]
print([xs for xs in xs], [x for x in [x * 2 for x in xs]], {x: y for x in xs for y in range(x)})
def f(p: int | None, q: list[int]) -> list[int]:
    if p is None:
        return []
    a = [p for p in (p, p + 1)]
    b = [q for q in q if q > 0]
    c = list(x for x in q for q in [x, x])
    return a + b + c + [p]
print(f(3, [1, -1]), f(None, []), sum(n for n in [1, 2] if [n for n in (n,)]))
