"""Generators: send, throw, close, yield from, methods, expressions, errors."""

from __future__ import annotations

from typing import Generator, Iterable, Iterator


def count(n: int) -> Iterator[int]:
    i = 0
    while i < n:
        yield i
        i += 1


def naturals() -> Iterator[int]:
    n = 0
    while True:
        yield n
        n += 1


def take(n: int, it: Iterable[int]) -> Iterator[int]:
    for i, x in enumerate(it):
        if i >= n:
            return
        yield x


def evens(it: Iterable[int]) -> Iterator[int]:
    for x in it:
        if x % 2 == 0:
            yield x


print(list(count(4)), sum(count(10)), list(take(5, evens(naturals()))))


def averager() -> Generator[float, float, str]:
    total = 0.0
    n = 0
    avg = 0.0
    while True:
        x = yield avg
        if x < 0:
            return f"done {n}"
        total += x
        n += 1
        avg = total / n


g = averager()
next(g)
print(g.send(10.0), g.send(20.0))
try:
    g.send(-1.0)
except StopIteration as e:
    print("stop", e.value)


def inner() -> Generator[int, None, str]:
    yield 1
    yield 2
    return "inner result"


def outer() -> Generator[int, None, None]:
    r = yield from inner()
    print("got", r)
    yield 3
    yield from [4, 5]
    yield from range(6, 8)


print(list(outer()))


def resilient() -> Generator[int, None, None]:
    n = 0
    while True:
        try:
            yield n
            n += 1
        except ValueError as e:
            print("caught", e)
            n = 100
        finally:
            print("fin", n)


r = resilient()
print(next(r), next(r))
print(r.throw(ValueError("boo")))
r.close()
try:
    next(r)
except StopIteration as e:
    print("closed", e.value, e.args)


def cleanup() -> Iterator[str]:
    print("start")
    try:
        yield "a"
        yield "b"
    finally:
        print("cleanup")


for s in cleanup():
    print(s)
    break
c = cleanup()
print(next(c))
c.close()  # type: ignore[attr-defined]
c.close()  # type: ignore[attr-defined]


def tree(n: int) -> Iterator[int]:
    if n > 0:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(4)))


class Node:
    def __init__(self, value: int, left: Node | None = None, right: Node | None = None) -> None:
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self) -> Iterator[int]:
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right

    def walk(self, depth: int = 0) -> Iterator[tuple[int, int]]:
        yield depth, self.value
        for child in (self.left, self.right):
            if child is not None:
                yield from child.walk(depth + 1)


t = Node(4, Node(2, Node(1), Node(3)), Node(6, Node(5)))
print(list(t), max(t), sorted(t, reverse=True), 3 in t)
for d, v in t.walk():
    print("  " * d, v)
gen = (x * x for x in range(10) if x % 3)
print(next(gen), list(gen), sum(x for x in [1, 2, 3]), any(x > 2 for x in (1, 2, 3)))
print(", ".join(str(x) for x in range(3)), {k: v for k, v in zip("ab", count(2))})


def bad() -> Iterator[int]:
    yield 1
    raise KeyError("in generator")


try:
    for x in bad():
        print(x)
except KeyError as e:
    print("K", e)


def stop_inside() -> Iterator[int]:
    yield 1
    raise StopIteration


try:
    print(list(stop_inside()))
except RuntimeError as e:
    print(e, repr(e.__cause__))


def echo() -> Generator[str, str | None, None]:
    msg = "ready"
    while True:
        got = yield msg
        if got is None:
            msg = "nothing"
        else:
            msg = f"echo {got}"


e = echo()  # type: ignore[misc]
print(next(e), e.send("a"), next(e), e.send("b"))  # type: ignore[misc]
pairs = [(i, j) for i in range(3) for j in count(i)]
print(pairs)
a, *rest = count(5)
print(a, rest)
print(list(zip(count(3), naturals())), dict(enumerate(count(3))))
print(next(count(0), -1), next(iter([]), None))


def countdown(n: int) -> Generator[int, None, int]:
    while n > 0:
        yield n
        n -= 1
    return 42


def delegating() -> Generator[int, None, None]:
    x = yield from countdown(2)
    y = yield from countdown(1)
    print("sum", x + y)


for i in delegating():
    print(i)
it = iter(count(3))
for x in it:
    print("first", x)
    break
for x in it:
    print("rest", x)
