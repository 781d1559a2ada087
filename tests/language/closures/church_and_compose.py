"""Functions all the way: Church numerals, composition, currying, pipelines and a man-or-boy test."""
from __future__ import annotations
from typing import Callable, TypeVar

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")
Step = Callable[[int], int]
Church = Callable[[Step], Step]


def zero(f: Step) -> Step:
    return lambda x: x


def successor(n: Church) -> Church:
    return lambda f: lambda x: f(n(f)(x))


def add(m: Church, n: Church) -> Church:
    return lambda f: lambda x: m(f)(n(f)(x))


def multiply(m: Church, n: Church) -> Church:
    return lambda f: m(n(f))


def church(n: int) -> Church:
    return zero if n == 0 else successor(church(n - 1))


def number(n: Church) -> int:
    return n(lambda x: x + 1)(0)


def compose(f: Callable[[U], V], g: Callable[[T], U]) -> Callable[[T], V]:
    return lambda x: f(g(x))


def pipeline(*steps: Step) -> Step:
    def run(x: int) -> int:
        for step in steps:
            x = step(x)
        return x
    return run


def curry(f: Callable[[T, U], V]) -> Callable[[T], Callable[[U], V]]:
    return lambda a: lambda b: f(a, b)


def flip(f: Callable[[T, U], V]) -> Callable[[U, T], V]:
    return lambda a, b: f(b, a)


def a(k: int, x1: Callable[[], int], x2: Callable[[], int], x3: Callable[[], int], x4: Callable[[], int], x5: Callable[[], int]) -> int:
    def b() -> int:
        nonlocal k
        k -= 1
        return a(k, b, x1, x2, x3, x4)
    return x4() + x5() if k <= 0 else b()


def shout(text: str) -> str:
    return text.upper() + "!"


def shown(n: int) -> str:
    return f"<{n:x}>"


def repeated(n: int, text: str) -> str:
    return n * "ab" + text


def power(base: int, exponent: int) -> int:
    result = 1
    for _ in range(exponent):
        result *= base
    return result


three, four = church(3), church(4)
print(number(zero), number(three), number(add(three, four)), number(multiply(three, four)), three(lambda x: x * 2)(5))
print(compose(shout, shown)(12345), compose(len, shown)(99), pipeline(lambda x: x + 1, lambda x: x * 10, abs)(-4), pipeline()(9))
print(curry(repeated)(2)("c"), flip(repeated)("x", 1), list(map(curry(power)(2), range(5))))
print([a(k, lambda: 1, lambda: -1, lambda: -1, lambda: 1, lambda: 0) for k in range(8)])
try:
    pipeline(lambda x: x - 3, lambda x: 6 // x)(3)
except ZeroDivisionError as error:
    print(error)
