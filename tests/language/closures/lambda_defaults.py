"""Lambdas where a Callable is expected, with defaults that keep a value; functions with defaults as narrower Callables."""
from collections.abc import Callable


def apply(f: Callable[[int], int], x: int) -> int:
    return f(x)
ops: dict[str, Callable[[int, int], int]] = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b}
print(ops["add"](1, 2), apply(lambda v: v + 1, 3))
inc: Callable[[int], int] = lambda v: v + 1
print(inc(4))
funcs: list[Callable[[], int]] = [lambda i=i: i * 2 for i in range(3)]  # type: ignore[misc]
print([f() for f in funcs])
adders: list[Callable[[int], int]] = []
for k in range(3):
    adders.append(lambda v, k=k: v + k)  # type: ignore[misc]
print([a(10) for a in adders])
def pos(a: int, b: int = 5) -> int:
    return a + b
one: Callable[[int], int] = pos
two: Callable[[int, int], int] = pos
print(one(1), two(1, 2))
