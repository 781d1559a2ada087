"""Generators as pipelines, and their corner cases."""

from __future__ import annotations

from typing import Callable, Generator, Iterable, Iterator


def chain(*its: Iterable[int]) -> Iterator[int]:
    for it in its:
        yield from it


def pairwise(xs: Iterable[int]) -> Iterator[tuple[int, int]]:
    it = iter(xs)
    try:
        prev = next(it)
    except StopIteration:
        return
    for x in it:
        yield prev, x
        prev = x


def chunked(xs: list[int], n: int) -> Iterator[list[int]]:
    for i in range(0, len(xs), n):
        yield xs[i:i + n]


def primes() -> Iterator[int]:
    found: list[int] = []
    n = 2
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 1


def takewhile(pred: Callable[[int], bool], xs: Iterable[int]) -> Iterator[int]:
    for x in xs:
        if not pred(x):
            break
        yield x


def flatten(x: list[int] | int) -> Iterator[int]:
    if isinstance(x, list):
        for y in x:
            yield from flatten(y)
    else:
        yield x


def permutations(xs: list[str]) -> Iterator[list[str]]:
    if len(xs) <= 1:
        yield xs
        return
    for i, x in enumerate(xs):
        for rest in permutations(xs[:i] + xs[i + 1:]):
            yield [x] + rest


class Countdown:
    def __init__(self, n: int) -> None:
        self.n = n

    def __iter__(self) -> Iterator[int]:
        n = self.n
        while n:
            yield n
            n -= 1


class Steps:
    def __init__(self, stop: int) -> None:
        self.i = 0
        self.stop = stop

    def __iter__(self) -> Steps:
        return self

    def __next__(self) -> int:
        if self.i >= self.stop:
            raise StopIteration
        self.i += 1
        return self.i


print(list(chain([1, 2], (3, 4), range(5, 7), Countdown(2), Steps(2))))
print(list(pairwise([1, 4, 9])), list(pairwise([])), list(chunked([1, 2, 3, 4, 5], 2)))
print(list(takewhile(lambda p: p < 30, primes())), list(flatten([1, 2])))
print(["".join(p) for p in permutations(["a", "b", "c"])])
print(max(Countdown(5)), sum(Steps(4)), tuple(Steps(3)), set(Countdown(2)), sorted(Countdown(3)))
for a, b in zip(Countdown(3), Steps(10)):
    print(a, b)


def nested_try() -> Generator[str, None, None]:
    try:
        try:
            yield "in"
        except ValueError:
            yield "value"
            raise KeyError("k")
        finally:
            yield "inner finally"
    except KeyError as e:
        yield f"key {e}"


n = nested_try()
print(next(n), n.throw(ValueError("v")), next(n), next(n), next(n, "end"))


def ignoring() -> Generator[int, None, None]:
    try:
        yield 1
    except GeneratorExit:
        yield 2


ig = ignoring()
next(ig)
try:
    ig.close()
except RuntimeError as e:
    print(e)


def recursive_gen() -> Generator[int, None, None]:
    next(holder[0])
    yield 1


holder: list[Generator[int, None, None]] = []
holder.append(recursive_gen())
try:
    next(holder[0])
except ValueError as e:
    print(e)


def typed_send() -> Generator[int, int, str]:
    total = 0
    for _ in range(3):
        total += yield total
    return f"total {total}"


def driver() -> Generator[int, int, None]:
    result = yield from typed_send()
    print(result)


d = driver()
print(next(d), d.send(5), d.send(6))
try:
    d.send(7)
except StopIteration:
    print("done")
fresh = typed_send()
try:
    fresh.send(3)
except TypeError as e:
    print(e)


def with_default(n: int = 3, *, step: int = 1) -> Iterator[int]:
    yield from range(0, n * step, step)


print(list(with_default()), list(with_default(2, step=5)))
squares = {x: x * x for x in Countdown(3)}
gen = (x for x in Countdown(4) if x % 2 == 0)
print(squares, next(gen), list(gen), list(gen))
total = sum(x * y for x in range(3) for y in range(x))
print(total, any(x > 3 for x in Countdown(5)), all(x for x in Countdown(5)))
lines = (line.strip() for line in ["a ", " b", ""])
nonempty = (l for l in lines if l)
print([u.upper() for u in nonempty])


def fib() -> Iterator[int]:
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(10)], next(x for x in f if x > 100))


def outer_state() -> Callable[[], Iterator[int]]:
    n = 0

    def gen() -> Iterator[int]:
        nonlocal n
        while n < 3:
            n += 1
            yield n

    return gen


mk = outer_state()
g1, g2 = mk(), mk()
print(next(g1), next(g2), next(g1), list(g2))


def gen_raises_in_finally() -> Iterator[int]:
    try:
        yield 1
    finally:
        raise OSError("cleanup failed")


q = gen_raises_in_finally()
next(q)
try:
    q.close()  # type: ignore[attr-defined]
except OSError as e:
    print("close raised", e, repr(e.__context__))
