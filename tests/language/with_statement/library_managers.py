"""contextlib: contextmanager, suppress, closing."""

from __future__ import annotations

import contextlib
from contextlib import contextmanager, suppress, closing, nullcontext
from typing import Iterator, Generator


@contextmanager
def tag(name: str, indent: int = 0) -> Iterator[str]:
    print(" " * indent + f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(" " * indent + f"</{name}>")


with tag("a") as t, tag("b", indent=2) as u:
    print(t, u)


@contextlib.contextmanager
def translate() -> Iterator[None]:
    try:
        yield
    except KeyError as e:
        raise ValueError(f"translated {e}") from e
    except ZeroDivisionError:
        print("swallowed")


with translate():
    1 / 0
try:
    with translate():
        {}["x"]  # type: ignore[index]
except ValueError as e:
    print(e, repr(e.__cause__))
try:
    with translate():
        raise IndexError("passes")
except IndexError as e:
    print("idx", e)


@contextmanager
def bad() -> Iterator[int]:
    yield 1
    yield 2


try:
    with bad() as b:
        print(b)
except RuntimeError as e:
    print(e)


@contextmanager
def never() -> Iterator[int]:
    if len("x") == 0:
        yield 1


try:
    with never():
        print("no")
except RuntimeError as e:
    print(e, e.__cause__, e.__suppress_context__)

with suppress(KeyError, IndexError):
    [1][5]
    print("no")
with suppress(ValueError):
    print("fine")
print("after")
try:
    with suppress(KeyError):
        raise TypeError("not this")
except TypeError as e:
    print(e)


class Pool:
    def __init__(self) -> None:
        self.used = 0

    @contextmanager
    def connection(self) -> Generator[int, None, None]:
        self.used += 1
        try:
            yield self.used
        finally:
            self.used -= 1

    def close(self) -> None:
        print("pool closed", self.used)


pool = Pool()
with pool.connection() as c1:
    with pool.connection() as c2:
        print(c1, c2, pool.used)
print(pool.used)
with closing(Pool()) as p:
    print(p.used)


def value() -> int:
    with tag("v"):
        return 42


print(value())


def find(xs: list[int]) -> int:
    for i, x in enumerate(xs):
        with suppress(ZeroDivisionError):
            if 10 // x == 5:
                return i
    return -1


print(find([0, 1, 2]), find([0, 0]))


def local_manager() -> None:
    log: list[str] = []

    @contextmanager
    def step(name: str) -> Iterator[None]:
        log.append("begin " + name)
        yield
        log.append("end " + name)

    with step("one"):
        log.append("in")
    print(log)


local_manager()


def fails() -> None:
    with tag("f"):
        raise LookupError("to the top")


fails()
