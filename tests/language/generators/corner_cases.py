from __future__ import annotations
from typing import Callable, Generator, Iterator


def g1() -> Generator[int, str, str]:
    got = yield 1
    print("got", got)
    try:
        got = yield 2
        print("got", got)
    except KeyError as e:
        print("key", e)
        yield 99
    finally:
        print("fin")
    return "done"


def outer() -> Generator[int, str, None]:
    r = yield from g1()
    print("r", r)
    yield from [10, 20]
    yield from (x for x in (30, 40))
    yield from {5: 6}
    yield from range(2)


def bad() -> Iterator[int]:
    yield 1
    raise StopIteration("x")


def stubborn() -> Generator[int, None, None]:
    try:
        yield 1
    except GeneratorExit:
        yield 2


def strs() -> Iterator[str]:
    yield from "ab"
    return


def main() -> None:
    o = outer()
    print(next(o), o.send("a"), o.send("b"))
    print(list(o))
    o = outer()
    print(next(o), next(o) if False else o.send("q"))
    print(o.throw(KeyError("k")))
    o.close()
    try:
        next(o)
    except StopIteration as s:
        print("stop", s.value)
    b = bad()
    print(next(b))
    try:
        next(b)
    except RuntimeError as e:
        print(e, repr(e.__cause__))
    st = stubborn()
    next(st)
    try:
        st.close()
    except RuntimeError as e:
        print(e)
    print(list(strs()))
    g = g1()
    try:
        g.send("early")
    except TypeError as e:
        print(e)
    g.close()
    g2 = g1()
    try:
        g2.throw(ValueError("v"))
    except ValueError as e:
        print("v", e)
    try:
        while True:
            g3 = g1()
            next(g3)
            g3.send("x")
            g3.send("y")
    except StopIteration as e:
        print("value", e.value)
    fs: list[Callable[[], int]] = [lambda: i for i in range(3)]
    print([f() for f in fs])
    k = 10
    ge = (k * i for i in range(3))
    k = 20
    print(list(ge))
    n = iter([1, 2, 3])
    print([x for x in n if x > 1], next(n, "end"))


main()
