from typing import Iterable, Mapping, Sequence
def total(xs: Iterable[int]) -> int:
    return sum(xs)
def keys(m: Mapping[str, int]) -> list[str]:
    return list(m)
def first(xs: Sequence[str]) -> str:
    return xs[0] if xs else "none"
print(total([]), keys({}), first([]), first(()), total(()), total({1, 2}), "".join([]), first("abc"))
def g(x: "list[int] | tuple[int, ...] | set[int]") -> int:
    return total(x) + sum(x) + len(x) + max(x)
print(g([1]), g((1, 2)), g({5}))
print(sum(()), max([1.5, 2.5]), min("hello"), sum([0.5, 0.25]), sum([[1], [2]], []))
