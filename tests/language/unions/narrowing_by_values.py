"""Narrowing by enum members, membership, items, type guards and callable(); loops over unions."""
from __future__ import annotations
from enum import Enum
from typing import Callable, TypeGuard, Iterable


class Missing(Enum):
    MISSING = 0


class Color(Enum):
    RED = 1
    BLUE = 2


def f(d: str | None | Missing = Missing.MISSING) -> str | None:
    if d is Missing.MISSING:
        return "x"
    return d


def g(c: Color | str) -> str:
    if c is Color.RED:
        return c.name
    if isinstance(c, Color):
        return "other " + c.name
    return c.upper()


def is_texts(xs: list[object]) -> TypeGuard[list[object]]:
    return all(isinstance(x, str) for x in xs)


def is_text(x: object) -> TypeGuard[str]:
    return isinstance(x, str)


def show(x: object) -> str:
    if is_text(x):
        return x.upper()
    return "?"


def h(x: str | None, names: list[str]) -> int:
    if x in names:
        return len(x)
    if x not in ("a", "b"):
        return -1
    return len(x) * 10


def total(value: list[int] | dict[str, int] | tuple[()] | set[float]) -> float:
    s = 0.0
    for v in (value.values() if isinstance(value, dict) else value):
        if v < 0:
            break
        s += v
    else:
        s += 100
    return s


def items(d: dict[str, int | None]) -> int:
    if d["a"] is not None:
        return d["a"] + 1
    d["a"] = 7
    return len(d)


def first(xs: list[int | str | None]) -> str:
    if isinstance(xs[0], int):
        return str(xs[0] + 1)
    for i in range(len(xs)):
        if xs[i] is None:
            xs[i] = 5
            continue
        if isinstance(xs[1], str):
            return xs[1].upper()
    return "-"


class N:
    def __init__(self, v: int, nxt: N | None = None) -> None:
        self.v = v
        self.nxt = nxt


def walk(n: N | None) -> list[int]:
    out = []
    while n is not None:
        out.append(n.v)
        n = n.nxt
    return out


def last(n: N) -> int:
    while n.nxt is not None:
        n = n.nxt
    return n.v


def call(x: Callable[[], int] | int) -> int:
    if callable(x):
        return x()
    return x + 1


print(f(), f(None), f("q"), g(Color.RED), g(Color.BLUE), g("s"), show("a"), show(1))
print(h("zz", ["zz"]), h(None, ["a"]), h("a", []), total([1, 2]), total({"a": 4}), total(()), total({1.5}), total([3, -1]))
print(items({"a": 1}), items({"a": None}), first([1]), first([None, "a"]), first([None, None]))
print(walk(N(1, N(2))), last(N(1, N(2))), call(lambda: 4), call(4))
d: dict[str, list[int]] = {"a": [1]}
print([n for n in d.get("a", ())], [n for n in d.get("b", ())])
