"""Closures: cells per call and per loop, defaults at definition, recursion, methods as values, unassigned captures."""

from __future__ import annotations

from typing import Callable


def counter() -> Callable[[], int]:
    n = 0

    def inc() -> int:
        nonlocal n
        n += 1
        return n

    return inc


a, b = counter(), counter()
print(a(), a(), b(), a())

fs: list[Callable[[], int]] = []
for i in range(3):
    fs.append(lambda: i * 10)
print([f() for f in fs])
gs: list[Callable[[], int]] = [lambda i=i: i * 10 for i in range(3)]  # type: ignore[misc]
print([g() for g in gs])


def adders() -> list[Callable[[int], int]]:
    out: list[Callable[[int], int]] = []
    for k in range(3):
        def add(x: int, k: int = k) -> int:
            return x + k
        out.append(add)
    return out


print([f(1) for f in adders()])


def late() -> list[Callable[[int], int]]:
    out: list[Callable[[int], int]] = []
    for k in range(3):
        def add(x: int) -> int:
            return x + k
        out.append(add)
    return out


print([f(1) for f in late()])


def nested(x: int) -> Callable[[int], Callable[[int], int]]:
    def middle(y: int) -> Callable[[int], int]:
        def inner(z: int) -> int:
            nonlocal x
            x += 1
            return x * 100 + y * 10 + z
        return inner
    return middle


m = nested(1)
print(m(2)(3), m(4)(5))


def fact_maker() -> Callable[[int], int]:
    def fact(n: int) -> int:
        return 1 if n <= 1 else n * fact(n - 1)
    return fact


print(fact_maker()(10))


def even_odd(n: int) -> bool:
    def even(k: int) -> bool:
        return True if k == 0 else odd(k - 1)

    def odd(k: int) -> bool:
        return False if k == 0 else even(k - 1)

    return even(n)


print(even_odd(10), even_odd(7))

ops: dict[str, Callable[[int, int], int]] = {
    "+": lambda x, y: x + y,
    "-": lambda x, y: x - y,
    "*": lambda x, y: x * y,
}
for name, op in ops.items():
    print(name, op(7, 3))


def square(x: int) -> int:
    return x * x


def apply(f: Callable[[int], int], xs: list[int]) -> list[int]:
    return [f(x) for x in xs]


print(apply(square, [1, 2, 3]), apply(lambda x: -x, [1, 2, 3]))


def compose(*fs: Callable[[int], int]) -> Callable[[int], int]:
    def run(x: int) -> int:
        for f in fs:
            x = f(x)
        return x
    return run


print(compose(square, lambda x: x + 1, square)(3))


class Account:
    def __init__(self, balance: int) -> None:
        self.balance = balance
        self.listeners: list[Callable[[int], None]] = []

    def deposit(self, n: int) -> int:
        self.balance += n
        for listener in self.listeners:
            listener(self.balance)
        return self.balance


acc = Account(100)
dep = acc.deposit
acc.listeners.append(lambda n: print("balance", n))
log: list[int] = []
acc.listeners.append(log.append)
print(dep(5), dep(10), log)
handlers = {"d": acc.deposit, "s": square}
print(handlers["d"](1), handlers["s"](5))


def make_stack() -> tuple[Callable[[int], None], Callable[[], int], Callable[[], int]]:
    items: list[int] = []

    def push(x: int) -> None:
        items.append(x)

    def pop() -> int:
        return items.pop()

    def size() -> int:
        return len(items)

    return push, pop, size


push, pop, size = make_stack()
push(1)
push(2)
print(pop(), size())
words = ["banana", "Apple", "cherry", "date"]
print(sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w)))
print(list(map(str.upper, words)), list(filter(lambda w: "a" in w, words)))
print(max(words, key=len), min(words, key=lambda w: w[-1]))


def optional_callback(f: Callable[[str], str] | None = None) -> str:
    return f("x") if f is not None else "none"


print(optional_callback(), optional_callback(lambda s: s * 3), optional_callback(str.upper))


def outer() -> None:
    total = 0

    def visit(n: int, depth: int = 0) -> None:
        nonlocal total
        total += n
        if n > 0:
            visit(n - 1, depth + 1)
        else:
            print("depth", depth)

    visit(4)
    print("total", total)


outer()
x = 10


def shadow() -> int:
    x = 1

    def inner() -> int:
        global x
        x += 1
        return x

    return inner() + x


print(shadow(), x)


def unbound() -> None:
    def f() -> int:
        return later
    try:
        print(f())
    except NameError as e:
        print(type(e).__name__, e)
    later = 5
    print(f())


unbound()


def unbound2(flag: bool) -> int:
    if flag:
        v = 1
    return v


try:
    unbound2(False)
except UnboundLocalError as e:
    print(e)
